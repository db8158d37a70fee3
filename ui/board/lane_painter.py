"""Paints the uncovered lane: a hatched mark for demand not met, with the words beside it where they fit.

Marks of one day that would lie on one another are joined into one with their total; choosing goes through
them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from planner.domain.remembered import Remembered
from ui.board.board_ink import BoardInk, pill
from ui.board.day_axis import DayAxis
from ui.item_models.board_marks import UncoveredMark
from ui.item_models.board_snapshot import BoardSnapshot
from ui.theme import px_exact


@dataclass(frozen=True, slots=True)
class LaneMark:
    """One mark of the lane and the demands it stands for."""

    left: float
    right: float
    demands: tuple[UncoveredMark, ...]

    @property
    def badge(self) -> str:
        return self.demands[0].badge if len(self.demands) == 1 else f"−{len(self.demands)}"

    @property
    def words(self) -> str:
        first = self.demands[0].words
        return first if len(self.demands) == 1 else f"{first} and {len(self.demands) - 1} more"


# The marks of days that were laid out last: an edit changes a day or two.
_DAYS: Remembered[tuple[object, ...], tuple[LaneMark, ...]] = Remembered(400)


class LanePainter:
    """Lays out and paints the lane of one snapshot; places are in content coordinates."""

    def __init__(self, ink: BoardInk, axis: DayAxis, snapshot: BoardSnapshot) -> None:
        self._ink, self._axis, self._snapshot = ink, axis, snapshot

    @cached_property
    def marks(self) -> tuple[LaneMark, ...]:
        """The marks from left to right."""
        in_order = sorted(self._snapshot.uncovered, key=attrgetter("shown"))
        return tuple(
            mark
            for day, each in groupby(in_order, attrgetter("day"))
            for mark in self._of_day(day, tuple(each))
        )

    def _of_day(self, day: int, demands: tuple[UncoveredMark, ...]) -> tuple[LaneMark, ...]:
        follows_from = (demands, self._axis, self._ink)
        return _DAYS.answer((id(self._ink), day), follows_from, lambda: self._laid_out(demands))

    def _laid_out(self, demands: Iterable[UncoveredMark]) -> tuple[LaneMark, ...]:
        """The marks of one day."""
        found: list[LaneMark] = []
        for mark in demands:
            left, right = self._place(mark)
            if found and left < found[-1].right + px_exact(2):
                last = found.pop()
                found.append(LaneMark(last.left, max(last.right, right), (*last.demands, mark)))
            else:
                found.append(LaneMark(left, right, (mark,)))
        return tuple(found)

    def _place(self, mark: UncoveredMark) -> tuple[float, float]:
        """Where a mark lies; as wide as its badge at least."""
        left, right = self._axis.x(mark.shown.start), self._axis.x_end(mark.shown.end)
        least = self._ink.width("block", mark.badge) + px_exact(8)
        if right - left < least:
            column = min(max(self._snapshot.column_of(mark.day), 0), self._axis.days - 1)
            first, last = self._axis.left(column), self._axis.lefts[column + 1]
            left = min(max((left + right - least) / 2, first + 1), last - least - 1)
            right = left + least
        return left, right

    def area(self, mark: LaneMark, lane_top: float) -> QRectF:
        """The mark's rectangle."""
        height = px_exact(18)
        top = lane_top + (self._ink.metrics.lane - height) / 2
        return QRectF(round(mark.left) + 0.5, round(top) + 0.5, round(mark.right - mark.left) - 1, height - 1)

    def mark_of(self, demand: str) -> LaneMark | None:
        """The mark that stands for a demand."""
        return next(
            (mark for mark in self.marks if any(each.demand == demand for each in mark.demands)), None
        )

    def mark_at(self, x: float) -> LaneMark | None:
        """The mark under a place, with a margin that makes a target of 24 px."""
        margin = px_exact(3)
        return next((mark for mark in self.marks if mark.left - margin <= x <= mark.right + margin), None)

    def paint(self, painter: QPainter, lane_top: float, selected: str | None, exposed: QRect) -> None:
        """The marks there, with a ring around the selected one."""
        for index, mark in enumerate(self.marks):
            # The words of a mark reach as far as the marks beside it.
            if self._before(index) > exposed.right() or self._after(index) < exposed.left():
                continue
            self._paint_mark(painter, mark, lane_top)
            self._paint_words(painter, index, lane_top)
            if selected is not None and any(each.demand == selected for each in mark.demands):
                self._paint_ring(painter, self.area(mark, lane_top))

    def _paint_mark(self, painter: QPainter, mark: LaneMark, lane_top: float) -> None:
        ink, area = self._ink, self.area(mark, lane_top)
        painter.setBrushOrigin(area.topLeft().toPoint())
        painter.setPen(ink.pen("danger", 1.5))
        painter.setBrush(ink.pattern("shortage"))
        pill(painter, area, ink.metrics.block_radius)
        width = ink.width("block", mark.badge)
        middle = area.center().y()
        ground = QRectF(area.center().x() - width / 2 - 2, middle - px_exact(6), width + 4, px_exact(12))
        painter.setPen(ink.no_pen)
        painter.setBrush(ink.brush("dangerTint"))
        pill(painter, ground.intersected(area), px_exact(2))
        baseline = ink.middle_baseline("block", middle)
        ink.text(painter, "block", "dangerInk", area.center().x() - width / 2, baseline, mark.badge)

    def _paint_words(self, painter: QPainter, index: int, lane_top: float) -> None:
        """Before the mark, else behind it, else not at all."""
        ink, mark, gap = self._ink, self.marks[index], px_exact(7)
        width = ink.width("small_bold", mark.words)
        before, after = self._before(index), self._after(index)
        # Words of the mark before may stand on its right side when they did not fit on its left.
        used = self._words_behind(index - 1) if index else 0.0
        if mark.left - gap - width >= max(before, used) + gap:
            x = mark.left - gap - width
        elif mark.right + gap + width <= after - gap:
            x = mark.right + gap
        else:
            return
        middle = lane_top + ink.metrics.lane / 2
        # The lines between narrow days end before the words, and go on behind them.
        ground = QRectF(x - px_exact(2), middle - px_exact(8), width + px_exact(4), px_exact(16))
        painter.fillRect(ground, ink.brush("surface2"))
        baseline = ink.middle_baseline("small_bold", middle)
        ink.text(painter, "small_bold", "dangerInk", x, baseline, mark.words)

    def _words_behind(self, index: int) -> float:
        """How far the words of a mark reach if they stand behind it; else where the mark ends."""
        mark, gap = self.marks[index], px_exact(7)
        width = self._ink.width("small_bold", mark.words)
        fits_before = mark.left - gap - width >= self._before(index) + gap
        return mark.right if fits_before else mark.right + gap + width

    def _before(self, index: int) -> float:
        """Where the mark before ends."""
        return self.marks[index - 1].right if index else 0.0

    def _after(self, index: int) -> float:
        """Where the next mark begins."""
        return self.marks[index + 1].left if index + 1 < len(self.marks) else float(self._axis.lefts[-1])

    def _paint_ring(self, painter: QPainter, area: QRectF) -> None:
        grow = px_exact(3)
        painter.setPen(self._ink.pen("focus", 2.0))
        painter.setBrush(self._ink.no_brush)
        ring = area.adjusted(-grow, -grow, grow, grow)
        pill(painter, ring, px_exact(6))
