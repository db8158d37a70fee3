"""The forms of demand: a peak, cover, a visit, a court deadline, supervision, an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from planner.domain.demand import CourtDeadline, CoverRequirement, Event, SupervisionPlan, Visit
from planner.domain.records import DateRange, TimeSpan
from planner.domain.team import Team
from planner.domain.time_grid import civil, date_of
from planner.services.peaks import Peak, add_peak
from planner.services.repeat_choice import RepeatChoice, made_repeat
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import new_id, put_record
from planner.services.record_form import changed_record, made_record
from ui.forms.choice_fields import ChipsField, ChoiceField, DaysField, SegmentField, StepField, TickField
from ui.forms.form import Form
from ui.forms.text_fields import DateField, HoursField, NumberField, TextField, TimeField

FIRMNESS = (("Must", True), ("Should", False))
RISKS = (
    ("No known risk", "none"),
    ("First visit to the address", "first_visit"),
    ("Known risk", "known_risk"),
    ("Removal", "removal"),
)
REPEATS = (("Once", 0), ("Every week", 1), ("Every 2 weeks", 2), ("Every 4 weeks", 4))


class DemandForm(Form):
    """One kind of demand. `values_of` fills it, `edit` turns what is typed into one step."""

    title = ""
    icon = "calendar-blank"
    save = "Save"

    def offer(self, team: Team) -> None:
        """Give the choices that depend on the team."""

    def fresh(self, team: Team, day: date) -> dict[str, Any]:
        """The values that a new record begins with."""
        raise NotImplementedError

    def values_of(self, record: Any) -> dict[str, Any]:
        """The values of a record."""
        raise NotImplementedError

    def edit(self, team: Team, before: Any, values: dict[str, Any]) -> TeamEdit:
        """The step that keeps the values; `before` is None for a new record.

        Raises BadInputError by the form's fields.
        """
        raise NotImplementedError

    def day(self, values: dict[str, Any]) -> date | None:
        """The day whose cover is looked at."""
        del values
        return None


def _people(team: Team) -> list[tuple[str, Any]]:
    return [(member.name, member.id) for member in team.staff]


def _skills(team: Team) -> list[tuple[str, Any]]:
    return [(skill.name, skill.id) for skill in team.skills]


def cases_of(text: str) -> tuple[str, ...]:
    """`R-0987, R-1042` as two references, each once."""
    return tuple(dict.fromkeys(part for part in text.replace(",", " ").replace(";", " ").split() if part))


class PeakForm(DemandForm):
    """Several visits in the same hours, perhaps for weeks."""

    title, icon, save = "Demand peak", "chart-bar", "Save peak"

    def __init__(self) -> None:
        super().__init__()
        self.skills = ChipsField()
        self.add("name", "Name", TextField("Tuesday evening visits"))
        self.add("weekdays", "Days", DaysField())
        self.add_row(("start", "Starts from", TimeField()), ("end", "Ends by", TimeField()))
        self.add_row(
            ("minutes", "Each visit lasts", NumberField(15, 600, "min")),
            ("workers", "Workers each", StepField(1, 2)),
        )
        self.add("cases", "Cases in this peak", TextField("R-0987, R-1042"), "References only, never a name")
        self.add("is_statutory", "How firm", SegmentField(FIRMNESS))
        self.add("every_weeks", "Repeats", ChoiceField(REPEATS))
        self.add("until", "Until", DateField())
        self.add("except_week", "But not in the week of", DateField("no week"))
        self.add("skills", "Who can do it", self.skills)
        self.changed.connect(self._fit)

    def offer(self, team: Team) -> None:
        self.skills.offer(_skills(team))
        self.skills.name_parts("Who can do it", "")
        self.show_field("skills", is_shown=bool(team.skills))

    def put(self, values: Any) -> None:
        super().put(values)
        self._fit()

    def _fit(self) -> None:
        repeats = bool(self["every_weeks"].value())
        self.show_field("until", is_shown=repeats)
        self.show_field("except_week", is_shown=repeats)

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
            "every_weeks": 0,
            "until": day + timedelta(days=27),
            "except_week": None,
            "skills": (),
            "week": day,
        }

    def edit(self, team: Team, before: Any, values: dict[str, Any]) -> TeamEdit:
        del before
        week: date = values["week"]
        every = values["every_weeks"] or 1
        excepted = values["except_week"]
        peak = Peak(
            cases=cases_of(values["cases"]),
            weekdays=values["weekdays"],
            start=values["start"] or 0,
            end=values["end"] or 0,
            minutes=values["minutes"],
            workers=values["workers"],
            is_statutory=values["is_statutory"],
            skills=values["skills"],
            first_week=week,
        )
        if values["every_weeks"] and values["weekdays"]:
            choice = RepeatChoice("weeks", every, values["weekdays"], values["until"])
            repeats = made_repeat(choice, peak.days[0])
            if repeats is not None and excepted:
                skip = tuple(excepted - timedelta(days=excepted.weekday() - n) for n in range(7))
                repeats = repeats.model_copy(update={"skip": skip})
            peak = replace(peak, repeats=repeats)
        return add_peak(team, peak, values["name"])


class CoverForm(DemandForm):
    """Cover that repeats, with the days on which it does not hold."""

    title, icon, save = "Cover", "duty", "Save cover"

    def __init__(self) -> None:
        super().__init__()
        self.shift = ChoiceField()
        self.add("name", "Name", TextField("Duty desk"))
        kinds = (("On duty", "duty"), ("At work", "presence"), ("Named shift", "shift"))
        self.add("kind", "What counts", SegmentField(kinds))
        self.add("shift", "Shift", self.shift)
        self.add("weekdays", "Days", DaysField())
        self.add_row(("start", "From", TimeField(0)), ("end", "Until", TimeField(0)))
        self.add_row(("least", "At least", StepField(0, 99)), ("ideal", "Ideally", StepField(0, 99)))
        states = (("In the office", "present"), ("Contactable", "contactable"))
        self.add("state", "Where", SegmentField(states))
        self.add_row(
            ("turn_minutes", "Turns of", HoursField(24)), ("backup", "Backup beside", StepField(0, 20))
        )
        self.add_row(("first", "Holds from", DateField("always")), ("last", "Until", DateField("open end")))
        self.add("except_day", "Not on", DateField("no exception"), "One more day on which it does not hold")
        self.changed.connect(self._fit)

    def offer(self, team: Team) -> None:
        self.shift.offer([(shift.name, shift.id) for shift in team.named_shifts])
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
            "first": None,
            "last": None,
            "except_day": None,
        }

    def values_of(self, record: CoverRequirement) -> dict[str, Any]:
        fields = {name: getattr(record, name) for name in CoverRequirement.model_fields}
        dates = record.dates
        return {
            **fields,
            "ideal": record.ideal if record.ideal is not None else record.least,
            "first": dates.first if dates else None,
            "last": dates.last if dates else None,
            "except_day": None,
        }

    def put(self, values: Any) -> None:
        super().put(values)
        self._fit()

    def edit(self, team: Team, before: CoverRequirement | None, values: dict[str, Any]) -> TeamEdit:
        kept = {name: values[name] for name in CoverRequirement.model_fields if name in values}
        kept["ideal"] = None if values["ideal"] <= values["least"] else values["ideal"]
        kept["shift"] = values["shift"] if values["kind"] == "shift" else None
        kept["dates"] = None
        if values["first"] is not None or values["last"] is not None:
            first = values["first"] or date(2000, 1, 1)
            kept["dates"] = made_record(DateRange, {"first": first, "last": values["last"]}, "The dates")
        excepted = before.except_dates if before is not None else ()
        if values["except_day"] is not None:
            excepted = tuple(sorted({*excepted, values["except_day"]}))
        kept["except_dates"] = excepted
        if before is None:
            record_id = new_id(team, values["name"].lower() or "cover")
            record = made_record(CoverRequirement, {"id": record_id, **kept}, "The cover")
        else:
            record = changed_record(before, kept, "The cover")
        return put_record(team, "cover", record)

    def _fit(self) -> None:
        kind = self["kind"].value()
        self.show_field("shift", is_shown=kind == "shift")
        for name in ("start", "end", "state"):
            self.show_field(name, is_shown=kind != "shift")
        for name in ("turn_minutes", "backup"):
            self.show_field(name, is_shown=kind == "duty")


class VisitForm(DemandForm):
    """One visit with its first window; more windows of a file are kept."""

    title, icon, save = "Visit", "visit", "Save visit"

    def __init__(self) -> None:
        super().__init__()
        self.worker, self.skills = ChoiceField(), ChipsField()
        self.add_row(("case", "Case reference", TextField("R-1042")), ("purpose", "Purpose", TextField()))
        self.add("on", "Day", DateField())
        self.add_row(("start", "Not before", TimeField()), ("end", "Ends by", TimeField()))
        self.add_row(
            ("minutes", "Lasts", NumberField(15, 600, "min")), ("workers", "Workers", StepField(1, 2))
        )
        self.add_row(
            ("travel_before", "Travel there", NumberField(0, 600, "min")),
            ("travel_after", "and back", NumberField(0, 600, "min")),
        )
        self.add("is_statutory", "How firm", SegmentField((("Statutory", True), ("Planned", False))))
        self.add("due", "Due by", DateField("no date"))
        self.add("allocated_worker", "Allocated worker", self.worker)
        self.add("risk", "Risk", ChoiceField(RISKS))
        self.add("needs_debrief", "", TickField("A debrief afterwards"))
        self.add("skills", "Who can do it", self.skills)

    def offer(self, team: Team) -> None:
        self.worker.offer([("Nobody yet", None), *_people(team)])
        self.skills.offer(_skills(team))
        self.skills.name_parts("Who can do it", "")
        self.show_field("skills", is_shown=bool(team.skills))

    def fresh(self, team: Team, day: date) -> dict[str, Any]:
        del team
        return {
            "case": "",
            "purpose": "Visit",
            "on": day,
            "start": 600,
            "end": 960,
            "minutes": 60,
            "workers": 1,
            "travel_before": 15,
            "travel_after": 15,
            "is_statutory": False,
            "due": None,
            "allocated_worker": None,
            "risk": "none",
            "needs_debrief": False,
            "skills": (),
        }

    def values_of(self, record: Visit) -> dict[str, Any]:
        fields = {name: getattr(record, name) for name in Visit.model_fields}
        window = record.windows[0]
        midnight = window.start - window.start % 1440
        return {
            **fields,
            "on": date_of(window.start),
            "start": window.start - midnight,
            "end": window.end - midnight,
        }

    def edit(self, team: Team, before: Visit | None, values: dict[str, Any]) -> TeamEdit:
        kept = {name: values[name] for name in Visit.model_fields if name in values}
        day = values["on"]
        window = TimeSpan(start=civil(day, values["start"] or 0), end=civil(day, values["end"] or 0))
        kept["windows"] = (window, *(before.windows[1:] if before is not None else ()))
        if before is None:
            record_id = new_id(team, f"visit-{values['case']}-{day.isoformat()}")
            record = made_record(Visit, {"id": record_id, **kept}, "The visit")
        else:
            record = changed_record(before, kept, "The visit")
        return put_record(team, "visits", record)

    def day(self, values: dict[str, Any]) -> date | None:
        on: date | None = values["on"]
        return on


class CourtForm(DemandForm):
    """A document to be filed, and the writing that it needs."""

    title, icon, save = "Court deadline", "court", "Save deadline"

    def __init__(self) -> None:
        super().__init__()
        self.author = ChoiceField()
        self.add_row(("case", "Case reference", TextField("R-0917")), ("document", "Document", TextField()))
        self.add("author", "Author", self.author)
        self.add_row(("on", "To be filed on", DateField()), ("at", "at", TimeField()))
        self.add_row(
            ("writing_minutes", "Writing still needed", HoursField(200)),
            ("shortest_block_minutes", "In blocks of", HoursField(10, 0.25)),
        )
        self.add("read_back_days", "Read back, working days before", StepField(0, 20))
        self.add("wants_quiet_room", "", TickField("In a quiet room"))

    def offer(self, team: Team) -> None:
        self.author.offer(_people(team))

    def fresh(self, team: Team, day: date) -> dict[str, Any]:
        del team
        return {
            "case": "",
            "document": "Statement",
            "author": None,
            "on": day + timedelta(days=11),
            "at": 720,
            "writing_minutes": 840,
            "shortest_block_minutes": 210,
            "read_back_days": 2,
            "wants_quiet_room": True,
        }

    def values_of(self, record: CourtDeadline) -> dict[str, Any]:
        fields = {name: getattr(record, name) for name in CourtDeadline.model_fields}
        return {**fields, "on": date_of(record.filing), "at": record.filing % 1440}

    def edit(self, team: Team, before: CourtDeadline | None, values: dict[str, Any]) -> TeamEdit:
        kept = {name: values[name] for name in CourtDeadline.model_fields if name in values}
        kept["filing"] = civil(values["on"], values["at"] or 0)
        kept["author"] = values["author"] or ""
        if before is None:
            record_id = new_id(team, f"court-{values['case']}")
            record = made_record(CourtDeadline, {"id": record_id, **kept}, "The deadline")
        else:
            record = changed_record(before, kept, "The deadline")
        return put_record(team, "court_deadlines", record)


class SupervisionForm(DemandForm):
    """Supervisor and worker together, every so many weeks."""

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
        self.worker.offer(_people(team))
        self.supervisor.offer(_people(team))

    def fresh(self, team: Team, day: date) -> dict[str, Any]:
        del team, day
        return {"worker": None, "supervisor": None, "minutes": 90, "every_weeks": 4, "last_held": None}

    def values_of(self, record: SupervisionPlan) -> dict[str, Any]:
        return {name: getattr(record, name) for name in SupervisionPlan.model_fields}

    def edit(self, team: Team, before: SupervisionPlan | None, values: dict[str, Any]) -> TeamEdit:
        kept = {name: values[name] for name in SupervisionPlan.model_fields if name in values}
        kept |= {"worker": values["worker"] or "", "supervisor": values["supervisor"] or ""}
        if before is None:
            record_id = new_id(team, f"supervision-{values['worker']}")
            record = made_record(SupervisionPlan, {"id": record_id, **kept}, "The plan")
        else:
            record = changed_record(before, kept, "The plan")
        return put_record(team, "supervision_plans", record)


class EventForm(DemandForm):
    """A meeting, hearing or training at a fixed time."""

    title, icon, save = "Event", "event", "Save event"

    def __init__(self) -> None:
        super().__init__()
        self.people = ChipsField()
        kinds = (("Meeting", "meeting"), ("Hearing", "hearing"), ("Training", "training"), ("Other", "other"))
        places = (
            ("Office", "office"),
            ("Quiet room", "quiet_room"),
            ("Home", "home"),
            ("Elsewhere", "field"),
        )
        self.add("name", "Name", TextField("Team meeting"))
        self.add_row(("kind", "Kind", ChoiceField(kinds)), ("place", "Place", ChoiceField(places)))
        self.add("on", "Day", DateField())
        self.add_row(("from", "From", TimeField()), ("to", "Until", TimeField()))
        self.add_row(
            ("travel_before", "Travel there", NumberField(0, 600, "min")),
            ("travel_after", "and back", NumberField(0, 600, "min")),
        )
        self.add("people", "People it needs", self.people)

    def offer(self, team: Team) -> None:
        self.people.offer(_people(team))
        self.people.name_parts("People it needs", "")

    def fresh(self, team: Team, day: date) -> dict[str, Any]:
        return {
            "name": "",
            "kind": "meeting",
            "place": "office",
            "on": day,
            "from": 600,
            "to": 660,
            "travel_before": 0,
            "travel_after": 0,
            "people": tuple(member.id for member in team.staff),
        }

    def values_of(self, record: Event) -> dict[str, Any]:
        fields = {name: getattr(record, name) for name in Event.model_fields}
        midnight = record.start - record.start % 1440
        return {
            **fields,
            "on": date_of(record.start),
            "from": record.start - midnight,
            "to": record.end - midnight,
        }

    def edit(self, team: Team, before: Event | None, values: dict[str, Any]) -> TeamEdit:
        kept = {name: values[name] for name in Event.model_fields if name in values}
        kept["start"] = civil(values["on"], values["from"] or 0)
        kept["end"] = civil(values["on"], values["to"] or 0)
        if before is None:
            record_id = new_id(team, values["name"].lower() or "event")
            record = made_record(Event, {"id": record_id, **kept}, "The event")
        else:
            record = changed_record(before, kept, "The event")
        return put_record(team, "events", record)

    def day(self, values: dict[str, Any]) -> date | None:
        on: date | None = values["on"]
        return on
