"""A manager's reason for leaving something uncovered."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ui.dialogs.reason_sheet import SHORTEST_REASON
from ui.dialogs.sheet import Sheet


class LeaveSheet(Sheet):
    """It is recorded when there is a reason of three letters at least."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__("Leave this uncovered", parent)
        self.setObjectName("leaveSheet")
        self.add_text(what)
        label = QLabel("&Why it stays uncovered")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Why it stays uncovered")
        self.reason.setMaxLength(500)
        self.reason.textChanged.connect(self._renew)
        label.setBuddy(self.reason)
        self.body.addWidget(label)
        self.body.addWidget(self.reason)
        self.add_text("It is kept in the audit log, and shown when the rota is published.", "small")
        self.leave = self.add_buttons("Record it", "Cancel")
        self._renew()
        self.reason.setFocus()

    @Slot()
    def _renew(self) -> None:
        self.leave.setEnabled(len(self.reason.text().strip()) >= SHORTEST_REASON)
