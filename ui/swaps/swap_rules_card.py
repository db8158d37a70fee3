"""What the team has agreed on swaps: when the manager approves, and how long a request stays open."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from planner.domain.swaps import SwapRules
from ui.forms.choice_fields import ChoiceField
from ui.forms.text_fields import NumberField
from ui.theme import px
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
        self.approval.name_parts("The manager approves", "")
        self.hours = NumberField(1, MOST_HOURS, "h", self)
        self.hours.name_parts("A request stays open for", "")
        self.hours.setFixedWidth(px(130))
        rows = QFormLayout()
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for words, field in (
            ("The manager approves", self.approval),
            ("A request stays open for", self.hours),
        ):
            label = QLabel(words, self)
            # As high as its field: Qt would else put it nearer to the upper edge of the row.
            label.setMinimumHeight(field.sizeHint().height())
            label.setBuddy(field.target())
            rows.addRow(label, field)
        self.approval.setMaximumWidth(px(320))
        self.box.addLayout(rows)
        self.approval.edited.connect(self._edit)
        self.hours.edited.connect(self._edit)

    def show_rules(self, rules: SwapRules) -> None:
        self.approval.put(rules.approval)
        self.hours.put(rules.open_hours)

    @Slot()
    def _edit(self, *_: object) -> None:
        self.edited.emit(SwapRules(approval=self.approval.value(), open_hours=self.hours.value()))
