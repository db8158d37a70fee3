"""The form of a supervision plan: supervisor and worker together, every so many weeks."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.domain.demand import SupervisionPlan
from planner.domain.team import Team
from planner.services.record_edits import new_id
from planner.services.record_form import changed_record, made_record
from ui.demand.demand_form import DemandForm, kept_fields, own_fields, people_of
from ui.forms.choice_fields import ChoiceField
from ui.forms.date_field import DateField
from ui.forms.text_fields import NumberField


class SupervisionForm(DemandForm):
    """Due in the week that lies so many weeks after the last."""

    kind = "supervision_plans"
    title, icon, save = "Supervision", "supervision", "Save supervision"

    def __init__(self) -> None:
        super().__init__()
        self.worker, self.supervisor = ChoiceField(), ChoiceField()
        self.add("worker", "Worker", self.worker)
        self.add("supervisor", "Supervisor", self.supervisor)
        self.add_row(
            ("minutes", "Lasts", NumberField(15, 480, "min")),
            ("every_weeks", "Every", NumberField(1, 26, "weeks")),
        )
        self.add("last_held", "Last held", DateField("not yet"))

    def offer(self, team: Team) -> None:
        self.worker.offer(people_of(team))
        self.supervisor.offer(people_of(team))

    def fresh(self, team: Team, day: date) -> dict[str, Any]:
        del team, day
        return {"worker": None, "supervisor": None, "minutes": 90, "every_weeks": 4, "last_held": None}

    def values_of(self, team: Team, key: str) -> dict[str, Any]:
        return own_fields(self.found(team, key))

    def record(self, team: Team, key: str, values: dict[str, Any]) -> SupervisionPlan:
        kept = kept_fields(SupervisionPlan, values)
        if not key:
            record_id = new_id(team, f"supervision-{values['worker']}")
            return made_record(SupervisionPlan, {"id": record_id, **kept}, "The plan")
        before: SupervisionPlan = self.found(team, key)
        return changed_record(before, kept, "The plan")
