"""A mark of the board in small: the kind's colour, edge and icon on a rounded ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, icon, px


class ToneIcon(QWidget):
    """`family` names the tokens: `visit` takes visit, visitLine and visitInk."""

    def __init__(self, icon_name: str, family: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._family = icon_name, family
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(px(24), px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge, ink = tokens_of(self._family)
        painter.setPen(QPen(colour(edge), 1))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(4), px(4))
        side = px(14)
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        icon(self._icon_name, ink).paint(painter, left, top, side, side)
        painter.end()


def tokens_of(family: str) -> tuple[str, str, str]:
    """Ground, edge and ink of a family of marks."""
    if family == "office":
        return "office", "barLine", "barInk"
    if family == "reserve":
        return "reserve", "reserveLine", "barInk"
    return family, f"{family}Line", f"{family}Ink"
