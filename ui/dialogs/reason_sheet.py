"""A manager's reason for an exception from a policy that the team keeps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from planner.domain.findings import Finding
from ui.dialogs.sheet import Sheet

SHORTEST_REASON = 3
LEAST_WORDS = "Three letters or more"


class ReasonSheet(Sheet):
    """The edit goes on when there is a reason of three letters at least. `costs` are sentences about demand
    that would fall short by it."""

    def __init__(
        self, findings: Sequence[Finding], parent: QWidget | None = None, *, costs: Sequence[str] = ()
    ) -> None:
        super().__init__(_title(findings), parent)
        self.setObjectName("reasonSheet")
        for finding in findings:
            self.add_text(finding.sentence)
        if costs:
            self.add_text(f"It would also leave short: {' '.join(costs)}", "warn")
        label = QLabel("&Reason for the exception")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Reason for the exception")
        self.reason.setMaxLength(500)
        self.reason.textChanged.connect(self._renew)
        label.setBuddy(self.reason)
        self.body.addWidget(label)
        self.body.addWidget(self.reason)
        self.add_text(f"{LEAST_WORDS}; it is kept in the audit log.", "small")
        self.allow = self.add_buttons("Allow it", "Cancel")
        self._renew()

    @Slot()
    def _renew(self) -> None:
        self.allow.setEnabled(len(self.reason.text().strip()) >= SHORTEST_REASON)


def _title(findings: Sequence[Finding]) -> str:
    """Hours outside the pattern are the law's until they are agreed; all else here is a policy."""
    if any(finding.kind == "law" for finding in findings):
        return "Agree these hours with the person first"
    return "This breaks a policy of the team"
