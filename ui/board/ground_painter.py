"""Paints what lies under the rows: day grounds, hour dots, rules, lockdown rows, the why-not band."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPixmap

from planner.domain.time_grid import DAY, Span, weekday_of
from ui.board.board_ink import BoardInk
from ui.board.day_axis import DayAxis
from ui.board.row_axis import RowAxis
from ui.item_models.board_snapshot import BoardSnapshot
from ui.theme import colour, px, px_exact

# Length of a kept piece of dotted line; a multiple of the dots' distance at every scale.
DOTTED = 480
SUNDAY = 6
# Dots are seen between the bars, and words that stand on them are read, in high contrast too.
DOT_STRENGTH = 0.27


def hour_step(axis: DayAxis, column: int) -> int:
    """Hours between two ticks: the least of 1, 2, 3, 6 that leaves room for a figure; 0 when none does."""
    hour = axis.minute_width(column) * 60
    return next((step for step in (1, 2, 3, 6) if hour * step >= px_exact(24)), 0)


def tick_hours(axis: DayAxis, column: int) -> list[int]:
    """The hours with a figure; a column too narrow for several gets the one in its middle."""
    step = hour_step(axis, column)
    first, last = axis.opens // 60, axis.closes // 60
    if step == 0:
        return [(first + last) // 2]
    if step == 2:
        return list(range(first, last, step))
    return [hour for hour in range(first + 1, last) if hour % step == 0]


class GroundPainter:
    """Paints the ground of one snapshot."""

    def __init__(self, ink: BoardInk, axis: DayAxis, rows: RowAxis, snapshot: BoardSnapshot) -> None:
        self._ink, self._axis, self._rows, self._snapshot = ink, axis, rows, snapshot
        self._dots = self._dotted_line()

    def paint(
        self,
        painter: QPainter,
        area: QRect,
        rows: range,
        columns: range,
        *,
        hovered_row: int = -1,
        band: Span | None = None,
    ) -> None:
        """The ground in `area` (content coordinates), without antialiasing."""
        ink, axis = self._ink, self._axis
        painter.fillRect(area, ink.brush("surface"))
        top, bottom = self._rows.tops[rows.start], self._rows.tops[rows.stop]
        self._paint_days(painter, columns, top, bottom)
        if hovered_row in rows:
            # The tint stops at closed columns, whose own ground says more.
            for column in columns:
                if not self.is_quiet(column):
                    self._fill_cell(painter, hovered_row, column, ink.brush("surface2"))
        for row in rows:
            self._paint_lockdown_ground(painter, row, columns)
        for column in columns:
            self._paint_hours(painter, column, top, bottom)
        if band is not None:
            self._paint_band(painter, band, top, bottom)
        self._paint_rules(painter, rows, columns, axis.lefts[-1])
        for row in rows:
            self._paint_lockdown_edges(painter, row, columns)
            if self._rows.bands[row]:
                self._paint_group(painter, row, columns)

    def _paint_group(self, painter: QPainter, row: int, columns: range) -> None:
        """The band of a group, whose name stands among the names."""
        left, right = self._axis.left(columns.start), self._axis.lefts[columns.stop]
        top, height = self._rows.tops[row], self._rows.band_height
        painter.fillRect(QRect(left, top, right - left, height), self._ink.brush("sunken"))
        painter.setPen(self._ink.pen("line", 1.0))
        painter.drawLine(left, top + height - 1, right, top + height - 1)

    def is_quiet(self, column: int) -> bool:
        """Whether the day has the ground of a day that nobody works."""
        return self._snapshot.is_weekend(column) or self._snapshot.day_state(column).kind == "closed"

    def _paint_days(self, painter: QPainter, columns: range, top: int, bottom: int) -> None:
        for column in columns:
            if self.is_quiet(column):
                left, width = self._axis.left(column), self._axis.width(column)
                painter.fillRect(QRect(left, top, width, bottom - top), self._ink.brush("bg"))

    def _fill_cell(self, painter: QPainter, row: int, column: int, brush: QBrush) -> None:
        left, width = self._axis.left(column), self._axis.width(column)
        painter.fillRect(QRect(left, self._rows.top(row), width, self._rows.row_height), brush)

    def _lockdown_columns(self, row: int, columns: range) -> list[int]:
        weeks = self._snapshot.rows[row].lockdown_weeks
        return [
            column for column in columns if column // 7 in weeks and not self._snapshot.is_weekend(column)
        ]

    def _paint_lockdown_ground(self, painter: QPainter, row: int, columns: range) -> None:
        for column in self._lockdown_columns(row, columns):
            self._fill_cell(painter, row, column, self._ink.brush("lock", 0.55))

    def _paint_lockdown_edges(self, painter: QPainter, row: int, columns: range) -> None:
        top, bottom = self._rows.top(row), self._rows.tops[row + 1] - 2
        painter.setPen(self._ink.pen("lockLine", 1.0, "dots"))
        for column in self._lockdown_columns(row, columns):
            left, right = self._axis.left(column), self._axis.lefts[column + 1] - 1
            for y in (top, bottom):
                painter.drawLine(left, y, right, y)

    def _paint_hours(self, painter: QPainter, column: int, top: int, bottom: int) -> None:
        """Dotted lines at the hours named above; in a narrow column only at noon."""
        hours = tick_hours(self._axis, column)
        if self._axis.is_condensed(column):
            return
        if self._snapshot.is_weekend(column) and len(hours) < 2:
            return
        if hour_step(self._axis, column) > 2:
            hours = [12]
        midnight = (self._axis.first_day + column) * DAY
        for hour in hours:
            x = round(self._axis.x(midnight + hour * 60))
            if x > self._axis.left(column):
                self._paint_dots(painter, x, top, bottom)

    def _paint_dots(self, painter: QPainter, x: int, top: int, bottom: int) -> None:
        """A dotted line, a kept piece of it at a time."""
        width, ratio = self._dots.deviceIndependentSize().width(), self._ink.ratio
        for y in range(top - top % DOTTED, bottom, DOTTED):
            height = min(DOTTED, bottom - y)
            painter.drawPixmap(
                QRectF(x, y, width, height), self._dots, QRectF(0, 0, width * ratio, height * ratio)
            )

    def _paint_band(self, painter: QPainter, band: Span, top: int, bottom: int) -> None:
        """The time of the uncovered demand that is selected, down the whole board."""
        left, right = round(self._axis.x(band.start)), round(self._axis.x_end(band.end))
        painter.fillRect(QRectF(left, top, right - left, bottom - top), self._ink.brush("dangerTint", 0.5))
        painter.setPen(self._ink.pen("danger", 1.0, "band"))
        painter.drawLine(left, top, left, bottom)
        painter.drawLine(right, top, right, bottom)

    def _paint_rules(self, painter: QPainter, rows: range, columns: range, last_x: int) -> None:
        axis, edges = self._axis, self._rows.tops
        left, right = axis.left(columns.start), min(axis.lefts[columns.stop], last_x)
        painter.setPen(self._ink.pen("line", 1.0))
        lines = [QLineF(left, y, right, y) for y in (edges[row + 1] - 1 for row in rows)]
        painter.drawLines(lines)
        top, bottom = edges[rows.start], edges[rows.stop]
        ends = [(column, axis.lefts[column + 1] - 1) for column in columns]
        # Where days are narrow only the weeks stand out.
        calm = [x for column, x in ends if axis.is_condensed(column) and not self._ends_week(column)]
        strong = [x for column, x in ends if not axis.is_condensed(column) or self._ends_week(column)]
        painter.drawLines([QLineF(x, top, x, bottom) for x in calm])
        painter.setPen(self._ink.pen("lineStrong", 1.0))
        painter.drawLines([QLineF(x, top, x, bottom) for x in strong])

    def _ends_week(self, column: int) -> bool:
        return weekday_of(self._snapshot.days[column]) == SUNDAY

    def _dotted_line(self) -> QPixmap:
        """A long piece of a dotted line, drawn once: a dashed pen costs a hundred times as much."""
        ratio = self._ink.ratio
        tile = QPixmap(max(1, round(ratio)), round(DOTTED * ratio))
        tile.setDevicePixelRatio(ratio)
        tile.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tile)
        for y in range(0, DOTTED, px(4)):
            painter.fillRect(QRectF(0, y, 1, px_exact(1)), colour("text3", DOT_STRENGTH))
        painter.end()
        return tile
