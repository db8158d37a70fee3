"""The cards of a person's requests: hours worked, lone visits, what was asked, wishes, flexible working."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.requests.card_columns import CardColumns
from ui.requests.row_card import RowCard
from ui.theme import icon, px


class OwnPage(QWidget):
    """What is most pressing stands at the top left."""

    def __init__(self) -> None:
        super().__init__()
        self.ask_leave, self.ask_toil = QPushButton("Ask for leave", self), QPushButton("Ask for TOIL", self)
        self.ask_leave.setProperty("primary", True)
        self.ask_leave.setIcon(icon("leave", "onAccent"))
        self.ask_toil.setIcon(icon("clock", "text"))
        for button in (self.ask_leave, self.ask_toil):
            # Wider than the glyph: air between it and the words.
            button.setIconSize(QSize(px(22), px(16)))
        # Where there is no room for them beside the rest.
        self.balances = QPushButton("My balances", self)
        self.balances.setCheckable(True)
        self.balances.hide()
        columns = CardColumns(self)
        inside = columns.inside
        self.worked = RowCard("Hours worked", "No published shift has ended in the last two weeks.", inside)
        self.visits = RowCard("Lone visits", "", inside)
        self.asked = RowCard("My requests", "No requests.", inside)
        self.wishes = RowCard(
            "Wishes and private times", "No wishes, and no times that are kept free.", inside
        )
        self.flexible = RowCard("Flexible working", "", inside)
        self.other_day = self.worked.add_head_button("Another day…")
        self.add_wish = self.wishes.add_head_button("Add…")
        self.ask_flexible = self.flexible.add_head_button("Ask…")
        self.other_day.setAccessibleName("Tell of another day")
        self.add_wish.setAccessibleName("Add a wish or a private time")
        self.ask_flexible.setAccessibleName("Ask for flexible working")
        before = (self.balances, self.ask_toil, self.ask_leave)
        columns.fill(((self.visits, self.worked, self.asked), (self.wishes, self.flexible)), before)
        self._lay_out(columns)

    def _lay_out(self, columns: CardColumns) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        title = QLabel("Leave, TOIL and hours", self)
        title.setProperty("role", "page")
        head.addWidget(title)
        head.addWidget(self.balances)
        head.addStretch(1)
        head.addWidget(self.ask_toil)
        head.addWidget(self.ask_leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(head)
        column.addWidget(columns, 1)
