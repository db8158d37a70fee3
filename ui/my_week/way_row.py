"""One way to give work away, to be ticked: whose, for what in return, and what it does to their hours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import colour, icon, px, px_exact, text_font
from ui.widgets.chip import INKS, Tone
from ui.widgets.row_painting import LEFT, write

# With one line of detail, and for each line more.
HEIGHT, LINE = 44, 16
GROUNDS = {"ok": "okTint", "warn": "warnTint", "neutral": "sunken"}


class WayRow(QAbstractButton):
    """A ticked row is asked. `detail` may have several lines. Its accessible name says all of it."""

    def __init__(self, title: str, detail: str, chip: str, tone: Tone, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._detail, self._chip, self._tone = title, detail, chip, tone
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def show_way(self, detail: str, chip: str, tone: Tone, words: str) -> None:
        """The same person, for something else in return."""
        self._detail, self._chip, self._tone = detail, chip, tone
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(HEIGHT) + self._detail.count("\n") * px(LINE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_on = self.isChecked()
        painter.setBrush(colour("accentTint" if is_on else "surface2" if self.underMouse() else "surface"))
        edge = "focus" if self.hasFocus() else "accent" if is_on else "line"
        painter.setPen(QPen(colour(edge), px_exact(2 if self.hasFocus() else 1)))
        painter.drawRoundedRect(area, px_exact(6), px_exact(6))
        self._paint_tick(painter, area, is_on=is_on)
        width = self._paint_chip(painter, area)
        words = area.adjusted(px(32), px(5), -px(8), -px(4))
        lines = self._detail.split("\n")
        first = words.height() - px(LINE) * len(lines)
        upper = QRectF(words.left(), words.top(), words.width() - width - px(4), first)
        write(painter, upper, self._title, text_font("body", 600), "text", LEFT)
        for number, line in enumerate(lines):
            lower = QRectF(words.left(), upper.bottom() + number * px(LINE), words.width(), px(LINE))
            write(painter, lower, line, text_font("small"), "text2", LEFT)
        painter.end()

    @staticmethod
    def _paint_tick(painter: QPainter, area: QRectF, *, is_on: bool) -> None:
        side = px(15)
        box = QRectF(area.left() + px(9), area.center().y() - side / 2, side, side)
        painter.setPen(QPen(colour("accent" if is_on else "control"), px_exact(1.3)))
        painter.setBrush(colour("accent" if is_on else "surface"))
        painter.drawRoundedRect(box, px_exact(3), px_exact(3))
        if is_on:
            inner = px(11)
            left, top = round(box.center().x() - inner / 2), round(box.center().y() - inner / 2)
            icon("tick", "onAccent").paint(painter, left, top, inner, inner)

    def _paint_chip(self, painter: QPainter, area: QRectF) -> float:
        """The chip at the right; how wide it is."""
        if not self._chip:
            return 0.0
        font = text_font("small", 600)
        width = QFontMetricsF(font).horizontalAdvance(self._chip) + px_exact(12)
        box = QRectF(area.right() - width - px(6), area.top() + px(5), width, px(17))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(GROUNDS.get(self._tone, "sunken")))
        painter.drawRoundedRect(box, px_exact(4), px_exact(4))
        painter.setFont(font)
        painter.setPen(colour(INKS[self._tone]))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._chip)
        return width + px(8)
