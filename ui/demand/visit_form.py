"""The form of a visit: its windows, people, travel, risk, and how it repeats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from planner.domain.demand import Visit
from planner.domain.records import TimeSpan
from planner.domain.team import Team
from planner.domain.time_grid import civil, date_of
from planner.services.freeze_workload import caseload_warning
from planner.services.record_edits import new_id
from planner.services.record_form import changed_record, made_record, refused_field
from planner.services.repeat_choice import RepeatChoice, made_repeat
from ui.demand.demand_form import RepeatingForm, kept_fields, own_fields, people_of, skills_of
from ui.forms.choice_fields import ChipsField, ChoiceField, SegmentField, StepField, TickField
from ui.forms.date_field import GIVE_DAY, DateField
from ui.forms.repeat_field import RepeatField
from ui.forms.text_fields import GIVE_TIME, EndField, NumberField, TextField, TimeField
from ui.forms.windows_field import WindowsField

RISKS = (
    ("No known risk", "none"),
    ("First visit to the address", "first_visit"),
    ("Known risk", "known_risk"),
    ("Removal", "removal"),
)


class VisitForm(RepeatingForm):
    """One visit with all its windows."""

    kind = "visits"
    title, icon, save = "Visit", "visit", "Save visit"
    renamed: ClassVar[Mapping[str, str]] = {"windows.0": "end", "windows": "more"}

    def __init__(self) -> None:
        super().__init__()
        self._team: Team | None = None
        self.worker, self.skills = ChoiceField(), ChipsField()
        self.more, self.repeats = WindowsField(), RepeatField()
        self.add_row(("case", "Case reference", TextField("R-1042")), ("purpose", "Purpose", TextField()))
        self.add("on", "Day", DateField())
        self.add_row(("start", "Not before", TimeField()), ("end", "Ends by", EndField()))
        self.add("more", "Or at another time", self.more)
        self.add_row(
            ("minutes", "Lasts", NumberField(15, 600, "min")), ("workers", "Workers", StepField(1, 2))
        )
        self.add_row(
            ("travel_before", "Travel there", NumberField(0, 600, "min")),
            ("travel_after", "and back", NumberField(0, 600, "min")),
        )
        self.add("repeats", "", self.repeats)
        self.add("is_statutory", "How firm", SegmentField((("Statutory", True), ("Planned", False))))
        self.add("due", "Due by", DateField("no date"))
        self.add("allocated_worker", "Allocated worker", self.worker)
        self.add("risk", "Risk", ChoiceField(RISKS))
        self.add("needs_debrief", "", TickField("A debrief afterwards"))
        self.add("skills", "Who can do it", self.skills)
        self.changed.connect(self._fit)

    def offer(self, team: Team) -> None:
        self._team = team
        self.worker.offer([("Nobody yet", None), *people_of(team)])
        self.skills.offer(skills_of(team))
        self.skills.name_parts("Who can do it", "")
        self.show_field("skills", is_shown=bool(team.skills))

    def put(self, values: Any) -> None:
        if "on" in values:
            self.repeats.begin_on(values["on"])
        super().put(values)
        self._fit()

    def fresh(self, team: Team, day: date) -> dict[str, Any]:
        del team
        return {
            "case": "",
            "purpose": "Visit",
            "on": day,
            "start": 600,
            "end": 960,
            "more": (),
            "minutes": 60,
            "workers": 1,
            "travel_before": 15,
            "travel_after": 15,
            "repeats": RepeatChoice(),
            "is_statutory": False,
            "due": None,
            "allocated_worker": None,
            "risk": "none",
            "needs_debrief": False,
            "skills": (),
        }

    def values_of(self, team: Team, key: str) -> dict[str, Any]:
        record: Visit = self.found(team, key)
        (on, start, end), *more = (_day_and_times(window) for window in record.windows)
        return {
            **own_fields(record),
            "on": on,
            "start": start,
            "end": end,
            "more": tuple(more),
            **self.repeat_values(team, key, on),
        }

    def record(self, team: Team, key: str, values: dict[str, Any]) -> Visit:
        kept = kept_fields(Visit, values)
        first = (values["on"], values["start"], values["end"])
        kept["windows"] = (_window(first, "end"), *(_window(each, "more") for each in values["more"]))
        kept["repeats"] = made_repeat(values["repeats"], values["on"])
        if not key:
            record_id = new_id(team, f"visit-{values['case']}-{values['on'].isoformat()}")
            return made_record(Visit, {"id": record_id, **kept}, "The visit")
        before: Visit = self.found(team, key)
        return changed_record(before, kept, "The visit")

    def by_field(self, problems: Mapping[str, str]) -> dict[str, str]:
        first = {path: text for path, text in problems.items() if path.startswith("windows.0")}
        others = {path: text for path, text in problems.items() if path not in first}
        return {**super().by_field(others), **({"end": next(iter(first.values()))} if first else {})}

    def _fit(self) -> None:
        on, start, end = (self[name].value() for name in ("on", "start", "end"))
        self.more.first = (on, start, end)
        self.repeats.begin_on(on)
        worker = self.worker.value()
        full = caseload_warning(self._team, worker, on.toordinal()) if self._team and worker and on else None
        self.tell("allocated_worker", full or "")


def _day_and_times(window: TimeSpan) -> tuple[date, int, int]:
    midnight = window.start - window.start % 1440
    return date_of(window.start), window.start - midnight, window.end - midnight


def _window(typed: tuple[date | None, int | None, int | None], field: str) -> TimeSpan:
    """The window of a day and two times; one that is not given is a problem of the field."""
    day, start, end = typed
    if day is None or start is None or end is None:
        raise refused_field(field, GIVE_DAY if day is None else GIVE_TIME)
    return TimeSpan(start=civil(day, start), end=civil(day, end))
