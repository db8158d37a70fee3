"""The tooltip of a place on the board: all that the mark says, in lines."""

from __future__ import annotations

from ui.board.board_hits import Hit
from ui.board.board_scene import BoardScene
from ui.board.lane_painter import LaneMark
from ui.item_models.board_marks import AwayMark
from ui.item_models.board_words import block_words, long_day, shift_head, shift_parts, uncovered_when


def tip_of_hit(scene: BoardScene, hit: Hit) -> str:
    """The lines for a cell: head, then what is in it. Empty where there is nothing to say."""
    row, snapshot = scene.snapshot.rows[hit.row], scene.snapshot
    day = snapshot.days[hit.column]
    head = f"{row.name}, {long_day(day)}"
    if hit.mark is None:
        cell = snapshot.cell(hit.row, hit.column)
        away = _away(snapshot.away(hit.row), day)
        said = f"{away.words}, {away.detail}" if away else cell.off_text
        return f"{head}\n{said}" if said else ""
    if hit.block is not None:
        return f"{head}\n{block_words(hit.block)}"
    return "\n".join([head, _first_upper(shift_head(hit.mark)), *shift_parts(hit.mark)])


def tip_of_lane(mark: LaneMark) -> str:
    """The lines for a mark of the uncovered lane."""
    lines = []
    for each in mark.demands:
        lines += [f"{each.words}. {uncovered_when(each)}", *([each.reason] if each.reason else [])]
    return "\n".join(lines)


def _away(marks: tuple[AwayMark, ...], day: int) -> AwayMark | None:
    return next((mark for mark in marks if mark.first <= day <= mark.last), None)


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
