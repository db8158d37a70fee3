"""Shifts for the clipboard: tab-separated text and an HTML table of the same cells."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from planner.domain.rota import Shift

# A cell that begins so could be taken for a formula.
FORMULA = ("=", "+", "@")


def cell_words(shift: Shift) -> str:
    """`12:00–20:00`, and ` home` where it is worked at home."""
    times = shift.span.times
    return f"{times} home" if shift.place == "home" else times


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Tabs between cells, a line a row."""
    return "\n".join("\t".join(_plain(cell) for cell in row) for row in rows)


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """The same as a table."""
    body = "".join(f"<tr>{''.join(f'<td>{escape(_plain(cell))}</td>' for cell in row)}</tr>" for row in rows)
    return f'<html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>'


def _plain(cell: str) -> str:
    words = " ".join(cell.split())
    return f"'{words}" if words.startswith(FORMULA) else words
