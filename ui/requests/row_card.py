"""A card of rows: a title with a count, the rows, and one line where there are none."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from ui.item_models.request_words import RowWords
from ui.requests.entry_row import EntryRow
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.column import Column


class RowCard(Card):
    """Filled anew whenever what it shows has changed; the focus stays on the button it was on."""

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
        # How many of them wait for somebody to do something.
        self.waiting = 0

    def begin(self) -> str:
        """Take the rows out; returns the name of the button with the focus, to be given to `end`."""
        held = ""
        for row in self.rows:
            for button in row.buttons:
                if button.hasFocus():
                    held = button.accessibleName()
        self.rows = []
        self.column.clear()
        return held

    def add(self, words: RowWords, *, is_wide: bool = False) -> EntryRow:
        """A row at the end."""
        if self.rows:
            self.column.add_rule()
        row = EntryRow(words, is_wide=is_wide)
        self.rows.append(row)
        self.column.add(row)
        return row

    def end(self, held: str, waiting: int = 0, noun: str = "to do") -> None:
        """All rows are there: say so where there are none, and give the focus back."""
        if not self.rows and self._nothing:
            self.column.add_text(self._nothing, "secondary")
        self.waiting = waiting
        self.count.setVisible(waiting > 0)
        self.count.show_state(f"{waiting} {noun}", "warn", "clock")
        for row in self.rows:
            for button in row.buttons:
                if held and button.accessibleName() == held:
                    button.setFocus()

    def add_head_button(self, text: str) -> QPushButton:
        """A small button beside the title."""
        button = QPushButton(text, self)
        button.setProperty("small", True)
        self.head.addWidget(button)
        return button
