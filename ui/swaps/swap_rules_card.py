"""What the team has agreed on swaps: when the manager approves, and how long a request stays open."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QSpinBox, QWidget

from planner.domain.swaps import SwapRules
from ui.forms.choice_fields import ChoiceField
from ui.widgets.card import Card

APPROVALS = (
    ("Only when a policy is touched", "policy_touched"),
    ("Always", "always"),
    ("Never: what people agree is done", "never"),
)
MOST_HOURS = 24 * 28


class SwapRulesCard(Card):
    """The manager's; each change is one step of undo. `edited` comes with the rules."""

    edited = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("What the team has agreed", parent)
        self.approval = ChoiceField(APPROVALS, self)
        self.approval.box.setAccessibleName("The manager approves")
        self.hours = QSpinBox(self)
        self.hours.setRange(1, MOST_HOURS)
        self.hours.setSuffix(" h")
        self.hours.setAccessibleName("A request stays open for")
        self.hours.setKeyboardTracking(False)
        rows = QFormLayout()
        rows.addRow("The manager approves", self.approval)
        rows.addRow("A request stays open for", self.hours)
        self.box.addLayout(rows)
        self.approval.edited.connect(self._edit)
        self.hours.valueChanged.connect(self._edit)

    def show_rules(self, rules: SwapRules) -> None:
        self.approval.put(rules.approval)
        self.hours.blockSignals(True)
        self.hours.setValue(rules.open_hours)
        self.hours.blockSignals(False)

    @Slot()
    def _edit(self, *_: object) -> None:
        self.edited.emit(SwapRules(approval=self.approval.value(), open_hours=self.hours.value()))
