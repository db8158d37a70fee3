"""What stands in the window before the planner is loaded: the same surfaces, empty.

Importing the domain takes longer than all of Qt. So the window is painted first, with rail, bars and the
ground of the board in their places, and the frame takes their place when everything is there.
"""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import colour, px
from ui.widgets.logo import draw_logo

RAIL, TOP_BAR, STATUS, INSPECTOR, LOGO = 80, 52, 26, 312, 32


class FirstFace(QWidget):
    """Shown for a moment at the start; nothing in it can be used."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Rotabene is starting")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        width, height = self.width(), self.height()
        painter.fillRect(self.rect(), colour("surface"))
        painter.fillRect(QRect(0, 0, px(RAIL), height), colour("rail"))
        left, floor = px(RAIL), height - px(STATUS)
        painter.fillRect(QRect(left, floor, width - left, px(STATUS)), colour("surface2"))
        for line in (
            QRect(left, px(TOP_BAR) - 1, width - left, 1),
            QRect(left, floor, width - left, 1),
            QRect(width - px(INSPECTOR), px(TOP_BAR), 1, floor - px(TOP_BAR)),
        ):
            painter.fillRect(line, colour("lineStrong"))
        place = QRect((px(RAIL) - px(LOGO)) // 2, px(10), px(LOGO), px(LOGO))
        draw_logo().paint(painter, place)
        painter.end()
