"""The forms of what a person asks for and tells: leave, TOIL, a day worked, a wish, flexible working."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Slot

from planner.domain.rota import Shift
from planner.domain.time_grid import DAY, Span, day_label, monday_of, times_label
from planner.domain.worked_days import WorkedDay
from planner.services.worked.work_days import attended
from ui.forms.choice_fields import ChoiceField, DaysField, SegmentField, TickField
from ui.forms.date_field import DateField
from ui.forms.form import Form
from ui.forms.text_fields import EndField, HoursField, NumberField, TextField, TimeField
from ui.leave.leave_forms import PARTS, given_times, part_times
from ui.people.wishes_tab import FRESH as FRESH_WISH
from ui.people.wishes_tab import STRENGTHS, WANTS
from ui.requests.pattern_field import PatternField

LEAVE_KINDS = (
    ("Annual leave", "annual_leave"),
    ("Time off in lieu", "toil"),
    ("Study time", "study"),
    ("Other", "other"),
)


class OwnLeaveForm(Form):
    """Leave, or TOIL taken back: whole days, half a day, or hours."""

    def __init__(self) -> None:
        super().__init__()
        self.add("kind", "What for", ChoiceField(LEAVE_KINDS))
        self.add("first", "First day", DateField())
        self.add("last", "Last day", DateField())
        self.add("part", "How much of each day", ChoiceField(PARTS))
        self.add_row(("start", "From", TimeField()), ("end", "Until", EndField()))
        self.add("note", "Note", TextField("Seen by the manager alone"))
        self.changed.connect(self._fit)
        self["first"].edited.connect(self._first_chosen)

    def fresh(self, day: date, kind: str = "annual_leave") -> dict[str, Any]:
        """What a new request begins with."""
        values: dict[str, Any] = {"kind": kind, "first": day, "last": day, "part": "whole"}
        return {**values, "start": 540, "end": 780, "note": ""}

    def put(self, values: Any) -> None:
        super().put(values)
        self._fit()

    def times(self) -> tuple[int, int] | None:
        """The part of each day; None for whole days. BadInputError for hours of which one is not given."""
        return part_times(self.values())

    @Slot()
    def _first_chosen(self) -> None:
        """Leave that begins later ends no earlier."""
        first, last = self["first"].value(), self["last"].value()
        if first is not None and last is not None and last < first:
            self["last"].put(first)

    def _fit(self) -> None:
        is_hours = self["part"].value() == "hours"
        self.show_field("start", is_shown=is_hours)
        self.show_field("end", is_shown=is_hours)


class OwnToilForm(Form):
    """Work beyond the plan: agreed before its day, or recorded after it."""

    def __init__(self) -> None:
        super().__init__()
        self.add("minutes", "Hours", HoursField(24, 0.25))
        self.add("on", "On", DateField(), "A day to come is agreed in advance, a past one recorded")
        self.add("reason", "Reason", TextField("Conference until 19:30"))

    def fresh(self, day: date) -> dict[str, Any]:
        """What a new request begins with."""
        return {"minutes": 60, "on": day, "reason": ""}


class DayForm(Form):
    """A day as it was really worked; the times of an end after midnight are of the next day."""

    def __init__(self) -> None:
        super().__init__()
        self.add("on", "Day", DateField())
        self.add_row(("start", "From", TimeField(0)), ("end", "Until", EndField(0)))
        self.add("break_minutes", "Unpaid break", NumberField(0, 240, "min"))
        self.add("note", "What was different", TextField("Visit ran over"))

    def of_day(self, day: int, shift: Shift | None, told: WorkedDay | None) -> dict[str, Any]:
        """The values of a day as told, else as planned."""
        span = told.span if told is not None else attended(shift) if shift is not None else Span(540, 1020)
        rest = shift.break_span.minutes if shift is not None and shift.break_span is not None else 0
        return {
            "on": date.fromordinal(day),
            "start": span.start % DAY,
            "end": span.end % DAY or DAY,
            "break_minutes": told.break_minutes if told is not None else rest,
            "note": told.history[-1].note if told is not None and told.history else "",
        }

    def span(self) -> Span:
        """The civil minutes; an end not after the start is on the next day. BadInputError where one is not
        given."""
        values = self.values()
        midnight = (values["on"] or date(2000, 1, 1)).toordinal() * DAY
        start, end = given_times(values)
        return Span(midnight + start, midnight + end + (0 if end > start else DAY))


class OwnWishForm(Form):
    """A wish, or a time that is kept free."""

    def __init__(self) -> None:
        super().__init__()
        self.add("wants", "Wish, or a time that is kept free", ChoiceField(WANTS))
        self.add("weekdays", "On these days of every week", DaysField())
        self.add("day", "Or on one day only", DateField("every week"))
        self.add_row(("start", "From", TimeField()), ("end", "Until", EndField()))
        self.add("weight", "How much it weighs", SegmentField(STRENGTHS))
        self.add("is_private", "", TickField("Private"), "Others see that the time is kept, never why.")
        self.add("reason", "Why", TextField("For you and the manager alone"))
        self.changed.connect(self._fit)

    def fresh(self) -> dict[str, Any]:
        """What a new wish begins with."""
        return dict(FRESH_WISH)

    def put(self, values: Any) -> None:
        super().put(values)
        self._fit()

    def _fit(self) -> None:
        self.show_field("weight", is_shown=self["wants"].value() != "cannot_work")


class FlexibleForm(Form):
    """A statutory request for flexible working, in the person's own words and, if they know, as a pattern."""

    def __init__(self) -> None:
        super().__init__()
        self.add("asks", "What you ask for", TextField("Four days a week, Fridays off"))
        self.add("wanted_from", "From", DateField())
        self.pattern = PatternField("Described above alone")
        self.add("pattern", "Days and hours", self.pattern)
        self.add("effect", "What it may mean for the team", TextField("Optional"))
        note = "The manager decides within two months, after talking to you; two requests in twelve months."
        self.tell("asks", note)
        self["wanted_from"].edited.connect(self._day_chosen)

    def fresh(self, today: date) -> dict[str, Any]:
        """What a new request begins with: from the first Monday a month from now."""
        monday = date.fromordinal(monday_of(today + timedelta(weeks=5)))
        self.pattern.starts_on(monday)
        self.pattern.offer(None)
        return {"asks": "", "wanted_from": monday, "pattern": "four-short", "effect": ""}

    @Slot()
    def _day_chosen(self) -> None:
        self.pattern.starts_on(self["wanted_from"].value())


class NoteForm(Form):
    """A few words: how one knows that somebody is safe, why something is declined."""

    def __init__(self, label: str, hint: str) -> None:
        super().__init__()
        self.add("note", label, TextField(hint))

    def fresh(self) -> dict[str, Any]:
        return {"note": ""}


def shift_words(shift: Shift | None) -> str:
    """`planned Tue 24 Nov 12:00–20:00`."""
    if shift is None:
        return "Nothing was planned for this day."
    planned = attended(shift)
    return f"Planned {day_label(shift.day)} {times_label(planned.start, planned.end)}."
