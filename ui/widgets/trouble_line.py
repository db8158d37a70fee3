"""The line below a form that says what is not right with the whole of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.speech import announce


class TroubleLine(QLabel):
    """It takes no room while nothing is wrong, and is read out whenever something is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "danger")
        self.hide()

    def tell(self, words: str) -> None:
        """Say what is not right; nothing: all is."""
        self.setText(words)
        self.setVisible(bool(words))
        announce(self, words)
