"""A request in a card: whose, about what, and either its state or the two answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.item_models.swap_words import RequestLine
from ui.theme import px
from ui.widgets.avatar import Avatar
from ui.widgets.chip import Chip
from ui.widgets.press_row import PressRow


class RequestRow(PressRow):
    """Pressed it opens the request; the buttons answer it. Each signal comes with the id."""

    opened = Signal(str)
    accepted = Signal(str)
    declined = Signal(str)

    def __init__(self, line: RequestLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = line
        self.setAccessibleName(line.words)
        self.setToolTip(line.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(2), px(4), px(2), px(4))
        row.setSpacing(px(8))
        avatar = Avatar(self)
        avatar.show_name(line.avatar)
        row.addWidget(avatar)
        words = QVBoxLayout()
        words.setSpacing(0)
        # Whole, in as many lines as it needs: nobody answers without having read of which day it is.
        for text, look in ((line.title, "heading"), (line.brief, "small")):
            label = QLabel(text, self)
            label.setObjectName(look)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            words.addWidget(label)
        row.addLayout(words, 1)
        self.pressed.connect(self._open)
        if line.need in ("answer", "take"):
            self._add_answers(row)
        else:
            row.addWidget(Chip(line.state, line.tone, line.icon, self))

    def _add_answers(self, row: QHBoxLayout) -> None:
        yes = "Take it" if self.line.need == "take" else "Accept"
        accept = QPushButton(yes, self)
        accept.setProperty("small", True)
        accept.setAccessibleName(f"{yes}: {self.line.title}, {self.line.detail}")
        accept.clicked.connect(self._accept)
        if self.line.need == "answer":
            decline = QPushButton("Decline", self)
            decline.setProperty("small", True)
            decline.setAccessibleName(f"Decline: {self.line.title}, {self.line.detail}")
            decline.clicked.connect(self._decline)
            row.addWidget(decline)
        row.addWidget(accept)

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self.line.id)

    @Slot()
    def _accept(self) -> None:
        self.accepted.emit(self.line.id)

    @Slot()
    def _decline(self) -> None:
        self.declined.emit(self.line.id)
