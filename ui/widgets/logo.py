"""The program's sign: three shifts, one below the other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from ui.theme import colour

BARS = ((8.0, 9.0, 10.0), (8.0, 14.5, 14.0), (8.0, 20.0, 7.0))
SIDE = 32


def draw_logo(side: int = SIDE) -> QIcon:
    """The sign in the colours of the theme in force."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    pixmap = QPixmap(round(2 * side * ratio), round(2 * side * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixmap.width() / SIDE, pixmap.height() / SIDE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(QRectF(1, 1, 30, 30), 8, 8)
    painter.setBrush(colour("onAccent"))
    for index, (left, top, width) in enumerate(BARS):
        painter.drawRoundedRect(QRectF(left + 2 * (index == 1), top, width, 3.6), 1.6, 1.6)
    painter.end()
    return QIcon(pixmap)
