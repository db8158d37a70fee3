"""The form of cover: who is to be there when, on which days, and from when to when it holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from planner.domain.demand import CoverRequirement, SkillMix
from planner.domain.records import WEEKDAY_NAMES, DateRange
from planner.domain.repeats import Repeat
from planner.domain.team import Team
from planner.services.cover_edits import change_cover
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import new_id, put_record
from planner.services.record_form import changed_record, made_record
from planner.services.repeat_choice import RepeatChoice, choice_of, made_repeat
from ui.demand.demand_form import DemandForm, Place, kept_fields, own_fields, skills_of
from ui.forms.choice_fields import ChipsField, ChoiceField, DaysField, SegmentField, StepField
from ui.forms.date_field import DateField
from ui.forms.repeat_field import RepeatField
from ui.forms.text_fields import EndField, HoursField, TextField, TimeField

A_LONG_TIME_AGO = date(2000, 1, 3)


class CoverForm(DemandForm):
    """Plain weekly cover has weekdays and no rule; any other way of repeating counts from its first day."""

    kind = "cover"
    title, icon, save = "Cover", "duty", "Save cover"
    renamed: ClassVar[Mapping[str, str]] = {"dates": "first", "dates.first": "first", "dates.last": "last"}

    def __init__(self) -> None:
        super().__init__()
        self.shift, self.skills, self.repeats = ChoiceField(), ChipsField(), RepeatField(has_days=False)
        self.add("name", "Name", TextField("Duty desk"))
        kinds = (("On duty", "duty"), ("At work", "presence"), ("Named shift", "shift"))
        self.add("kind", "What counts", SegmentField(kinds))
        self.add("shift", "Shift", self.shift)
        self.add("weekdays", "Days", DaysField())
        self.add_row(("start", "From", TimeField(0)), ("end", "Until", EndField(0)))
        self.add_row(("least", "At least", StepField(0, 99)), ("ideal", "Ideally", StepField(0, 99)))
        states = (("In the office", "present"), ("Contactable", "contactable"))
        self.add("state", "Where", SegmentField(states))
        self.add_row(
            ("turn_minutes", "Turns of", HoursField(24)), ("backup", "Backup beside", StepField(0, 20))
        )
        self.add("skills", "One of them at least is", self.skills)
        self.add("first", "Holds from", DateField("always"))
        self.add("last", "Holds until", DateField("open end"))
        self.add("repeats", "", self.repeats)
        self.add("except_day", "Not on", DateField("no exception"), "One more day on which it does not hold")
        self.changed.connect(self._fit)

    def offer(self, team: Team) -> None:
        self.shift.offer([(shift.name, shift.id) for shift in team.named_shifts])
        self.skills.offer(skills_of(team))
        self.skills.name_parts("One of them at least is", "")
        self.show_field("skills", is_shown=bool(team.skills))
        kind = self["kind"]
        if isinstance(kind, SegmentField):
            kind.buttons[2].setEnabled(bool(team.named_shifts))

    def fresh(self, team: Team, day: date) -> dict[str, Any]:
        del team, day
        return {
            "name": "",
            "kind": "duty",
            "shift": None,
            "weekdays": ("mon", "tue", "wed", "thu", "fri"),
            "start": 540,
            "end": 1020,
            "least": 1,
            "ideal": 1,
            "state": "present",
            "turn_minutes": 240,
            "backup": 0,
            "skills": (),
            "first": None,
            "last": None,
            "repeats": RepeatChoice("weeks"),
            "except_day": None,
        }

    def values_of(self, team: Team, key: str) -> dict[str, Any]:
        record: CoverRequirement = self.found(team, key)
        dates = record.dates
        repeats = RepeatChoice("weeks")
        if record.repeats is not None and dates is not None:
            repeats = choice_of(record.repeats, dates.first)
        return {
            **own_fields(record),
            "ideal": record.ideal if record.ideal is not None else record.least,
            "skills": tuple(mix.skill for mix in record.skills),
            "first": dates.first if dates else None,
            "last": dates.last if dates else None,
            "repeats": repeats,
            "except_day": None,
        }

    def put(self, values: Any) -> None:
        if values.get("first") is not None:
            self.repeats.begin_on(values["first"])
        super().put(values)
        self._fit()

    def record(self, team: Team, key: str, values: dict[str, Any]) -> CoverRequirement:
        before: CoverRequirement | None = self.found(team, key) if key else None
        kept = kept_fields(CoverRequirement, values)
        kept["ideal"] = None if values["ideal"] <= values["least"] else values["ideal"]
        kept["shift"] = values["shift"] if values["kind"] == "shift" else None
        known = {mix.skill: mix for mix in before.skills} if before is not None else {}
        kept["skills"] = tuple(known.get(each, SkillMix(skill=each)) for each in values["skills"])
        kept["dates"] = None
        repeats = _rule_of(values)
        first = values["first"] or (A_LONG_TIME_AGO if values["last"] is not None else None)
        if repeats is not None or first is not None:
            kept["dates"] = made_record(DateRange, {"first": first, "last": values["last"]}, "The dates")
        kept["repeats"] = repeats
        excepted = before.except_dates if before is not None else ()
        if values["except_day"] is not None:
            excepted = tuple(sorted({*excepted, values["except_day"]}))
        kept["except_dates"] = excepted
        if before is not None:
            return changed_record(before, kept, "The cover")
        record_id = new_id(team, values["name"].lower() or "cover")
        return made_record(CoverRequirement, {"id": record_id, **kept}, "The cover")

    def edit(self, team: Team, place: Place, values: dict[str, Any]) -> TeamEdit:
        record = self.record(team, place.key, values)
        if not place.key:
            return put_record(team, "cover", record)
        return change_cover(team, place.key, record, place.week, place.scope)

    def day(self, values: dict[str, Any]) -> date | None:
        del values
        return None

    def _fit(self) -> None:
        kind = self["kind"].value()
        is_weekly = self.repeats.way.value() in ("weeks", None)
        self.repeats.begin_on(self["first"].value())
        self.show_field("shift", is_shown=kind == "shift")
        for name in ("start", "end", "state"):
            self.show_field(name, is_shown=kind != "shift")
        for name in ("turn_minutes", "backup"):
            self.show_field(name, is_shown=kind == "duty")
        self.show_field("weekdays", is_shown=is_weekly)
        # Whatever is not every week counts from a first day.
        self.show_field("repeats", is_shown=self["first"].value() is not None or not is_weekly)


def _rule_of(values: Mapping[str, Any]) -> Repeat | None:
    """None for plain weekdays: those need no rule."""
    choice: RepeatChoice = values["repeats"]
    first: date | None = values["first"]
    is_plain = choice.way == "weeks" and choice.every == 1 and not choice.rests_on_bank_holidays
    if first is None or is_plain or choice.way == "once":
        return None
    weekdays = values["weekdays"] if choice.way == "weeks" else ()
    day = first
    if weekdays:
        day = next(
            each
            for each in (first + timedelta(days=number) for number in range(7))
            if WEEKDAY_NAMES[each.weekday()] in weekdays
        )
    return made_repeat(
        RepeatChoice(choice.way, choice.every, weekdays, None, choice.rests_on_bank_holidays, choice.rule),
        day,
    )
