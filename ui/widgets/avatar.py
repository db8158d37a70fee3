"""Two initials in a circle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, px, text_font


def initials(name: str) -> str:
    """`JP` of “Jo Patel”; one letter of a single name."""
    words = [word for word in name.split() if word]
    chosen = words[:1] + (words[-1:] if len(words) > 1 else [])
    return "".join(word[0].upper() for word in chosen)


class Avatar(QWidget):
    """Decorative: the name stands below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Whose initials to show."""
        letters = initials(name)
        if letters != self._letters:
            self._letters = letters
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(36), px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 1))
        painter.setBrush(colour("accentTint"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setFont(text_font("control", 600))
        painter.setPen(colour("accentInk"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)
        painter.end()
