"""A version of the plan for a period: shifts, activities, pins, what is uncovered and what was proved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self
from zlib import crc32

from pydantic import AwareDatetime, ConfigDict, Field

from planner.domain.known_once import KnownOnce
from planner.domain.records import DemandId, Id, Minutes, Moment, Name, Note, Record
from planner.domain.staff import LockdownWeek
from planner.domain.time_grid import Span, day_iso, day_of, worked_minutes

ActivityKind = Literal[
    "visit",
    "duty",
    "court_writing",
    "protected_admin",
    "recording",
    "supervision",
    "event",
    "debrief",
    "cpd",
    "reserve",
    "handover",
    # Owed time off in lieu, taken back at an end of the shift: the person is off.
    "time_off",
]
# What is done, from when to when, and for which demand.
Work = tuple[ActivityKind, int, int, str | None]
ShiftPlace = Literal["office", "home"]
ActivityPlace = Literal["office", "quiet_room", "home", "field"]


class _TimedRecord(Record):
    """A record whose times are asked for over and over: what follows from its fields is computed once."""

    model_config = ConfigDict(ignored_types=(KnownOnce,))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy; what was computed from the fields of this one is computed anew."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


class Activity(_TimedRecord):
    """What a part of a shift is for, `[start, end)` with the travel included; open casework is not listed."""

    kind: ActivityKind
    start: Moment
    end: Moment
    # The demand it serves: a visit, cover requirement, court deadline, supervision plan, event or job share.
    demand: DemandId | None = None
    # Minutes of travel at either end of `[start, end)`.
    travel_before: Minutes = 0
    travel_after: Minutes = 0
    place: ActivityPlace = "office"
    is_pinned: bool = False
    # Lieu reserve that was not used by its day of the week, and is free time since.
    is_released: bool = False

    @property
    def is_off(self) -> bool:
        """Whether the person is off in it, and neither at work nor contactable."""
        return self.kind == "time_off" or self.is_released

    @KnownOnce
    def span(self) -> Span:
        return Span(self.start, self.end)

    @KnownOnce
    def work(self) -> Work:
        """What a pin keeps of it: two with the same are the same work at the same time."""
        return (self.kind, self.start, self.end, self.demand)

    @KnownOnce
    def span_on_site(self) -> Span:
        """The activity without its travel."""
        return Span(self.start + self.travel_before, self.end - self.travel_after)

    def during(self, span: Span) -> Activity:
        """The same work at another time."""
        if span == self.span:
            return self
        return self.model_copy(update={"start": span.start, "end": span.end})


class Shift(_TimedRecord):
    """One person's attendance on one day (the day it starts)."""

    id: Id
    staff: Id
    start: Moment
    end: Moment
    # The unpaid break; None for a short shift.
    break_start: Moment | None = None
    break_end: Moment | None = None
    place: ShiftPlace = "office"
    # The team's named shift it is, if it is one.
    name: Id | None = None
    activities: tuple[Activity, ...] = ()
    # A pinned shift keeps its person, times, place and break; its activities are pinned one by one.
    is_pinned: bool = False
    note: Note = ""

    @KnownOnce
    def span(self) -> Span:
        return Span(self.start, self.end)

    @KnownOnce
    def order(self) -> tuple[int, int, str, str]:
        """What shifts are sorted by: time, then person."""
        return (self.start, self.end, self.staff, self.id)

    @KnownOnce
    def day(self) -> int:
        """Ordinal of the day on which it starts."""
        return day_of(self.start)

    @KnownOnce
    def away(self) -> tuple[Activity, ...]:
        """What may keep the person from being present or contactable: visits, events, and being off."""
        return tuple(
            each
            for each in self.activities
            if each.kind in ("visit", "event", "time_off") or each.is_released
        )

    def at_work(self) -> Shift:
        """The shift without time off in lieu, which lies at its ends; as it is where none is in it."""
        if not any(each.kind == "time_off" for each in self.activities):
            return self
        start, end = self.start, self.end
        for each in self.activities:
            if each.kind == "time_off" and each.start <= start < each.end:
                start = each.end
            elif each.kind == "time_off" and each.start < end <= each.end:
                end = each.start
        left = tuple(each for each in self.activities if each.kind != "time_off")
        has_break = self.break_start is not None and start < self.break_start < end
        fields: dict[str, object] = {} if has_break else {"break_start": None, "break_end": None}
        return self.model_copy(update={"start": start, "end": end, "activities": left, **fields})

    @KnownOnce
    def pinned(self) -> tuple[Activity, ...]:
        """What is to stay where it is."""
        return tuple(each for each in self.activities if each.is_pinned)

    @KnownOnce
    def quiet(self) -> tuple[Activity, ...]:
        """What is done in a quiet room."""
        return tuple(each for each in self.activities if each.place == "quiet_room")

    @KnownOnce
    def reach(self) -> Span:
        """The shift with all activities, of which some may lie outside of it."""
        if self.is_in_order:
            return self.span
        return Span(
            min((self.start, *(each.start for each in self.activities))),
            max((self.end, *(each.end for each in self.activities))),
        )

    @KnownOnce
    def is_in_order(self) -> bool:
        """Whether the activities lie in the shift one after the other."""
        free_from = self.start
        for activity in self.activities:
            if not free_from <= activity.start < activity.end:
                return False
            free_from = activity.end
        return free_from <= self.end

    @KnownOnce
    def is_break_kept(self) -> bool:
        """Whether there is a break, and nothing is planned in it."""
        pause = self.break_span
        return pause is not None and not any(
            each.start < pause.end and pause.start < each.end for each in self.activities
        )

    @KnownOnce
    def break_span(self) -> Span | None:
        if self.break_start is None or self.break_end is None:
            return None
        return Span(self.break_start, self.break_end)

    @KnownOnce
    def worked_minutes(self) -> int:
        """Minutes that really pass from start to end."""
        return worked_minutes(self.span)

    @KnownOnce
    def paid_minutes(self) -> int:
        """Worked minutes less the unpaid break, which is as long as it says even over a clock change."""
        rest = self.break_span
        return self.worked_minutes - (rest.minutes if rest else 0)


