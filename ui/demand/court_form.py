"""The form of a court deadline: a document to be filed, and the writing that it needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from planner.domain.demand import CourtDeadline
from planner.domain.team import Team
from planner.domain.time_grid import civil, date_of
from planner.services.record_edits import new_id
from planner.services.record_form import changed_record, made_record
from ui.demand.demand_form import DemandForm, kept_fields, own_fields, people_of
from ui.forms.choice_fields import ChoiceField, StepField, TickField
from ui.forms.date_field import DateField
from ui.forms.text_fields import HoursField, TextField, TimeField


class CourtForm(DemandForm):
    """`on` and `at` are the moment of filing."""

    kind = "court_deadlines"
    title, icon, save = "Court deadline", "court", "Save deadline"
    renamed: ClassVar[Mapping[str, str]] = {"filing": "on"}

    def __init__(self) -> None:
        super().__init__()
        self.author, self.co_author = ChoiceField(), ChoiceField()
        self.add_row(("case", "Case reference", TextField("R-0917")), ("document", "Document", TextField()))
        self.add("author", "Author", self.author)
        self.add("co_author", "Written jointly with", self.co_author, "In the first year of practice")
        self.add_row(("on", "To be filed on", DateField()), ("at", "at", TimeField()))
        self.add_row(
            ("writing_minutes", "Writing still needed", HoursField(200)),
            ("shortest_block_minutes", "In blocks of", HoursField(10, 0.25)),
        )
        self.add("read_back_days", "Read back, working days before", StepField(0, 20))
        self.add("wants_quiet_room", "", TickField("In a quiet room"))

    def offer(self, team: Team) -> None:
        self.author.offer(people_of(team))
        self.co_author.offer([("Nobody", None), *people_of(team)])

    def fresh(self, team: Team, day: date) -> dict[str, Any]:
        del team
        return {
            "case": "",
            "document": "Statement",
            "author": None,
            "co_author": None,
            "on": day + timedelta(days=11),
            "at": 720,
            "writing_minutes": 840,
            "shortest_block_minutes": 210,
            "read_back_days": 2,
            "wants_quiet_room": True,
        }

    def values_of(self, team: Team, key: str) -> dict[str, Any]:
        record: CourtDeadline = self.found(team, key)
        return {**own_fields(record), "on": date_of(record.filing), "at": record.filing % 1440}

    def record(self, team: Team, key: str, values: dict[str, Any]) -> CourtDeadline:
        kept = kept_fields(CourtDeadline, values)
        kept["filing"] = civil(values["on"], values["at"] or 0)
        if not key:
            record_id = new_id(team, f"court-{values['case']}")
            return made_record(CourtDeadline, {"id": record_id, **kept}, "The deadline")
        before: CourtDeadline = self.found(team, key)
        return changed_record(before, kept, "The deadline")

    def day(self, values: dict[str, Any]) -> date | None:
        del values
        return None
