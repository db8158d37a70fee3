"""The requests that concern one person, in a card beside their week: what needs them first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.item_models.swap_words import RequestLine
from ui.swaps.request_row import RequestRow
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.column import Column
from ui.widgets.refilled import refilled

MOST = 4


class RequestsCard(Card):
    """Signals come with the id of a request; `all_wanted` opens the screen of them all."""

    opened = Signal(str)
    accepted = Signal(str)
    declined = Signal(str)
    all_wanted = Signal()

    def __init__(self, beside: QWidget, parent: QWidget) -> None:
        super().__init__("Swap requests", parent)
        # What has the focus where no request is left.
        self.beside = beside
        self.count = Chip("", "accent", "", self)
        self.head.addStretch(1)
        self.head.addWidget(self.count)
        self.rows = Column(self, spacing=2)
        self.rows.layout_without_margins()
        self.all_button = QPushButton("All requests", self)
        self.all_button.setProperty("link", True)
        self.all_button.clicked.connect(self.all_wanted)
        self.box.addWidget(self.rows)
        self.box.addWidget(self.all_button)
        self._shown: tuple[RequestLine, ...] | None = None

    def show_lines(self, lines: Sequence[RequestLine]) -> None:
        """What needs somebody, what is open, and of what has ended the last."""
        needs = sum(1 for line in lines if line.need)
        self.count.setVisible(bool(needs))
        self.count.show_state(f"{needs} need{'s' if needs == 1 else ''} you", "accent")
        shown = tuple(lines[:MOST])
        self.all_button.setVisible(len(lines) > MOST)
        if shown == self._shown:
            return
        self._shown = shown
        # After an answer the focus is on the first request, never on a button that answers another one.
        instead: list[QWidget] = []
        with refilled(self.rows, self, instead):
            self.rows.clear()
            if not shown:
                self.rows.add_text("No requests.", "secondary")
            instead += [self._row(line) for line in shown]
            instead.append(self.beside)

    def _row(self, line: RequestLine) -> RequestRow:
        row = RequestRow(line, self.rows)
        row.opened.connect(self.opened)
        row.accepted.connect(self.accepted)
        row.declined.connect(self.declined)
        self.rows.add(row)
        return row
