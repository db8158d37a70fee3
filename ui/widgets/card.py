"""A card: a title with room beside it, and below whatever it is about."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import px


class Card(QFrame):
    """`head` takes what stands beside the title, `box` what stands below."""

    def __init__(self, title: str, parent: QWidget, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.title = QLabel(title, self)
        self.title.setObjectName("title")
        self.head = QHBoxLayout()
        self.head.setSpacing(px(10))
        self.head.addWidget(self.title)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(px(14), px(10), px(14), px(10))
        self.box.setSpacing(px(spacing))
        self.box.addLayout(self.head)
