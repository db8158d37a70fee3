"""A manager's reason for something that is recorded with it: what stays uncovered, what is declined."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ui.dialogs.reason_sheet import SHORTEST_REASON
from ui.dialogs.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Question:
    """The words of the sheet: its title, the label of the line, where the reason goes, and the button."""

    title: str
    label: str
    goes_to: str
    button: str


WHY_UNCOVERED = Question(
    "Leave this uncovered",
    "Why it stays uncovered",
    "It is kept in the audit log, and shown when the rota is published.",
    "Record it",
)
WHY_DECLINED = Question(
    "Decline the request",
    "Why it is declined",
    "It is kept in the audit log and stands in the history, so that it can be told to who asked.",
    "Decline",
)


class WhySheet(Sheet):
    """It is recorded when there is a reason of three letters at least."""

    def __init__(self, question: Question, what: str, parent: QWidget | None = None) -> None:
        super().__init__(question.title, parent)
        self.setObjectName("whySheet")
        self.add_text(what)
        label = QLabel(f"&{question.label}")
        self.reason = QLineEdit()
        self.reason.setAccessibleName(question.label)
        self.reason.setMaxLength(500)
        self.reason.textChanged.connect(self._renew)
        label.setBuddy(self.reason)
        self.body.addWidget(label)
        self.body.addWidget(self.reason)
        self.add_text(question.goes_to, "small")
        self.record = self.add_buttons(question.button, "Cancel")
        self._renew()
        self.reason.setFocus()

    @Slot()
    def _renew(self) -> None:
        self.record.setEnabled(len(self.reason.text().strip()) >= SHORTEST_REASON)
