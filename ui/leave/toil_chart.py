"""A balance of time off in lieu over time: kept, planned, what lapses; with the amber line and the cap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.time_grid import MONTHS, hours_label
from planner.services.toil_curve import CurvePoint, Phase, ToilCurve
from ui.theme import colour, px, text_font

LEFT, RIGHT, TOP, FOOT = 34, 92, 12, 34
# Lines of the three phases: their ink and how they are drawn, so that colour never stands alone.
LINES: dict[Phase, tuple[str, Qt.PenStyle]] = {
    "kept": ("need", Qt.PenStyle.SolidLine),
    "planned": ("accent", Qt.PenStyle.DashLine),
    "ahead": ("text2", Qt.PenStyle.DotLine),
}
HOUR = 60


class ToilChart(QWidget):
    """Steps from left to right; the accessible description says the same in a sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._curve: ToilCurve | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("TOIL balance over time")
        self.setMinimumHeight(px(130))

    def show_curve(self, curve: ToilCurve | None) -> None:
        """Show a person's curve; None: nobody keeps an account."""
        self._curve = curve
        self.setAccessibleDescription(curve.sentence if curve is not None else "No account is kept.")
        self.setToolTip(curve.sentence if curve is not None else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(520), px(220))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        curve = self._curve
        if curve is None:
            painter.setPen(colour("text2"))
            painter.setFont(text_font("body"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "No account is kept.")
            painter.end()
            return
        area = QRectF(
            px(LEFT), px(TOP), self.width() - px(LEFT + RIGHT), max(px(40), self.height() - px(TOP + FOOT))
        )
        scale = _Scale(area, curve)
        self._paint_hours(painter, scale)
        self._paint_months(painter, scale)
        self._paint_limit(painter, scale, curve.cap, "danger", "cap")
        self._paint_limit(painter, scale, curve.amber, "warn", "amber")
        self._paint_curve(painter, scale, curve)
        self._paint_lapses(painter, scale, curve)
        painter.end()

    @staticmethod
    def _paint_hours(painter: QPainter, scale: _Scale) -> None:
        painter.setFont(text_font("micro"))
        for hours in range(scale.low // HOUR, scale.high // HOUR + 1, scale.step):
            y = scale.y(hours * HOUR)
            painter.setPen(QPen(colour("lineStrong" if hours == 0 else "line"), 1))
            painter.drawLine(QPointF(scale.area.left(), y), QPointF(scale.area.right(), y))
            painter.setPen(colour("text2"))
            where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - px(7), px(LEFT - 6), px(14)), where, hours_label(hours * HOUR))

    @staticmethod
    def _paint_months(painter: QPainter, scale: _Scale) -> None:
        painter.setFont(text_font("micro"))
        last: float = -px(100)
        for day in range(scale.first, scale.last + 1):
            on = date.fromordinal(day)
            x = scale.x(day)
            if on.day != 1 or x - last < px(30):
                continue
            last = x
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(x, scale.area.bottom()), QPointF(x, scale.area.bottom() + px(4)))
            painter.setPen(colour("text2"))
            box = QRectF(x - px(20), scale.area.bottom() + px(4), px(40), px(13))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, MONTHS[on.month - 1])

    @staticmethod
    def _paint_limit(painter: QPainter, scale: _Scale, minutes: int, ink: str, word: str) -> None:
        y = scale.y(minutes)
        painter.setPen(QPen(colour(ink), 1.2, Qt.PenStyle.DashDotLine))
        painter.drawLine(QPointF(scale.area.left(), y), QPointF(scale.area.right(), y))
        painter.setPen(colour(f"{ink}Ink"))
        painter.setFont(text_font("micro", 600))
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        box = QRectF(scale.area.right() + px(6), y - px(7), px(RIGHT - 8), px(14))
        painter.drawText(box, where, f"{word} {hours_label(minutes)}")

    @staticmethod
    def _paint_curve(painter: QPainter, scale: _Scale, curve: ToilCurve) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        before: CurvePoint | None = None
        for phase, (ink, style) in LINES.items():
            line: list[QPointF] = []
            for point in (each for each in curve.points if each.phase == phase):
                if before is not None:
                    line += [
                        QPointF(scale.x(before.day), scale.y(before.minutes)),
                        QPointF(scale.x(point.day), scale.y(before.minutes)),
                    ]
                line.append(QPointF(scale.x(point.day), scale.y(point.minutes)))
                before = point
            painter.setPen(QPen(colour(ink), px(2), style))
            if line:
                painter.drawPolyline(QPolygonF(line))
        if before is not None:
            painter.drawLine(
                QPointF(scale.x(before.day), scale.y(before.minutes)),
                QPointF(scale.area.right(), scale.y(before.minutes)),
            )

    @staticmethod
    def _paint_lapses(painter: QPainter, scale: _Scale, curve: ToilCurve) -> None:
        """A small flag at the foot of each day after which hours may not be taken."""
        painter.setFont(text_font("micro"))
        free: float = -px(100)
        for day, minutes in curve.lapses:
            x, foot = scale.x(day), scale.area.bottom() + px(18)
            painter.setPen(QPen(colour("warn"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, scale.y(0)), QPointF(x, foot))
            words = f"−{hours_label(minutes)} lapses"
            width = painter.fontMetrics().horizontalAdvance(words) + px(4)
            if x - width < free:
                continue
            free = x
            painter.setPen(colour("warnInk"))
            where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x - width, foot - px(3), width, px(14)), where, words)


class _Scale:
    """From days and minutes to the area of the chart."""

    def __init__(self, area: QRectF, curve: ToilCurve) -> None:
        self.area = area
        self.first, self.last = curve.points[0].day, curve.last_day
        high = max([curve.cap, *(point.minutes for point in curve.points)])
        low = min([0, *(point.minutes for point in curve.points)])
        self.step = _step(high - low)
        whole = self.step * HOUR
        self.high, self.low = -(-(high + HOUR) // whole) * whole, low // whole * whole

    def x(self, day: float) -> float:
        return self.area.left() + self.area.width() * (day - self.first) / max(1, self.last - self.first)

    def y(self, minutes: float) -> float:
        return self.area.bottom() - self.area.height() * (minutes - self.low) / (self.high - self.low)


def _step(minutes: int) -> int:
    """Hours between two lines, so that there are few."""
    choices: Sequence[int] = (1, 2, 5, 10, 20, 50)
    return next((each for each in choices if minutes / HOUR / each <= 5), choices[-1])
