"""Lengths of the board at the scale in force, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ui.theme import px, px_exact, text_font
from ui.theme.tokens import tokens

# Text styles of the board: style of the type table, weight, whether figures are of one width.
TEXT_STYLES: Final[dict[str, tuple[str, int, bool]]] = {
    "time": ("micro", 500, True),
    "time_bold": ("micro", 650, True),
    "block": ("micro", 600, True),
    "figures": ("small", 500, True),
    "small": ("small", 500, False),
    "small_bold": ("small", 600, False),
    "words": ("micro", 500, False),
    "words_bold": ("micro", 600, False),
    "head": ("body", 600, False),
    "team": ("body", 650, False),
}


@dataclass(frozen=True, slots=True)
class BoardMetrics:
    """Vertical places inside a row and the sizes of marks. Made again when the scale changes."""

    row: int
    bar_top: int
    bar: int
    time_baseline: float
    rest_line: float
    radius: float
    block_radius: float
    block_inset: float
    name_width: int
    day_header: int
    cover_strip: int
    lane: int
    icon: float
    icon_least: float
    gap: float
    disc: float

    @property
    def header_height(self) -> int:
        """Day header, cover strip and uncovered lane together."""
        return self.day_header + self.cover_strip + self.lane

    @property
    def bar_bottom(self) -> int:
        return self.bar_top + self.bar

    @property
    def bar_middle(self) -> float:
        return self.bar_top + self.bar / 2


def make_metrics() -> BoardMetrics:
    """The lengths at the scale in force."""
    size, radius = tokens().board, tokens().radius
    row = max(px(size["row"]), _least_row())
    return BoardMetrics(
        row=row,
        bar_top=px(size["bar_top_in_row"]),
        bar=px(size["bar"]),
        time_baseline=row - px_exact(3.5),
        rest_line=px_exact(30.5),
        radius=px_exact(radius["bar"]),
        block_radius=px_exact(radius["block"]),
        block_inset=px_exact(size["block_inset"]),
        name_width=px(size["name_column"]),
        day_header=px(size["day_header"]),
        cover_strip=px(size["cover_strip"]),
        lane=px(size["uncovered_lane"]),
        icon=px_exact(12),
        icon_least=px_exact(11),
        gap=px_exact(3),
        disc=px_exact(6.5),
    )


def _least_row() -> int:
    """Room for the bar and a line of time text, should a fallback font be taller than the bundled one."""
    from PySide6.QtGui import QFontMetrics

    board = tokens().board
    return px(board["bar_top_in_row"] + board["bar"]) + QFontMetrics(text_font("micro")).height()
