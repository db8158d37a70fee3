"""A menu of what stands elsewhere, too, in entries of its own: what stands in two menus is told to a screen
reader as of the first alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class MenuOfCopies(QMenu):
    """Filled as it opens, with the actions as they are then."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.offered: list[QAction] = []
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Have these in the menu from its next opening on; what is a menu itself stands in it whole."""
        self.offered = list(actions)

    @Slot()
    def _fill(self) -> None:
        # Not by `clear`: PySide takes all that was in the menu for deleted then, menus of others as well.
        for entry in self.actions():
            self.removeAction(entry)
            if entry.parent() is self:
                entry.deleteLater()
        for action in self.offered:
            if action.menu() is not None:
                self.addAction(action)
            else:
                self._add_copy(action)

    def _add_copy(self, action: QAction) -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        entry = self.addAction(action.icon(), f"{action.text()}\t{keys}" if keys else action.text())
        entry.setToolTip(action.toolTip())
        entry.setCheckable(action.isCheckable())
        entry.setChecked(action.isChecked())
        entry.setEnabled(action.isEnabled())
        entry.setVisible(action.isVisible())
        entry.triggered.connect(action.trigger)
