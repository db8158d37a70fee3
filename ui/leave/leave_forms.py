"""The form of leave: values and records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from planner.domain.records import DateRange
from planner.domain.staff import Absence
from planner.domain.team import Team
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import new_id, put_record
from planner.services.record_form import changed_record, made_record, refused_field
from ui.forms.choice_fields import ChoiceField, SegmentField
from ui.forms.date_field import DateField
from ui.forms.form import Form
from ui.forms.text_fields import GIVE_TIME, EndField, TextField, TimeField

KINDS = (
    ("Annual leave", "annual_leave"),
    ("Sick", "sick"),
    ("Study time", "study"),
    ("Time off in lieu", "toil"),
    ("Other", "other"),
)
PARTS = (("Whole days", "whole"), ("Morning", "morning"), ("Afternoon", "afternoon"), ("Hours", "hours"))
WHO = "Who is it for?"
PART_TIMES = {"morning": (0, 780), "afternoon": (780, 1440)}


class AbsenceForm(Form):
    """Leave of whole days, of half a day, or of hours."""

    def __init__(self) -> None:
        super().__init__()
        self.person = ChoiceField()
        self.add("staff", "Who", self.person)
        self.add("kind", "What for", ChoiceField(KINDS))
        self.add("first", "First day", DateField())
        self.add("last", "Last day", DateField("open end"))
        self.add("part", "How much of the day", ChoiceField(PARTS))
        self.add_row(("start", "From", TimeField()), ("end", "Until", EndField()))
        states = (("Asked for", "requested"), ("Approved", "approved"))
        self.add("state", "State", SegmentField(states))
        self.add("note", "Note", TextField("Seen by the manager only"))
        self.changed.connect(self._fit)

    def offer(self, team: Team) -> None:
        """The people of the team."""
        self.person.offer([(member.name, member.id) for member in team.staff])

    def put(self, values: Any) -> None:
        super().put(values)
        self._fit()

    def fresh(self, staff: str, first: date, last: date) -> dict[str, Any]:
        """The values that a new request begins with."""
        return {
            "staff": staff,
            "kind": "annual_leave",
            "first": first,
            "last": last,
            "part": "whole",
            "start": 540,
            "end": 780,
            "state": "requested",
            "note": "",
        }

    def values_of(self, absence: Absence) -> dict[str, Any]:
        """The values of a record."""
        fields = {name: getattr(absence, name) for name in Absence.model_fields}
        times = (absence.start, absence.end)
        part = next((name for name, known in PART_TIMES.items() if known == times), "hours")
        return {
            **fields,
            "first": absence.dates.first,
            "last": absence.dates.last,
            "part": "whole" if absence.start is None else part,
            "start": absence.start if absence.start is not None else 540,
            "end": absence.end if absence.end is not None else 780,
        }

    def record(self, team: Team, before: Absence | None, values: dict[str, Any]) -> Absence:
        """The record of the values. BadInputError by fields."""
        dates = made_record(DateRange, {"first": values["first"], "last": values["last"]}, "The days")
        start, end = part_times(values) or (None, None)
        kept = {name: values[name] for name in ("staff", "kind", "state", "note")}
        kept |= {"dates": dates, "start": start, "end": end}
        if before is not None:
            return changed_record(before, kept, "The leave")
        record_id = new_id(team, f"leave-{values['staff']}-{values['first']}")
        return made_record(Absence, {"id": record_id, **kept}, "The leave")

    def edit(self, team: Team, before: Absence | None, values: dict[str, Any]) -> TeamEdit:
        """The step that keeps the values; to grant what was asked for has a name of its own."""
        after = self.record(team, before, values)
        edit = put_record(team, "absences", after)
        was_asked = before is not None and before.state == "requested"
        is_granted = was_asked and after.state == "approved"
        return replace(edit, what=f"Approve leave of {edit.subject}") if is_granted else edit

    def _fit(self) -> None:
        is_hours = self["part"].value() == "hours"
        self.show_field("start", is_shown=is_hours)
        self.show_field("end", is_shown=is_hours)


def part_times(values: Mapping[str, Any]) -> tuple[int, int] | None:
    """The part of each day in minutes since midnight; None for whole days. BadInputError for hours of which
    one is not given."""
    if values["part"] == "whole":
        return None
    return PART_TIMES.get(values["part"]) or given_times(values)


def given_times(values: Mapping[str, Any]) -> tuple[int, int]:
    """What is in the fields `start` and `end`, neither of which may be empty. BadInputError by field."""
    for name in ("start", "end"):
        if values[name] is None:
            raise refused_field(name, GIVE_TIME)
    return values["start"], values["end"]


def name_of(team: Team, staff: str) -> str:
    """The name of a person; where nobody is chosen yet, the question."""
    return team.staff_names.get(staff, staff or WHO)
