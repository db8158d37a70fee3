"""The pane at the right of a person's requests: their balances, or the form of what they ask for or tell."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.forms.form import Form
from ui.my_week.hours_card import HoursCard
from ui.requests.deed_pane import DeedPane
from ui.requests.leave_card import LeaveCard
from ui.requests.own_forms import DayForm, FlexibleForm, NoteForm, OwnLeaveForm, OwnToilForm, OwnWishForm
from ui.theme import px

# Of each form: its icon, what it is, and what its button says.
HEADS = {
    "leave": ("leave", "Ask for leave", "Ask"),
    "toil": ("clock", "Ask for TOIL", "Ask"),
    "day": ("calendar-blank", "Hours worked", "Save"),
    "wish": ("wish", "Wish or private time", "Save"),
    "flexible": ("arrows-clockwise", "Ask for flexible working", "Ask"),
    "safe": ("visit", "Made sure", "They are safe"),
    "appeal": ("arrows-clockwise", "Appeal", "Appeal"),
}


class OwnPane(DeedPane):
    """`take_requested`: hours that run out are to be taken off."""

    take_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.leave, self.toil, self.day = OwnLeaveForm(), OwnToilForm(), DayForm()
        self.wish, self.flexible = OwnWishForm(), FlexibleForm()
        self.safe = NoteForm("How you know that they are safe", "They rang from the car")
        self.appeal = NoteForm("Why you appeal", "Mondays would do too")
        self.add_forms(
            {
                "leave": self.leave,
                "toil": self.toil,
                "day": self.day,
                "wish": self.wish,
                "flexible": self.flexible,
                "safe": self.safe,
                "appeal": self.appeal,
            }
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(7), 0, px(7), px(7))
        column.setSpacing(px(10))
        self.hours, self.account = HoursCard(inside), LeaveCard(inside)
        self.hours.take_requested.connect(self.take_requested)
        column.addWidget(self.hours)
        column.addWidget(self.account)
        column.addStretch(1)
        self._balances = self.scrolling(inside)
        self.pages.addWidget(self._balances)
        self.cost = QLabel(self)
        self.cost.setObjectName("small")
        self.cost.setWordWrap(True)
        self.cost.setContentsMargins(px(16), px(6), px(16), px(6))
        self.below.addWidget(self.cost)
        self.show_balances("")

    def show_balances(self, name: str) -> None:
        """No form: the balances."""
        self.kind = ""
        self.show_head("clock", "My balances", name or "Leave, TOIL and flexi")
        self.show_no_form(self._balances)
        self.cost.hide()

    def show_form(self, kind: str, title: str, note: str = "", *, is_new: bool = True) -> Form:
        """A form in front, with the focus in its first field."""
        icon_name, head, save = HEADS[kind]
        self.show_head(icon_name, head, title, note)
        self.cost.hide()
        return self.bring(kind, save=save, is_new=is_new)

    def show_cost(self, sentence: str) -> None:
        """What it takes from the pot."""
        self.cost.setText(sentence)
        self.cost.setVisible(bool(sentence))
