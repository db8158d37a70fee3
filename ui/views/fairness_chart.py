"""One measure of fairness as bars: a row a person, what was before the rota and what it adds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import colour, px, px_exact, text_font
from ui.views.fairness_words import MeasureWords, ShareBar
from ui.widgets.speech import announce

ROW, HEAD, FIGURE = 20, 15, 50
# Names have the room that the longest needs, within these.
SHORTEST_NAME, LONGEST_NAME = 92, 124


class FairnessChart(QWidget):
    """Arrow keys go from person to person, Enter or a click asks for the person's own page."""

    person_chosen = Signal(str)

    def __init__(self, measure: MeasureWords) -> None:
        super().__init__()
        self._measure = measure
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(HEAD) + px(ROW) * len(measure.bars) + px(2))
        self.setAccessibleName(f"{measure.title}. {measure.sentence}")
        told = [bar.words for bar in measure.bars]
        self.setAccessibleDescription(". ".join([*told, f"An even share would be {measure.even_text[6:]}"]))

    def sizeHint(self) -> QSize:
        return QSize(px(260), self.height())

    @property
    def current(self) -> ShareBar | None:
        """The person whose row is marked."""
        return self._measure.bars[self._current] if 0 <= self._current < len(self._measure.bars) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self._go_to(self._current + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.person_chosen.emit(self.current.person)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current < 0 and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._go_to(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._current = -1
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        cursor = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
        self.setCursor(cursor)
        if row != self._current and not self.hasFocus():
            self._current = row
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._current = -1
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.person_chosen.emit(self._measure.bars[row].person)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_at(event.pos().y())
            QToolTip.showText(event.globalPos(), self._measure.bars[row].words if row >= 0 else "", self)
            return True
        return super().event(event)

    def _row_at(self, y: float) -> int:
        row = int((y - px(HEAD)) // px(ROW))
        return row if 0 <= row < len(self._measure.bars) else -1

    def _go_to(self, row: int) -> None:
        self._current = min(max(row, 0), len(self._measure.bars) - 1)
        self.update()
        if self.current is not None:
            announce(self, self.current.words)

    # -- painting -----------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = max((bar.whole for bar in self._measure.bars), default=0.0) or 1.0
        names = self.name_width
        plot = QRectF(names, px(HEAD), self.width() - names - px(FIGURE), px(ROW) * len(self._measure.bars))
        for row, bar in enumerate(self._measure.bars):
            self._paint_row(painter, plot, row, bar, top)
        self._paint_even(painter, plot, top)
        painter.end()

    @property
    def name_width(self) -> float:
        """The room before the bars."""
        metrics = QFontMetricsF(text_font("small", has_even_figures=False))
        longest = max((metrics.horizontalAdvance(bar.name) for bar in self._measure.bars), default=0.0)
        return min(max(longest + px(9), px(SHORTEST_NAME)), px(LONGEST_NAME))

    def _paint_row(self, painter: QPainter, plot: QRectF, row: int, bar: ShareBar, top: float) -> None:
        area = QRectF(0, plot.top() + row * px(ROW), self.width(), px(ROW))
        if row == self._current:
            painter.setPen(QPen(colour("focus"), px(1.5)) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(colour("surface2"))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), px(4), px(4))
        font = text_font("small", has_even_figures=False)
        painter.setFont(font)
        painter.setPen(colour("text"))
        name = QFontMetricsF(font).elidedText(bar.name, Qt.TextElideMode.ElideRight, plot.left() - px(8))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area.adjusted(px(3), 0, 0, 0), left, name)
        painter.setFont(text_font("small"))
        painter.setPen(colour("text2"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area.adjusted(0, 0, -px(3), 0), right, bar.figure)
        self._paint_bar(painter, plot, area.center().y(), bar, top)

    def _paint_bar(self, painter: QPainter, plot: QRectF, middle: float, bar: ShareBar, top: float) -> None:
        height = px_exact(8)
        before, whole = plot.width() * bar.before / top, plot.width() * bar.whole / top
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunken"))
        track = QRectF(plot.left(), middle - height / 2, plot.width(), height)
        painter.drawRoundedRect(track, px(2), px(2))
        if before > 0:
            painter.setBrush(colour("supplyLine"))
            painter.drawRoundedRect(QRectF(plot.left(), track.top(), before, height), px(2), px(2))
        if whole > before:
            painter.setBrush(colour("accent"))
            # A gap of a pixel tells the two apart without colour.
            gap = 1.0 if before > 0 else 0.0
            added = QRectF(plot.left() + before + gap, track.top(), max(whole - before - gap, 1.0), height)
            painter.drawRoundedRect(added, px(2), px(2))

    def _paint_even(self, painter: QPainter, plot: QRectF, top: float) -> None:
        x = plot.left() + plot.width() * self._measure.even / top
        painter.setPen(QPen(colour("text2"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, plot.top() - px(1)), QPointF(x, plot.bottom()))
        font = text_font("micro")
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance(self._measure.even_text) + 2
        left = min(max(x - width / 2, plot.left()), self.width() - width)
        box = QRectF(left, 0, width, px(HEAD) - px(2))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._measure.even_text)
