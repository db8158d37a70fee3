"""The cards of what the manager decides and watches: requests, flexible working, lone visits, hours told."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.requests.card_columns import CardColumns
from ui.requests.row_card import RowCard
from ui.theme import px


class DecidePage(QWidget):
    """At the left what is decided, at the right what is watched."""

    def __init__(self) -> None:
        super().__init__()
        columns = CardColumns(self)
        inside = columns.inside
        self.asked = RowCard("To decide", "No requests.", inside)
        self.register = RowCard("Flexible working", "Nobody has asked for flexible working.", inside)
        self.visits = RowCard("Lone visits", "Nobody is to be out alone today.", inside)
        self.worked = RowCard("Hours worked", "Nobody has worked other hours than planned.", inside)
        self.answered = RowCard("Decided lately", "Nothing was decided in the last two weeks.", inside)
        columns.fill(((self.asked, self.register, self.answered), (self.visits, self.worked)))
        title = QLabel("Requests", self)
        title.setProperty("role", "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(title)
        column.addWidget(columns, 1)
