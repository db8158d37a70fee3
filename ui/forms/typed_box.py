"""A list that opens, in which whole names are typed."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget


class TypedBox(QComboBox):
    """A space within a name that is being typed belongs to it; by itself it opens the list, as anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = QElapsedTimer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        interval = QApplication.keyboardInputInterval()
        is_typing = self._typed.isValid() and not self._typed.hasExpired(interval)
        if event.key() == Qt.Key.Key_Space and is_typing and not event.modifiers():
            # The view has the letters before it; what they have found stays where the space fits to it.
            self.view().setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))
            self.view().keyboardSearch(" ")
            self._typed.start()
            return
        if event.text().strip():
            self._typed.start()
        super().keyPressEvent(event)
