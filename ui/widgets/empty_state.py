"""What stands in the middle when there is nothing to show: one line and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import px

NO_PEOPLE = "Add the team to start."


class EmptyState(QFrame):
    """The button does the action that fills the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self._text = QLabel()
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = QPushButton()
        self._button.setProperty("primary", True)
        self._button.clicked.connect(self._act)
        self._action: QAction | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        # Where it has a whole page its words and its button stand in the middle of it.
        column.addStretch(1)
        column.addWidget(self._text)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_state(self, text: str, action: QAction) -> None:
        """The line and what the button does; no button where the action is not offered."""
        self._text.setText(text)
        self._action = action
        self._button.setText(action.text())
        self._button.setVisible(action.isVisible())
        self.setAccessibleName(text)
        self.adjustSize()
        self.show()

    def _act(self) -> None:
        if self._action is not None:
            self._action.trigger()
