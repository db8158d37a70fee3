"""Paints the cover strip: people free to help as an area, people needed as a line, shortage hatched."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from planner.reports.cover_curve import CoverCell
from ui.board.board_ink import BoardInk, pill
from ui.board.day_axis import DayAxis
from ui.item_models.board_cover import DayCover, ShortStretch
from ui.item_models.board_snapshot import BoardSnapshot
from ui.theme import px_exact


class CoverPainter:
    """Paints the strip of one snapshot; `top` is the strip's top edge."""

    def __init__(self, ink: BoardInk, axis: DayAxis, snapshot: BoardSnapshot) -> None:
        self._ink, self._axis, self._snapshot = ink, axis, snapshot
        self._people = snapshot.cover_top
        self._unit = (ink.metrics.cover_strip - px_exact(13)) / self._people

    def baseline(self, top: float) -> float:
        """Where nobody is."""
        return top + self._ink.metrics.cover_strip - px_exact(6.5)

    def y(self, top: float, people: int) -> float:
        """The height of a number of people; the scale stops at the strip's top."""
        return round(self.baseline(top) - min(people, self._people) * self._unit) + 0.5

    def paint_day(self, painter: QPainter, column: int, top: float) -> None:
        """One day's part of the strip."""
        state = self._snapshot.day_state(column)
        if state.kind == "closed":
            self._paint_closed(painter, column, top)
            return
        cover = self._snapshot.cover(column)
        cells = [cell for cell in cover.cells if self._is_shown(cell)]
        if not cells:
            return
        if not self._snapshot.is_planned_on(column):
            # Before anyone is placed nobody is short: the need alone says what the week asks.
            self._paint_need(painter, cells, top, column)
            return
        self._paint_short_ground(painter, cover, top)
        self._paint_free(painter, cells, top)
        self._paint_short(painter, cells, top)
        self._paint_need(painter, cells, top, column)
        taken: list[QRectF] = []
        # Where badges would lie on one another, the worst shortage keeps its place.
        for stretch in sorted(cover.short, key=lambda each: -each.people):
            area = self._badge_area(stretch, cover, top)
            if area is not None and not any(area.intersects(other) for other in taken):
                self._paint_badge(painter, area, stretch.people)
                taken.append(area)
        if column == 0:
            self._paint_scale(painter, top)

    def _is_shown(self, cell: CoverCell) -> bool:
        minute = cell.start % 1440
        return self._axis.opens <= minute < self._axis.closes

    def _paint_closed(self, painter: QPainter, column: int, top: float) -> None:
        ink = self._ink
        width = ink.width("words", "closed")
        if width <= self._axis.width(column) - px_exact(4):
            x = self._axis.left(column) + (self._axis.width(column) - width) / 2
            baseline = ink.middle_baseline("words", top + ink.metrics.cover_strip / 2)
            ink.text(painter, "words", "text3", x, baseline, "closed")

    def _steps(self, cells: list[CoverCell], heights: list[float]) -> list[QPointF]:
        """The corners of a stair through the cells."""
        corners: list[QPointF] = []
        for cell, y in zip(cells, heights, strict=True):
            corners.append(QPointF(round(self._axis.x(cell.start)) + 0.5, y))
            corners.append(QPointF(round(self._axis.x_end(cell.end)) + 0.5, y))
        return corners

    def _paint_free(self, painter: QPainter, cells: list[CoverCell], top: float) -> None:
        ink, base = self._ink, self.baseline(top)
        stair = self._steps(cells, [self.y(top, cell.free) for cell in cells])
        painter.setPen(ink.no_pen)
        painter.setBrush(ink.brush("supply"))
        painter.drawPolygon(QPolygonF([QPointF(stair[0].x(), base), *stair, QPointF(stair[-1].x(), base)]))
        painter.setPen(ink.pen("supplyLine", 1.0))
        painter.setBrush(ink.no_brush)
        painter.drawPolyline(QPolygonF(stair))

    def _paint_need(self, painter: QPainter, cells: list[CoverCell], top: float, column: int) -> None:
        ink = self._ink
        stair = self._steps(cells, [self.y(top, cell.need) for cell in cells])
        left, right = self._axis.left(column), self._axis.lefts[column + 1]
        stair = [QPointF(left, stair[0].y()), *stair, QPointF(right, stair[-1].y())]
        painter.setPen(ink.pen("need", 1.6))
        painter.setBrush(ink.no_brush)
        painter.drawPolyline(QPolygonF(stair))

    def _paint_short_ground(self, painter: QPainter, cover: DayCover, top: float) -> None:
        for stretch in cover.short:
            left, right = self._axis.x(stretch.start), self._axis.x_end(stretch.end)
            if right > left:
                area = QRectF(left, top, right - left, self._ink.metrics.cover_strip)
                painter.fillRect(area, self._ink.brush("dangerTint", 0.6))

    def _paint_short(self, painter: QPainter, cells: list[CoverCell], top: float) -> None:
        """The gap between those free and those needed, hatched."""
        painter.setPen(self._ink.no_pen)
        painter.setBrush(self._ink.pattern("shortage"))
        for cell in cells:
            if cell.short > 0:
                high, low = self.y(top, cell.need), self.y(top, cell.need - cell.short)
                left, right = round(self._axis.x(cell.start)), round(self._axis.x_end(cell.end))
                painter.drawRect(QRectF(left, high, right - left, max(low - high, px_exact(4))))

    def _badge_area(self, stretch: ShortStretch, cover: DayCover, top: float) -> QRectF | None:
        """The place of `−1` above the gap, inside its day; None where the day does not show the gap or is too
        narrow for the figure."""
        ink, text = self._ink, f"−{stretch.people}"
        width, height = ink.width("block", text) + px_exact(9), px_exact(15)
        left, right = self._axis.x(stretch.start), self._axis.x_end(stretch.end)
        if right <= left:
            return None
        peak = max(cell.need for cell in cover.cells if stretch.start <= cell.start < stretch.end)
        column = self._axis.column_at(left)
        low, high = self._axis.left(column), self._axis.lefts[column + 1]
        width = min(width, high - low - 2)
        if width < ink.width("block", text):
            return None
        x = min(max((left + right) / 2 - width / 2, low + 1), high - width - 1)
        y = max(top + px_exact(2), self.y(top, peak) - height - px_exact(3))
        return QRectF(round(x), round(y), round(width), height)

    def _paint_badge(self, painter: QPainter, area: QRectF, people: int) -> None:
        ink, text = self._ink, f"−{people}"
        painter.setPen(ink.no_pen)
        painter.setBrush(ink.brush("danger"))
        pill(painter, area, px_exact(4))
        baseline = ink.middle_baseline("block", area.center().y())
        ink.text(
            painter, "block", "surface", area.center().x() - ink.width("block", text) / 2, baseline, text
        )

    def _paint_scale(self, painter: QPainter, top: float) -> None:
        """One figure on the left edge, half-way up."""
        ink = self._ink
        people = 5 if self._people <= 12 else self._people // 2
        y, left = self.y(top, people), self._axis.left(0)
        baseline, text = ink.middle_baseline("time", y), str(people)
        # Two figures stand closer to the edge: a day begins two hours on, and with it the curve.
        tick = px_exact(5 if len(text) == 1 else 2)
        painter.setPen(ink.pen("lineStrong", 1.0))
        painter.drawLine(QPointF(left, y), QPointF(left + tick, y))
        if self._axis.is_condensed(0):
            # The curve begins where the figure stands.
            ground = QRectF(left + tick, y - px_exact(6), ink.width("time", text) + px_exact(4), px_exact(12))
            painter.fillRect(ground, ink.brush("surface"))
        ink.text(painter, "time", "text3", left + tick + px_exact(2), baseline, text)
