"""What was owed at the end of the last weeks: a point a week, joined, under the line of the cap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.services.my_week.my_hours import BalancePoint, MyHours, short_date, signed_hours
from ui.theme import colour, px, px_exact, text_font
from ui.widgets.row_painting import RIGHT, write

LEFT, SIDE, TOP, FOOT = 34, 34, 8, 22
CENTRE = Qt.AlignmentFlag.AlignCenter


class BalanceLine(QWidget):
    """The accessible description says it in a sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hours: MyHours | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("TOIL, last four weeks")

    def show_hours(self, hours: MyHours) -> None:
        self._hours = hours
        self.setAccessibleDescription(hours.toil_sentence)
        self.setToolTip(hours.toil_sentence)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(260), px(84))

    def paintEvent(self, _event: QPaintEvent) -> None:
        hours = self._hours
        if hours is None or not hours.past:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(px(LEFT), px(TOP), self.width() - px(LEFT + 6), self.height() - px(TOP + FOOT))
        low = min(0, *(point.minutes for point in hours.past))
        high = max(hours.cap, *(point.minutes for point in hours.past))
        self._paint_limits(painter, area, hours.cap, low, high)
        self._paint_points(painter, area, hours.past, low, high)
        painter.end()

    @staticmethod
    def _paint_limits(painter: QPainter, area: QRectF, cap: int, low: int, high: int) -> None:
        font = text_font("small")
        for minutes, words, ink, style in (
            (cap, "max", "warn", Qt.PenStyle.DashLine),
            (0, "0 h", "lineStrong", Qt.PenStyle.SolidLine),
        ):
            y = _y(area, minutes, low, high)
            painter.setPen(QPen(colour(ink), px_exact(1.3 if minutes else 1), style))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            write(painter, QRectF(0, y - px(8), area.left() - px(6), px(16)), words, font, "text", RIGHT)

    def _paint_points(
        self, painter: QPainter, area: QRectF, past: Sequence[BalancePoint], low: int, high: int
    ) -> None:
        room = area.width() - px(SIDE)
        step = room / max(1, len(past) - 1)
        places = [
            QPointF(area.left() + px(SIDE) / 2 + step * number, _y(area, point.minutes, low, high))
            for number, point in enumerate(past)
        ]
        painter.setPen(QPen(colour("visitLine"), px_exact(2)))
        painter.drawPolyline(QPolygonF(places))
        for number, (place, point) in enumerate(zip(places, past, strict=True)):
            is_now = number == len(past) - 1
            painter.setPen(QPen(colour("visitLine"), px_exact(1.8)))
            painter.setBrush(colour("visitLine" if is_now else "surface"))
            radius = px_exact(4.5 if is_now else 3.5)
            painter.drawEllipse(place, radius, radius)
            # Where there is no room above it is told below.
            above = place.y() - area.top() > px(16)
            label = QRectF(place.x() - px(30), place.y() + (-px(20) if above else px(6)), px(60), px(14))
            font = text_font("small", 650 if is_now else 500)
            write(painter, label, _figure(point.minutes), font, "text", CENTRE)
            foot = QRectF(place.x() - px(30), self.height() - px(15), px(60), px(14))
            write(painter, foot, short_date(point.monday), text_font("small"), "text", CENTRE)


def _figure(minutes: int) -> str:
    return signed_hours(minutes).removesuffix(" h")


def _y(area: QRectF, minutes: int, low: int, high: int) -> float:
    return area.bottom() - (minutes - low) / max(1, high - low) * area.height()
