"""A word that is shown once: to be written down, said or copied, and never shown again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ui.dialogs.sheet import Sheet


class WordSheet(Sheet):
    """The word in large letters, what it is for, and a button that copies it."""

    def __init__(self, title: str, word: str, advice: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, width=460)
        self.setObjectName("wordSheet")
        self.word = QLabel(word)
        self.word.setObjectName("page")
        self.word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.word.setTextFormat(Qt.TextFormat.PlainText)
        self.word.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.word.setAccessibleName(word)
        self.add_text(advice)
        self.body.addWidget(self.word)
        self.copy: QPushButton = self.add_side_button("Copy")
        self.copy.clicked.connect(self._copy)
        self.add_buttons("I have it")

    @Slot()
    def reject(self) -> None:
        """By its own button alone: it is not shown again, and a stray Esc is soon pressed."""

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.word.text())
        self.copy.setText("Copied")
