"""The heads of the week: days with their hours and place across, the clock down."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from planner.domain.time_grid import clock
from ui.item_models.my_week_columns import DayColumn
from ui.my_week.week_scale import WeekScale
from ui.theme import colour, icon, px, px_exact, text_font
from ui.widgets.row_painting import LEFT, RIGHT, write

HEIGHT, CLOCK_WIDTH = 58, 46
CENTRE = Qt.AlignmentFlag.AlignCenter


class DayHeads(QHeaderView):
    """Day and hours over place and times; a free weekend day says only that it is off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns: tuple[DayColumn, ...] = ()
        self._today = 0
        self.setAccessibleName("Days")
        self.setMinimumSectionSize(px(20))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(px(HEIGHT))

    def show_columns(self, columns: tuple[DayColumn, ...], today: int) -> None:
        """`today` as an ordinal: its day is marked."""
        self._columns, self._today = columns, today
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section >= len(self._columns):
            return
        column, area = self._columns[section], QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, colour("surface2" if column.is_narrow else "surface"))
        painter.fillRect(QRectF(area.right(), area.top(), 1, area.height()), colour("lineStrong"))
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), colour("lineStrong"))
        if column.day == self._today:
            line = QRectF(area.left(), area.bottom() - px(2), area.width(), px(3))
            painter.fillRect(line, colour("accent"))
        if column.is_narrow:
            self._paint_narrow(painter, area, column)
        else:
            self._paint_wide(painter, area.adjusted(px(8), 0, -px(8), 0), column)
        painter.restore()

    @staticmethod
    def _paint_narrow(painter: QPainter, area: QRectF, column: DayColumn) -> None:
        upper = QRectF(area.left(), area.top() + px(8), area.width(), px(20))
        write(painter, upper, column.head, text_font("body", 600), "text", CENTRE)
        lower = upper.translated(0, px(21))
        write(painter, lower, line_for(column, lower.width()), text_font("body"), "text2", CENTRE)

    @staticmethod
    def _paint_wide(painter: QPainter, area: QRectF, column: DayColumn) -> None:
        upper = QRectF(area.left(), area.top() + px(7), area.width(), px(22))
        write(painter, upper, column.head, text_font("title"), "text", LEFT)
        right = upper.adjusted(px(60), 0, 0, 0)
        if column.trouble is not None:
            ink = "danger" if column.trouble.kind == "law" else "warn"
            side = px(14)
            top = round(right.center().y() - side / 2)
            icon("warning", ink).paint(painter, round(right.left()), top, side, side)
        write(painter, right, column.hours, text_font("body"), "text2", RIGHT)
        lower = QRectF(area.left(), area.top() + px(31), area.width(), px(18))
        if column.icon:
            side = px(13)
            top = round(lower.center().y() - side / 2)
            icon(column.icon, "text2").paint(painter, round(lower.left()), top, side, side)
            lower = lower.adjusted(px_exact(19), 0, 0, 0)
        write(painter, lower, line_for(column, lower.width()), text_font("body"), "text2", LEFT)


def line_for(column: DayColumn, room: float) -> str:
    """The line of a day, or what is left of it where that does not fit."""
    fits = QFontMetricsF(text_font("body")).horizontalAdvance(column.line) <= room
    return column.line if fits or not column.brief else column.brief


class ClockScale(QHeaderView):
    """The hours at the left. Qt knows its sections as parts of days; what is drawn is the clock."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._scale: WeekScale | None = None
        self._scrolled = 0
        self.setAccessibleName("Parts of the day")
        self.setFixedWidth(px(CLOCK_WIDTH))

    def show_scale(self, scale: WeekScale | None, scrolled: int) -> None:
        self._scale, self._scrolled = scale, scrolled
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(px(CLOCK_WIDTH), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour("surface"))
        width, height = self.viewport().width(), self.viewport().height()
        painter.setPen(QPen(colour("lineStrong"), 1))
        painter.drawLine(width - 1, 0, width - 1, height)
        if self._scale is not None:
            font = text_font("small")
            for hour in range(self._scale.first_hour, self._scale.last_hour + 1):
                y = self._scale.hour_y(hour) - self._scrolled
                box = QRectF(0, y - px(8), width - px(8), px(16))
                write(painter, box, clock(60 * (hour % 24)), font, "text2", RIGHT)
        painter.end()
