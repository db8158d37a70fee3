"""Paints a shift in a day too narrow for hours: letter or start in a full bar, its times as thin lines."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from planner.domain.time_grid import DAY
from ui.board.bar_painter import TROUBLE_EDGES, TROUBLE_ICONS, BarShape
from ui.board.block_painter import BLOCK_COLOURS
from ui.board.board_ink import BoardInk
from ui.board.day_axis import DayAxis
from ui.item_models.board_marks import BlockLook, ShiftMark
from ui.item_models.board_words import brief_times
from ui.theme import px_exact

# What others wait for is shown by a thin line of its colour: visits above, duty below them, all that is bound
# to a time lowest; whole, dashed and dotted, so that colour is not all that tells them apart.
LANES: Final[dict[BlockLook, int]] = {
    "visit": 0,
    "duty": 1,
    "court": 2,
    "hearing": 2,
    "superv": 2,
    "event": 2,
}
# Below the line of the hours, which stands below the bar: the lowest ends above the rule of the row.
LANES_BELOW, LANE_STEP, HOURS_BELOW = 3.0, 2.5, 2.0
# Of a dash and of the gap after it, in pixels at 100 %: of a whole line, and of the lanes that are not whole.
WHOLE: Final = (10_000.0, 0.0)
DASHES: Final[dict[int, tuple[float, float]]] = {1: (4.0, 1.5), 2: (1.5, 1.5)}


class CondensedPainter:
    """Paints what stands in and under the bar; the bar itself is painted as any other."""

    def __init__(self, ink: BoardInk, axis: DayAxis) -> None:
        self._ink, self._axis = ink, axis

    def paint(self, painter: QPainter, mark: ShiftMark, shape: BarShape) -> None:
        """Letter or time, the line of its hours, the lines of what others wait for, what is wrong."""
        ink, text = self._ink, self._text(mark, shape)
        x = (shape.left + shape.right - ink.width("block", text)) / 2
        baseline = ink.middle_baseline("block", (shape.top + shape.bottom) / 2)
        ink.text(painter, "block", "text" if mark.is_unusual else "barInk", x, baseline, text)
        y = shape.bottom + px_exact(HOURS_BELOW)
        self._line(painter, mark.shift.start, mark.shift.end, mark.shift.day, y, "barInk")
        for block in mark.blocks:
            lane = LANES.get(block.look)
            if lane is not None:
                token, below = BLOCK_COLOURS[block.look][1], px_exact(LANES_BELOW + lane * LANE_STEP)
                dash = DASHES.get(lane, WHOLE)
                self._line(painter, block.span.start, block.span.end, mark.shift.day, y + below, token, dash)
        trouble = TROUBLE_EDGES.get(mark.trouble.kind) if mark.trouble else None
        if trouble is not None:
            side = px_exact(9)
            name = TROUBLE_ICONS[mark.trouble.kind] if mark.trouble else ""
            ink.draw_icon(painter, name, trouble, shape.right - side + 1, shape.top + 2, side)
        if mark.is_changed:
            painter.fillRect(
                QRectF(shape.left, shape.top, px_exact(2), shape.bottom - shape.top), ink.brush("accent")
            )

    def _text(self, mark: ShiftMark, shape: BarShape) -> str:
        """The letter of a named shift; else `12–20` where it fits, else the hour at which it starts."""
        shift, room = mark.shift, shape.right - shape.left - 2
        if shift.name:
            return shift.name[:1].upper()
        brief = brief_times(shift)
        return brief if self._ink.width("block", brief) <= room else str(shift.start % DAY // 60)

    def _line(
        self,
        painter: QPainter,
        start: int,
        end: int,
        day: int,
        y: float,
        token: str,
        dash: tuple[float, float] = WHOLE,
    ) -> None:
        """A thin line from time to time within the day."""
        axis, column = self._axis, day - self._axis.first_day
        if not 0 <= column < axis.days:
            return
        left = axis.x(start)
        right = min(axis.x_end(end), axis.lefts[column + 1] - 2.0)
        height, (long, gap) = px_exact(2), dash
        right = max(right, left + height) if right > left else right
        while left < right:
            width = min(px_exact(long), right - left)
            painter.fillRect(QRectF(left, y, width, height), self._ink.brush(token))
            left += width + px_exact(gap)
