"""Where the chips of a cell lie: the same for painting and for the pointer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from planner.services.wheel.turns import WheelTurn
from ui.item_models.wheel_words import chip_text, day_text, initial, short_text
from ui.theme import px, px_exact, text_font

ROW_HEIGHT, CHIP_HEIGHT, ICON = 42, 17, 11
TOP, GAP = 3, 3
# What may stand in the chips of duty, the fullest first: their words, and whether the icon is before them.
DUTY_FORMS: Final[tuple[tuple[Callable[[WheelTurn], str], bool], ...]] = (
    (chip_text, True),
    (day_text, True),
    (short_text, True),
    (short_text, False),
    (initial, False),
)


def chip_places(turns: Sequence[WheelTurn], cell: QRectF) -> list[tuple[WheelTurn, QRectF]]:
    """Lockdown and duty in the upper line, supervision in the lower; narrow cells keep the icon."""
    upper = [turn for turn in turns if turn.kind != "supervision"]
    lower = [turn for turn in turns if turn.kind == "supervision"]
    return [*_line(upper, cell, px(TOP)), *_line(lower, cell, px(TOP + CHIP_HEIGHT + GAP))]


def _line(turns: Sequence[WheelTurn], cell: QRectF, top: float) -> list[tuple[WheelTurn, QRectF]]:
    if not turns:
        return []
    gap, left = px(GAP), cell.left() + px(4)
    room = cell.width() - px(8) - gap * (len(turns) - 1)
    wanted = [wide_width(turn) for turn in turns]
    share = room / len(turns)
    places = []
    for turn, wide in zip(turns, wanted, strict=True):
        width = wide if sum(wanted) <= room else max(px(ICON), min(wide, share))
        places.append((turn, QRectF(left, cell.top() + top, width, px(CHIP_HEIGHT))))
        left += width + gap
    return places


def wide_width(turn: WheelTurn) -> float:
    """The width of a chip with icon and words."""
    metrics = QFontMetricsF(text_font("micro", 600))
    return metrics.horizontalAdvance(chip_text(turn)) + px_exact(ICON) + px(13)


def duty_form(places: Sequence[tuple[WheelTurn, QRectF]]) -> int:
    """The form in which every turn on duty of one cell has room for its words, so that all of them tell as
    much; behind the last form only the icon is left."""
    metrics = QFontMetricsF(text_font("micro", 600))
    on_duty = [(turn, place.width()) for turn, place in places if turn.kind == "duty"]
    for number, (words, has_icon) in enumerate(DUTY_FORMS):
        beside = px(ICON) + px(9) if has_icon else px(3)
        if all(metrics.horizontalAdvance(words(turn)) + beside <= width for turn, width in on_duty):
            return number
    return len(DUTY_FORMS)
