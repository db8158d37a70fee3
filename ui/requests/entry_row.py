"""A row of a card: an icon, what it is, what more there is to say, its state, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.item_models.request_words import RowWords
from ui.theme import px
from ui.widgets.chip import Chip, Tone
from ui.widgets.icon_label import IconLabel


class EntryRow(QWidget):
    """Its buttons are named with what they are about, for those who hear one without the rest."""

    def __init__(self, words: RowWords, *, is_wide: bool = False) -> None:
        """`is_wide`: many buttons, which stand below the words."""
        super().__init__()
        self.words = words
        self.setAccessibleName(f"{words.title}, {words.chip[0]}. {words.detail}".strip(" ."))
        self._title = QLabel(words.title, self)
        self._title.setProperty("role", "heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._detail = QLabel(words.detail, self)
        self._detail.setObjectName("small")
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        self._detail.setWordWrap(True)
        self._detail.setVisible(bool(words.detail))
        self.chip = Chip(words.chip[0], cast(Tone, words.chip[1]), words.chip[2], self)
        self.buttons: list[QPushButton] = []
        self._foot = QHBoxLayout()
        self._lay_out(is_wide=is_wide)

    def add_button(
        self, text: str, do: Callable[[], None], *, is_primary: bool = False, tip: str = ""
    ) -> QPushButton:
        """A button at the right of the row's foot."""
        button = QPushButton(text, self)
        button.setProperty("small", True)
        if is_primary:
            button.setProperty("primary", True)
        button.setAccessibleName(f"{text.removesuffix('…')}: {self.words.title}")
        if tip:
            button.setToolTip(tip)
        button.clicked.connect(lambda: do())
        self.buttons.append(button)
        self._foot.insertWidget(len(self.buttons) - 1, button)
        return button

    def _lay_out(self, *, is_wide: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(6), 0, px(6))
        row.setSpacing(px(10))
        side = QVBoxLayout()
        side.addWidget(IconLabel(self.words.icon, "text2", 16))
        side.addStretch(1)
        row.addLayout(side)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row.addLayout(words, 1)
        right = QHBoxLayout()
        right.setSpacing(px(8))
        right.addWidget(self.chip)
        self._foot.setSpacing(px(6))
        if is_wide:
            self._foot.setContentsMargins(0, px(6), 0, 0)
            self._foot.addStretch(1)
            words.addLayout(self._foot)
        else:
            right.addLayout(self._foot)
        row.addLayout(right)
