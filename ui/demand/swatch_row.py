"""The key below the grid: what the grounds and the bars of a cell mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, pattern, px, text_font

GROUNDS = (("heat1", "1–2 people"), ("heat2", "3–4"), ("heat3", "5–6"), ("heat4", "7 or more"))


class SwatchRow(QWidget):
    """Decorative; every cell says the same in words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            "Key: darker means more people; green bar cover, hatched blue visits, red short"
        )

    def sizeHint(self) -> QSize:
        return QSize(px(400), px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        for token, words in GROUNDS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(token))
            painter.drawRoundedRect(QRectF(left, px(2), px(22), px(14)), px(3), px(3))
            left = self._words(painter, left + px(28), words)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("dutyLine"))
        painter.drawRect(QRectF(left, px(7), px(22), px(4)))
        left = self._words(painter, left + px(28), "cover")
        painter.setPen(QPen(colour("visitLine"), 1))
        painter.setBrush(QBrush(colour("visitLine"), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(QRectF(left, px(7), px(22), px(4)))
        left = self._words(painter, left + px(28), "visits")
        painter.setPen(QPen(colour("danger"), 1))
        painter.setBrush(pattern("shortage", self.devicePixelRatioF()))
        painter.drawRoundedRect(QRectF(left, px(2), px(22), px(14)), px(3), px(3))
        self._words(painter, left + px(28), "more than could be at work")
        painter.end()

    @staticmethod
    def _words(painter: QPainter, left: float, words: str) -> float:
        font = text_font("small")
        painter.setFont(font)
        painter.setPen(colour("text2"))
        width = QFontMetricsF(font).horizontalAdvance(words)
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, width + px(4), px(18)), where, words)
        return left + width + px(18)
