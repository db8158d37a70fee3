"""The effect on cover: people needed on a day as a line, people who could be at work as a field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.time_grid import COVER_GRID, times_label
from ui.theme import colour, pattern, px, text_font

FIRST, LAST = 14, 42
LEFT, FOOT, TOP = 22, 18, 14


def short_spans(need: Sequence[int], free: Sequence[int]) -> tuple[tuple[int, int, int], ...]:
    """Start and end in minutes of the day and the worst shortage of each run of half-hours that are short."""
    spans: list[tuple[int, int, int]] = []
    for cell, (asked, there) in enumerate(zip(need, free, strict=True)):
        if asked <= there:
            continue
        start, missing = cell * COVER_GRID, asked - there
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], start + COVER_GRID, max(spans[-1][2], missing))
        else:
            spans.append((start, start + COVER_GRID, missing))
    return tuple(spans)


def effect_sentence(need: Sequence[int], free: Sequence[int]) -> str:
    """`4 needed 18:30–20:00, 3 could be at work then.`, of the worst; or that there are enough."""
    spans = short_spans(need, free)
    if not spans:
        return "Enough people could be at work in every half-hour of the day."
    start, end, missing = max(spans, key=lambda span: span[2])
    cells = range(start // COVER_GRID, end // COVER_GRID)
    worst = max(cells, key=lambda cell: need[cell] - free[cell])
    others = f" Short at {len(spans) - 1} other times, too." if len(spans) > 1 else ""
    who = "nobody" if not free[worst] else str(free[worst])
    del missing
    return f"{need[worst]} needed {times_label(start, end)}, {who} could be at work then.{others}"


class EffectChart(QWidget):
    """07:00 to 21:00; what is short is hatched red and written above."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._need: tuple[int, ...] = (0,) * 48
        self._free: tuple[int, ...] = (0,) * 48
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Effect on cover")

    def show_day(self, need: Sequence[int], free: Sequence[int]) -> None:
        """48 half-hours each."""
        self._need, self._free = tuple(need), tuple(free)
        self.setAccessibleDescription(effect_sentence(need, free))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(260), px(92))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(px(LEFT), px(TOP), self.width() - px(LEFT) - px(6), self.height() - px(TOP + FOOT))
        top = max(2, *self._need[FIRST:LAST], *self._free[FIRST:LAST])
        self._paint_axes(painter, area, top)
        self._paint_field(painter, area, top)
        for start, end, missing in short_spans(self._need, self._free):
            self._paint_short(painter, area, top, (start, end, missing))
        self._paint_line(painter, area, top)
        painter.end()

    def _x(self, area: QRectF, cell: float) -> float:
        return area.left() + area.width() * (cell - FIRST) / (LAST - FIRST)

    @staticmethod
    def _y(area: QRectF, people: float, top: int) -> float:
        return area.bottom() - area.height() * people / top

    def _paint_axes(self, painter: QPainter, area: QRectF, top: int) -> None:
        painter.setFont(text_font("micro"))
        step = max(1, round(top / 3))
        for people in range(0, top + 1, step):
            y = self._y(area, people, top)
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(colour("text2"))
            where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - px(7), px(LEFT - 6), px(14)), where, str(people))
        for cell in range(FIRST, LAST + 1, 4):
            x = self._x(area, cell)
            box = QRectF(x - px(12), area.bottom() + px(3), px(24), px(13))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{cell // 2:02d}")

    def _steps(self, area: QRectF, values: Sequence[int], top: int) -> list[QPointF]:
        points = []
        for cell in range(FIRST, LAST):
            y = self._y(area, values[cell], top)
            points += [QPointF(self._x(area, cell), y), QPointF(self._x(area, cell + 1), y)]
        return points

    def _paint_field(self, painter: QPainter, area: QRectF, top: int) -> None:
        field = self._steps(area, self._free, top)
        painter.setPen(QPen(colour("supplyLine"), 1))
        painter.setBrush(colour("supply"))
        painter.drawPolygon(
            QPolygonF([QPointF(area.left(), area.bottom()), *field, QPointF(area.right(), area.bottom())])
        )

    def _paint_line(self, painter: QPainter, area: QRectF, top: int) -> None:
        painter.setPen(QPen(colour("need"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(self._steps(area, self._need, top)))

    def _paint_short(self, painter: QPainter, area: QRectF, top: int, span: tuple[int, int, int]) -> None:
        start, end, missing = span
        ratio = self.devicePixelRatioF()
        for cell in range(max(FIRST, start // COVER_GRID), min(LAST, end // COVER_GRID)):
            box = QRectF(
                QPointF(self._x(area, cell), self._y(area, self._need[cell], top)),
                QPointF(self._x(area, cell + 1), self._y(area, self._free[cell], top)),
            )
            painter.fillRect(box, pattern("shortage", ratio))
        middle = (self._x(area, start / COVER_GRID) + self._x(area, end / COVER_GRID)) / 2
        plate = QRectF(middle - px(12), 0, px(24), px(13))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("danger"))
        painter.drawRoundedRect(plate, px(3), px(3))
        painter.setPen(colour("surface"))
        painter.setFont(text_font("micro", 600))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, f"−{missing}")
