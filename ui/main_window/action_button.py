"""A push button that does an action and follows its state."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import icon, px


class ActionButton(QPushButton):
    """Qt joins actions to tool buttons only; push buttons need this."""

    def __init__(self, action: QAction, icon_name: str, parent: QWidget, *, is_primary: bool = False) -> None:
        super().__init__(action.text(), parent)
        self._action = action
        self.setProperty("primary", is_primary)
        self.setIcon(
            icon(f"{icon_name}-fill" if is_primary else icon_name, "onAccent" if is_primary else "text")
        )
        # Wider than the glyph: that is the gap between it and the words.
        self.setIconSize(QSize(px(22), px(16)))
        self.clicked.connect(self._trigger)
        action.changed.connect(self._renew)
        self._renew()

    @property
    def is_theirs(self) -> bool:
        """Whether the action is offered to whoever works with the plan."""
        return self._action.isVisible()

    @Slot()
    def _trigger(self) -> None:
        self._action.trigger()

    @Slot()
    def _renew(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(self._action.text().removesuffix("…"))
