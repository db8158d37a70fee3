"""Tab goes through what is filled anew as it is drawn: Qt puts what was made last at the window's end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ui.widgets.refilled import stops

MOVES = (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show)


class DrawnOrder(QObject):
    """From `before`, which stays, Tab comes to what is inside `place`, line by line."""

    def __init__(self, place: QWidget, before: QWidget) -> None:
        super().__init__(place)
        self._place, self._before = place, before
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._order)
        place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            # Once everything has its place.
            self._soon.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _order(self) -> None:
        drawn = sorted(stops(self._place), key=self._lies_at)
        for earlier, later in zip((self._before, *drawn), drawn, strict=False):
            QWidget.setTabOrder(earlier, later)

    def _lies_at(self, stop: QWidget) -> tuple[int, int]:
        corner = stop.mapTo(self._place, QPoint(0, 0))
        return corner.y(), corner.x()
