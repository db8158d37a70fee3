"""A screen with a list at the left and the page of what is chosen in it at the right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.main_window.desk import Desk
from ui.main_window.desk_screen import DeskScreen
from ui.theme import px


class ListScreen(DeskScreen):
    """`set_list` gives it the list; pages are added to `pages`."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.pages = QStackedWidget(self)
        self._side: QWidget | None = None
        self._side_width = 0

    def set_list(self, side: QWidget, width: int) -> None:
        """Lay the screen out; the list is as wide as given (in pixels at 100 %) where there is room."""
        self._side, self._side_width = side, width
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(14), px(16), px(14))
        row.setSpacing(px(12))
        row.addWidget(side)
        row.addWidget(self.pages, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At a large scale the list leaves most of the room to the page."""
        super().resizeEvent(event)
        if self._side is not None:
            self._side.setFixedWidth(min(px(self._side_width), event.size().width() * 2 // 5))
