"""A row of a card: an icon, what it is, what more there is to say, its state, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.item_models.request_words import RowWords
from ui.theme import px
from ui.widgets.chip import Chip, Tone
from ui.widgets.icon_label import IconLabel
from ui.widgets.refilled import BY_HAND


@dataclass(frozen=True, slots=True)
class RowButton:
    """What a button says and does; `name` for those who hear it without the rest."""

    text: str
    name: str
    do: Callable[[], None] = field(compare=False)
    is_primary: bool = False
    tip: str = ""
    is_by_hand: bool = False


@dataclass(slots=True)
class PlannedRow:
    """A row before it is drawn. `is_wide`: many buttons, which stand below the words."""

    words: RowWords
    is_wide: bool = False
    buttons: list[RowButton] = field(default_factory=list)

    def add_button(
        self,
        text: str,
        do: Callable[[], None],
        *,
        is_primary: bool = False,
        tip: str = "",
        is_by_hand: bool = False,
    ) -> None:
        """A button at the end; a tip says better than a short text what it does. `is_by_hand`: it gets the
        keyboard from nothing that goes, for a press in haste must not be taken for it."""
        said = tip or text.removesuffix("…")
        name = f"{said}: {self.words.title}"
        self.buttons.append(RowButton(text, name, do, is_primary, tip, is_by_hand))


class EntryRow(QWidget):
    """A drawn row; `take` gives it the deeds of another plan that looks the same."""

    def __init__(self, planned: PlannedRow) -> None:
        super().__init__()
        self.words = words = planned.words
        self._planned = planned
        self.setAccessibleName(f"{words.title}, {words.chip[0]}. {words.detail}".strip(" ."))
        self._title = QLabel(words.title, self)
        self._title.setProperty("role", "heading")
        self._detail = QLabel(words.detail, self)
        self._detail.setObjectName("small")
        for label in (self._title, self._detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._detail.setVisible(bool(words.detail))
        self.chip = Chip(words.chip[0], cast(Tone, words.chip[1]), words.chip[2], self)
        self.buttons = [self._button(number, each) for number, each in enumerate(planned.buttons)]
        self._lay_out(is_wide=planned.is_wide)

    def take(self, planned: PlannedRow) -> None:
        """The same row with what its buttons do now."""
        self._planned = planned

    def _do(self, number: int) -> None:
        self._planned.buttons[number].do()

    def _button(self, number: int, planned: RowButton) -> QPushButton:
        button = QPushButton(planned.text, self)
        button.setProperty("small", True)
        button.setProperty(BY_HAND, planned.is_by_hand)
        button.setProperty("primary", planned.is_primary)
        button.setAccessibleName(planned.name)
        button.setToolTip(planned.tip)
        button.clicked.connect(partial(self._do, number))
        return button

    def _lay_out(self, *, is_wide: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(6), 0, px(6))
        row.setSpacing(px(10))
        side = QVBoxLayout()
        if not self.words.detail and not is_wide:
            # One line stands in the middle beside its buttons, and its icon with it.
            side.addStretch(1)
        side.addWidget(IconLabel(self.words.icon, "text2", 16))
        side.addStretch(1)
        row.addLayout(side)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row.addLayout(words, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(6))
        for button in self.buttons:
            foot.addWidget(button)
        right = QHBoxLayout()
        right.setSpacing(px(8))
        right.addWidget(self.chip)
        if is_wide:
            foot.setContentsMargins(0, px(6), 0, 0)
            foot.addStretch(1)
            words.addLayout(foot)
        else:
            right.addLayout(foot)
        row.addLayout(right)
