"""The pane at the right of the manager's requests: a request with its effect, or an entry of the register."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.forms.form import Form
from ui.requests.decide_forms import (
    AgreeForm,
    ConsultForm,
    ExtendForm,
    OptionForm,
    ReasonForm,
    RefuseForm,
)
from ui.requests.deed_pane import DeedPane
from ui.requests.own_forms import NoteForm
from ui.theme import icon, px
from ui.widgets.column import Column
from ui.widgets.icon_row import IconRow

HINT = (
    "Choose a request to see what it does to cover, and decide it. What is approved or declined here can be "
    "undone like any other step."
)
SAVES = {
    "consult": "Record it",
    "option": "Add option",
    "extend": "Put it off",
    "agree": "Agree",
    "refuse": "Refuse",
    "safe": "They are safe",
}


class DecidePane(DeedPane):
    """`kind`: nothing, `request`, `flexible`, or the name of the form in front."""

    approve_requested = Signal()
    decline_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Request")
        self.reason, self.safe = ReasonForm(), NoteForm("How you know that they are safe", "They rang")
        self.consult, self.option, self.extend = ConsultForm(), OptionForm(), ExtendForm()
        self.agree, self.refuse = AgreeForm(), RefuseForm()
        self.add_forms(
            {
                "consult": self.consult,
                "option": self.option,
                "extend": self.extend,
                "agree": self.agree,
                "refuse": self.refuse,
                "safe": self.safe,
            }
        )
        self.agree.changed.connect(self._name_agreement)
        self._empty = QWidget(self.pages)
        self.pages.addWidget(self._empty)
        self.detail = Column(margin=16, spacing=8)
        self.request_page = self._request_page()
        self.entry = Column(margin=16, spacing=8)
        self.entry_page = self.scrolling(self.entry)
        self.pages.addWidget(self.entry_page)
        self.show_nothing()

    def show_nothing(self) -> None:
        """What can be done."""
        self.kind = ""
        self.show_head("tick-circle", "Requests", "Nothing chosen", HINT)
        self.show_no_form(self._empty)

    def show_request(self, icon_name: str, title: str, note: str, *, may_approve: bool = True) -> None:
        """A request for time; `show_effect` says what it does."""
        self.kind = "request"
        self.show_head(icon_name, "Request", title, note)
        self.show_no_form(self.request_page)
        self.close_button.show()
        self.approve.setEnabled(may_approve)
        self.reason.put(self.reason.fresh())

    def show_effect(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """What it would do: icon, ink, sentence."""
        self.detail.clear()
        self.detail.add_text("What it does", "heading")
        for icon_name, ink, sentence in rows:
            self.detail.add(IconRow(icon_name, ink, sentence, says="Effect"))
        self.detail.end()
        self.tell_effect(" ".join(("What it does:", *(sentence for _, _, sentence in rows))))

    def show_entry(self, title: str, note: str) -> Column:
        """An entry of the register; the column is to be filled."""
        self.kind = "flexible"
        self.show_head("arrows-clockwise", "Flexible working", title, note)
        self.show_no_form(self.entry_page)
        self.close_button.show()
        self.entry.clear()
        return self.entry

    def show_form(self, kind: str, title: str, note: str = "") -> Form:
        """One of the steps, with the focus in its first field."""
        self.show_head("visit" if kind == "safe" else "arrows-clockwise", SAVES[kind], title, note)
        return self.bring(kind, save=SAVES[kind])

    @Slot()
    def _name_agreement(self) -> None:
        self.bar.save.setText(self.agree.deed)

    def _request_page(self) -> QWidget:
        page = QWidget(self.pages)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scrolling(self.detail), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(16), px(10), px(16), px(12))
        foot.setSpacing(px(10))
        foot.addWidget(self.reason)
        self.decline, self.approve = QPushButton("Decline", page), QPushButton("Approve", page)
        self.decline.setIcon(icon("x", "text"))
        self.approve.setIcon(icon("tick", "onAccent"))
        self.approve.setProperty("primary", True)
        self.decline.clicked.connect(self.decline_requested)
        self.approve.clicked.connect(self.approve_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        for button in (self.decline, self.approve):
            button.setIconSize(QSize(px(20), px(14)))
            buttons.addWidget(button, 1)
        foot.addLayout(buttons)
        column.addLayout(foot)
        self.pages.addWidget(page)
        return page
