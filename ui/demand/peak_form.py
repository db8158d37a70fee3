"""The form of a peak: visits of several cases in the same hours, once or again and again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar, Literal

from planner.domain.occurrences import series_of
from planner.domain.records import WEEKDAY_NAMES
from planner.domain.repeats import Repeat
from planner.domain.team import Team
from planner.domain.time_grid import date_of
from planner.services.edit_team import TeamEdit
from planner.services.peaks import Peak, add_peak, change_peak, members_of
from planner.services.repeat_choice import RepeatChoice, choice_of, made_repeat
from planner.services.repeat_edits import Scope
from ui.demand.demand_form import DemandForm, Place, skills_of
from ui.forms.choice_fields import ChipsField, DaysField, SegmentField, StepField
from ui.forms.repeat_field import RepeatField
from ui.forms.text_fields import EndField, NumberField, TextField, TimeField

FIRMNESS = (("Must", True), ("Should", False))


def cases_of(text: str) -> tuple[str, ...]:
    """`R-0987, R-1042` as two references, each once."""
    return tuple(dict.fromkeys(part for part in text.replace(",", " ").replace(";", " ").split() if part))


class PeakForm(DemandForm):
    """Its key is that of one of its visits."""

    kind = "visits"
    title, icon, save = "Demand peak", "chart-bar", "Save peak"
    renamed: ClassVar[Mapping[str, str]] = {"windows": "end", "case": "cases", "due": "weekdays"}

    def __init__(self) -> None:
        super().__init__()
        self.skills, self.repeats = ChipsField(), RepeatField(has_days=False)
        self.add("name", "Name", TextField("Tuesday evening visits"))
        self.add("weekdays", "Days", DaysField())
        self.add_row(("start", "Starts from", TimeField()), ("end", "Ends by", EndField()))
        self.add_row(
            ("minutes", "Each visit lasts", NumberField(15, 600, "min")),
            ("workers", "Workers each", StepField(1, 2)),
        )
        self.add("cases", "Cases in this peak", TextField("R-0987, R-1042"), "References only, never a name")
        self.add("is_statutory", "How firm", SegmentField(FIRMNESS))
        self.add("repeats", "", self.repeats)
        self.add("skills", "Who can do it", self.skills)
        self.changed.connect(self._fit)
        self._week = date(2026, 1, 5)

    def offer(self, team: Team) -> None:
        self.skills.offer(skills_of(team))
        self.skills.name_parts("Who can do it", "")
        self.show_field("skills", is_shown=bool(team.skills))

    def put(self, values: Any) -> None:
        self._week = values.get("week", self._week)
        super().put(values)
        self._fit()

    def fit_scope(self, scope: Scope | Literal[""]) -> None:
        self.show_field("repeats", is_shown=scope != "one")

    def fresh(self, team: Team, day: date) -> dict[str, Any]:
        del team
        return {
            "name": "",
            "weekdays": (),
            "start": 1110,
            "end": 1200,
            "minutes": 60,
            "workers": 1,
            "cases": "",
            "is_statutory": True,
            "repeats": RepeatChoice(last=day + timedelta(days=27)),
            "skills": (),
            "week": day,
        }

    def values_of(self, team: Team, key: str) -> dict[str, Any]:
        members = members_of(team, key)
        if not members:
            raise LookupError(key)
        one = next(each for each in members if each.id == key)
        window = one.windows[0]
        midnight, day = window.start - window.start % 1440, date_of(window.start)
        series = next((each for each in team.visits if each.id == series_of(key)[0]), None)
        return {
            "name": one.purpose,
            "weekdays": (WEEKDAY_NAMES[day.weekday()],),
            "start": window.start - midnight,
            "end": window.end - midnight,
            "minutes": one.minutes,
            "workers": one.workers,
            "cases": ", ".join(member.case for member in members),
            "is_statutory": one.is_statutory,
            "repeats": choice_of(series.repeats if series is not None else None, day),
            "skills": one.skills,
            "week": day - timedelta(days=day.weekday()),
        }

    def edit(self, team: Team, place: Place, values: dict[str, Any]) -> TeamEdit:
        peak = Peak(
            cases=cases_of(values["cases"]),
            weekdays=values["weekdays"],
            start=values["start"] or 0,
            end=values["end"] or 0,
            minutes=values["minutes"],
            workers=values["workers"],
            is_statutory=values["is_statutory"],
            skills=values["skills"],
            first_week=self._week if place.key else place.week,
            repeats=self._repeat(values, place),
        )
        if not place.key:
            return add_peak(team, peak, values["name"])
        demands = [visit.id for visit in members_of(team, place.key)]
        return change_peak(team, demands, peak, values["name"], place.scope)

    def _repeat(self, values: dict[str, Any], place: Place) -> Repeat | None:
        """Weekly on its days; any other way counts from the first of them."""
        if not values["weekdays"]:
            return None
        week = self._week if place.key else place.week
        day = week + timedelta(days=WEEKDAY_NAMES.index(values["weekdays"][0]))
        choice: RepeatChoice = values["repeats"]
        return made_repeat(
            RepeatChoice(
                choice.way,
                choice.every,
                values["weekdays"] if choice.way == "weeks" else (),
                choice.last,
                choice.rests_on_bank_holidays,
                choice.rule,
            ),
            day,
        )

    def _fit(self) -> None:
        named = self["weekdays"].value()
        if named:
            self.repeats.begin_on(self._week + timedelta(days=WEEKDAY_NAMES.index(named[0])))