def shift_id(staff: str, day: int) -> str:
    """`ana@2026-11-24`: what a person's shift of a day (an ordinal) is called where it has no id yet.

    Of an id too long for that its beginning, and a sum of all of it: others may begin alike.
    """
    stem = staff if len(staff) <= 50 else f"{staff[:41]}.{crc32(staff.encode()):08x}"
    return f"{stem}@{day_iso(day)}"


class Uncovered(Record):
    """Demand not met: how much is missing (workers, minutes or people) and why, in a sentence."""

    demand: DemandId
    kind: Literal["visit", "duty", "presence", "shift", "court_writing", "supervision", "event", "handover"]
    start: Moment
    end: Moment
    missing: int = Field(ge=1)
    unit: Literal["workers", "minutes", "people"]
    reason: str


class LeftUncovered(Record):
    """Demand that a manager leaves uncovered on purpose, with the reason that is kept."""

    demand: DemandId
    reason: Annotated[str, Field(min_length=3, max_length=500)]
    by: Name
    at: AwareDatetime


class DayInLieu(Record):
    """A whole day off for hours owed, given with the rota; so many minutes are taken back."""

    staff: Id
    day: date
    minutes: Annotated[int, Field(ge=1, le=1440)]


class Tier(Record):
    """One tier of the objective: its value, the proved lower bound, and whether they meet."""

    name: Name
    value: int
    bound: int
    proved: bool
    # Value by rule; sums to `value`.
    by_rule: dict[str, int] = Field(default_factory=dict)


class Made(Record):
    """Who or what made this version, when and how."""

    by: Name
    at: AwareDatetime
    program: Name = "rotabene"
    seed: int | None = None
    seconds: float | None = None
    first_rota_seconds: float | None = None
    status: Literal["optimal", "feasible", "stopped", "by_hand"] = "by_hand"
    # What was proved and what was not looked at, in sentences.
    notes: tuple[str, ...] = ()


class Rota(Record):
    """The plan of a team for whole weeks from a Monday."""

    format: Literal["rotabene-rota/1"] = "rotabene-rota/1"
    team: Id
    first_day: date
    weeks: Annotated[int, Field(ge=1, le=12)] = 1
    state: Literal["draft", "published"] = "draft"
    version: int = Field(default=0, ge=0)
    made: Made
    shifts: tuple[Shift, ...] = ()
    # Turns of the lockdown wheel that were given out with this rota.
    lockdown: tuple[LockdownWeek, ...] = ()
    # Days off in lieu that were given with this rota.
    days_in_lieu: tuple[DayInLieu, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    left_uncovered: tuple[LeftUncovered, ...] = ()
    tiers: tuple[Tier, ...] = ()

    @property
    def days(self) -> range:
        """The ordinals of its days."""
        first = self.first_day.toordinal()
        return range(first, first + 7 * self.weeks)

    def shift(self, shift_id: str) -> Shift | None:
        """The shift of that id, or None."""
        return next((shift for shift in self.shifts if shift.id == shift_id), None)

    def left_reason(self, demand: str) -> str:
        """Why the demand is left uncovered, where a manager has recorded it; nothing otherwise."""
        return next((left.reason for left in self.left_uncovered if left.demand == demand), "")
