"""The button “⋯” of a bar: what has no room there stands in its menu, with its key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from ui.theme import icon, px
from ui.widgets.menu_of_copies import MenuOfCopies


class MoreButton(QToolButton):
    """There only while something has no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._left_out = MenuOfCopies("More", self)
        self.setMenu(self._left_out)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(icon("dots-three", "text"))
        self.setIconSize(QSize(px(18), px(18)))
        self.setFixedSize(px(32), px(32))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip("What has no room in this bar")
        self.setAccessibleName("More")
        self.hide()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Have these in the menu; nothing hides the button."""
        self._left_out.offer(actions)
        self.setVisible(bool(actions))

    @property
    def offered(self) -> list[QAction]:
        """What is in the menu."""
        return self._left_out.offered
