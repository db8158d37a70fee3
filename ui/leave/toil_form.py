"""The form of a TOIL entry: asked for, agreed, earned, repaid or expired, by quarters of an hour."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.domain.staff import ToilEntry
from planner.domain.team import Team
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import new_id, put_record
from planner.services.record_form import changed_record, made_record
from ui.forms.choice_fields import ChoiceField
from ui.forms.date_field import DateField
from ui.forms.form import Form
from ui.forms.text_fields import HoursField, TextField

STATES = (
    ("Asked for", "requested"),
    ("Agreed", "agreed"),
    ("Earned", "earned"),
    ("Repaid", "repaid"),
    ("Expired", "expired"),
)


class ToilForm(Form):
    """One entry of the account; the balance is always the sum of the entries."""

    def __init__(self) -> None:
        super().__init__()
        self.person = ChoiceField()
        self.add("staff", "Who", self.person)
        self.add(
            "state", "State", ChoiceField(STATES), "The balance is what is earned less repaid and expired"
        )
        self.add("minutes", "Hours", HoursField(100, 0.25))
        self.add("on", "On", DateField())
        self.add("reason", "Reason", TextField("Visit until 20:00"))

    def offer(self, team: Team) -> None:
        """The people of the team."""
        self.person.offer([(member.name, member.id) for member in team.staff])

    def fresh(self, staff: str, day: date, **values: Any) -> dict[str, Any]:
        """The values that a new entry begins with."""
        return {"staff": staff, "state": "earned", "minutes": 60, "on": day, "reason": "", **values}

    def values_of(self, entry: ToilEntry) -> dict[str, Any]:
        """The values of an entry."""
        return {name: getattr(entry, name) for name in self.names}

    def edit(self, team: Team, before: ToilEntry | None, values: dict[str, Any], who: str) -> TeamEdit:
        """The step that adds the entry, or changes it. BadInputError by fields."""
        if before is not None:
            return put_record(team, "toil", changed_record(before, values, "The entry"))
        record_id = new_id(team, f"toil-{values['staff']}-{values['on']}")
        record = made_record(ToilEntry, {**values, "id": record_id, "entered_by": who}, "The entry")
        return put_record(team, "toil", record)
