"""A card of rows: a title with a count, the rows, and one line where there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.item_models.request_words import RowWords
from ui.requests.entry_row import EntryRow, PlannedRow
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.column import Column
from ui.widgets.refilled import refilled


class RowCard(Card):
    """`begin`, `add` and `end` say what it shows; it is drawn anew only when that looks otherwise, and the
    focus stays on the button it was on."""

    # Its rows are others than before.
    drawn = Signal()

    def __init__(self, title: str, nothing: str, parent: QWidget) -> None:
        super().__init__(title, parent, spacing=4)
        self._nothing = nothing
        self.setAccessibleName(title)
        self.count = Chip("", "warn", "", self)
        self.count.hide()
        self.head.addWidget(self.count)
        self.head.addStretch(1)
        self.column = Column(self, margin=0, spacing=0)
        self.column.layout_without_margins()
        self.box.addWidget(self.column)
        self.rows: list[EntryRow] = []
        self._head_buttons: list[QPushButton] = []
        # The other cards of the page, the next one first: where the keys go on when nothing is left here.
        self.others: Sequence[RowCard] = ()
        # How many of them wait for somebody to do something.
        self.waiting = 0
        self._planned: list[PlannedRow] = []
        self._shown: tuple[list[PlannedRow], str] | None = None

    def begin(self) -> None:
        """What it is to show begins anew."""
        self._planned = []

    def add(self, words: RowWords, *, is_wide: bool = False) -> PlannedRow:
        """A row at the end."""
        row = PlannedRow(words, is_wide)
        self._planned.append(row)
        return row

    def end(self, waiting: int = 0, noun: str = "to do", note: str = "") -> None:
        """All rows are there. `waiting`: how many wait, `note`: a line below them."""
        if self._shown == (self._planned, note):
            for row, planned in zip(self.rows, self._planned, strict=True):
                row.take(planned)
        else:
            self._draw(note)
        if self.waiting != waiting:
            self.waiting = waiting
            self.count.show_state(f"{waiting} {noun}", "warn", "clock")
            self.count.setVisible(waiting > 0)

    def add_head_button(self, text: str) -> QPushButton:
        """A small button beside the title."""
        button = QPushButton(text, self)
        button.setProperty("small", True)
        self.head.addWidget(button)
        self._head_buttons.append(button)
        return button

    @property
    def stops(self) -> list[QPushButton]:
        """Its buttons in the order of Tab."""
        return [*self._head_buttons, *(button for row in self.rows for button in row.buttons)]

    def _draw(self, note: str) -> None:
        before: QWidget = self._head_buttons[-1] if self._head_buttons else self
        beyond = [stop for card in self.others for stop in card.stops]
        with refilled(self.column, before, beyond=beyond):
            self._shown, self.rows = (self._planned, note), []
            self.column.clear()
            for planned in self._planned:
                if self.rows:
                    self.column.add_rule()
                row = EntryRow(planned)
                self.rows.append(row)
                self.column.add(row)
            if not self.rows and self._nothing:
                self.column.add_text(self._nothing, "secondary")
            if note:
                self.column.add_text(note, "small" if self.rows else "secondary")
        self.drawn.emit()
