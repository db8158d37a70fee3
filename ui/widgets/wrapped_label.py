"""A text that wraps into whatever room it is given and asks for none: who lays it out asks how high it is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
# Higher than any text that stands in a line of the window.
HIGH = 10_000


class WrappedLabel(QLabel):
    """Unlike a label that wraps by itself it does not tell its layout how high it wants to be."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def height_for(self, width: int, text: str | None = None) -> int:
        """How high the text, or another one, is in that width, in pixels."""
        words = self.text() if text is None else text
        area = self.fontMetrics().boundingRect(QRect(0, 0, max(width, 1), HIGH), int(FLAGS), words)
        return area.height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(self.contentsRect(), int(FLAGS), self.text())
        painter.end()
