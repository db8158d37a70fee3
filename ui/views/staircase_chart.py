"""The staircase of a build: how many demands stay uncovered in the best rota so far, second by second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, px

MOST_TICKS = 4
TIME_SIDES = {
    0.0: Qt.AlignmentFlag.AlignLeft,
    0.5: Qt.AlignmentFlag.AlignHCenter,
    1.0: Qt.AlignmentFlag.AlignRight,
}


@dataclass(frozen=True, slots=True)
class Step:
    """From `seconds` on the best rota leaves `uncovered` demands uncovered."""

    seconds: float
    uncovered: int


def count_ticks(most: int) -> tuple[int, ...]:
    """Three or four whole figures from 0 up to at least `most`."""
    gap = max(1, -(-most // (MOST_TICKS - 1)))
    return tuple(range(0, gap * (-(-most // gap)) + 1, gap)) if most else (0, 1)


def time_label(seconds: float) -> str:
    """`0 s`, `7 s`, `90 s`."""
    return f"{seconds:.0f} s" if seconds >= 10 or seconds == int(seconds) else f"{seconds:.1f} s"


class StaircaseChart(QWidget):
    """Draws the steps from the first rota to now, and below them what is proved to be the least."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._now = 1.0
        self._at_best: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Uncovered demand, best rota so far, over time")

    def sizeHint(self) -> QSize:
        return QSize(px(248), px(104))

    def show_steps(self, steps: Sequence[Step], now: float, at_best: int | None) -> None:
        """`now` in seconds since the start; `at_best` is the least that is still possible."""
        self._steps, self._now, self._at_best = tuple(steps), max(now, 1.0), at_best
        self.setAccessibleDescription(self._in_words())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ticks = count_ticks(max((step.uncovered for step in self._steps), default=1))
        plot = QRectF(px(22), px(8), self.width() - px(22) - px(62), self.height() - px(28))
        self._paint_ticks(painter, plot, ticks)
        self._paint_least(painter, plot, ticks[-1])
        if self._steps:
            self._paint_stairs(painter, plot, ticks[-1])
        painter.end()

    def _in_words(self) -> str:
        if not self._steps:
            return "No rota yet"
        first, last = self._steps[0], self._steps[-1]
        return f"From {first.uncovered} to {last.uncovered} uncovered in {self._now:.0f} seconds"

    def _micro(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(px(10))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Medium)
        return font

    def _paint_ticks(self, painter: QPainter, plot: QRectF, ticks: tuple[int, ...]) -> None:
        painter.setFont(self._micro())
        for tick in ticks:
            y = self._y(plot, tick, ticks[-1])
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(colour("text2"))
            box = QRectF(0, y - px(8), plot.left() - px(8), px(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(tick))
        for share in (0.0, 0.5, 1.0):
            # The first and last figure end with the plot, so that they leave the labels their room.
            left = plot.left() + (plot.width() - px(60)) * share
            box = QRectF(left, plot.bottom() + px(6), px(60), px(14))
            painter.drawText(box, TIME_SIDES[share], time_label(self._now * share))

    def _paint_least(self, painter: QPainter, plot: QRectF, top: int) -> None:
        if self._at_best is None:
            return
        y = self._y(plot, self._at_best, top)
        painter.setPen(QPen(colour("ok"), px(2), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        is_reached = bool(self._steps) and self._steps[-1].uncovered == self._at_best
        text = "the least" if is_reached else f"at best {self._at_best}"
        self._label(painter, plot, y + self._apart(plot, top), text, "okInk")

    def _apart(self, plot: QRectF, top: int) -> float:
        """How far the two labels at the right have to give way to each other."""
        if not self._steps or self._at_best is None:
            return 0.0
        gap = self._y(plot, self._at_best, top) - self._y(plot, self._steps[-1].uncovered, top)
        return max(0.0, (px(13) - gap) / 2)

    def _paint_stairs(self, painter: QPainter, plot: QRectF, top: int) -> None:
        corners = self._corners(plot, top)
        ground = colour("accent", 0.1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        floor = [QPointF(corners[-1].x(), plot.bottom()), QPointF(corners[0].x(), plot.bottom())]
        painter.drawPolygon(QPolygonF([*corners, *floor]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), px(2)))
        painter.drawPolyline(QPolygonF(corners))
        painter.setBrush(colour("accent"))
        for index, corner in enumerate(corners):
            if index % 2 == 0 or index == len(corners) - 1:
                radius = px(3) if index == len(corners) - 1 else px(2)
                painter.drawEllipse(corner, radius, radius)
        y = corners[-1].y() - self._apart(plot, top)
        self._label(painter, plot, y, f"so far {self._steps[-1].uncovered}", "accentInk")

    def _corners(self, plot: QRectF, top: int) -> list[QPointF]:
        corners: list[QPointF] = []
        for step in self._steps:
            x = plot.left() + plot.width() * min(step.seconds / self._now, 1.0)
            if corners:
                corners.append(QPointF(x, corners[-1].y()))
            corners.append(QPointF(x, self._y(plot, step.uncovered, top)))
        corners.append(QPointF(plot.right(), corners[-1].y()))
        return corners

    def _label(self, painter: QPainter, plot: QRectF, y: float, text: str, ink: str) -> None:
        painter.setFont(self._micro(bold=True))
        painter.setPen(colour(ink))
        box = QRectF(plot.right() + px(8), y - px(8), px(60), px(16))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _y(self, plot: QRectF, count: int, top: int) -> float:
        return plot.bottom() - plot.height() * count / max(top, 1)
