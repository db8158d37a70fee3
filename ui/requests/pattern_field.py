"""The pattern that a request for flexible working asks for: a template, or one's own, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.domain.contracts import NamedShift, WorkingPattern
from planner.domain.team import Team
from planner.domain.time_grid import monday_of
from planner.services.pattern_hours import cycle_hours
from planner.services.pattern_templates import TEMPLATES, template
from ui.forms.choice_fields import ChoiceField
from ui.forms.field import Field
from ui.item_models.people_rows import contract_on
from ui.requests.pattern_sheet import PatternSheet
from ui.theme import px

# What stands for a pattern that only words say, and for the one that was put together here.
WORDS, OWN = "", "own"
USUAL = TEMPLATES[0].id


class PatternField(Field):
    """The value is the pattern with its minutes a week; None where only words say it."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = [(words, WORDS)] if words else []
        self._choices += [(each.name, each.id) for each in TEMPLATES]
        self._own: tuple[WorkingPattern, int] | None = None
        self._named: Sequence[NamedShift] = ()
        self._minutes = template(USUAL).minutes_per_week
        self._monday = date(2000, 1, 3)
        self.choice = ChoiceField(self._choices, self)
        self.choice.edited.connect(self.edited)
        self.days = QPushButton("Days…", self)
        self.days.setToolTip("Put the pattern together day by day")
        self.days.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.choice, 1)
        row.addWidget(self.days)

    def compare_with(self, team: Team | None, staff: str, day: date) -> None:
        """The hours of the person's contract on the day, and the team's named shifts."""
        member = team.member(staff) if team else None
        now = contract_on(member, day) if member is not None else None
        if team is not None and now is not None:
            self._minutes, self._named = now.minutes_per_week, team.named_shifts

    def starts_on(self, day: date | None) -> None:
        """The cycle of a template begins with the week of the day."""
        if day is not None:
            self._monday = date.fromordinal(monday_of(day))

    def value(self) -> tuple[WorkingPattern, int] | None:
        chosen = self.choice.value()
        if chosen == OWN:
            return self._own
        if not chosen:
            return None
        found = template(chosen)
        return found.made("asked", self._monday), found.minutes_per_week

    def put(self, value: Any) -> None:
        """The id of a template, nothing for words alone, or a pattern with its minutes."""
        if isinstance(value, tuple):
            self.offer(value)
            value = OWN
        self.choice.put(value)

    def target(self) -> QWidget:
        return self.choice.target()

    def name_parts(self, label: str, note: str) -> None:
        super().name_parts(label, note)
        self.days.setAccessibleName(f"{label}: days and hours")

    def offer(self, own: tuple[WorkingPattern, int] | None) -> None:
        """A pattern with its minutes beside the templates, or none."""
        self._own = own
        named = [(f"{own[0].name} (own days)", OWN)] if own is not None else []
        self.choice.offer([*self._choices, *named])

    @Slot()
    def _open(self) -> None:
        begun = self.value() or (template(USUAL).made("asked", self._monday), 0)
        sheet = PatternSheet(begun[0], self._minutes, self._named, self.window())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.accepted.connect(lambda: self._take(sheet.editor.pattern))
        sheet.open()

    def _take(self, pattern: WorkingPattern | None) -> None:
        if pattern is not None:
            self.put((pattern, cycle_hours(pattern, self._named).paid_a_week))
            self.choice.begin()
            self.edited.emit()
