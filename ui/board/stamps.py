"""Shapes painted once and stamped again: most bars and blocks of a board look like one drawn before.

A rounded shape with a smooth edge costs a hundred times what copying its pixels does.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

MOST_STAMPS = 3000
# Room around a shape for its edge, in pixels.
ROOM = 3


class Stamps:
    """Keeps the pixels of shapes by what they depend on; `ratio` is the screen's device pixel ratio."""

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._kept: dict[Hashable, QPixmap] = {}

    def stamp(
        self, painter: QPainter, key: Hashable, area: QRectF, paint: Callable[[QPainter, QRectF], None]
    ) -> None:
        """Put the shape of that key at `area`; `paint` draws it where it has not been drawn before.

        The key must hold all that the shape depends on, save the size, which is taken from the area.
        """
        whole = (key, area.width(), area.height())
        pixmap = self._kept.get(whole)
        if pixmap is None:
            if len(self._kept) >= MOST_STAMPS:
                self._kept.clear()
            pixmap = self._kept[whole] = self._drawn(area, paint)
        painter.drawPixmap(QPointF(area.left() - ROOM - 0.5, area.top() - ROOM - 0.5), pixmap)

    def _drawn(self, area: QRectF, paint: Callable[[QPainter, QRectF], None]) -> QPixmap:
        width, height = ceil(area.width()) + 2 * ROOM + 1, ceil(area.height()) + 2 * ROOM + 1
        pixmap = QPixmap(round(width * self._ratio), round(height * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, QRectF(ROOM + 0.5, ROOM + 0.5, area.width(), area.height()))
        painter.end()
        return pixmap
