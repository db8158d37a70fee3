"""What the week asks: cover requirements, visits, court deadlines, supervision, events, recording."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from planner.domain.records import (
    ClockTime,
    DateRange,
    DemandId,
    EndTime,
    Id,
    Minutes,
    Moment,
    Name,
    Note,
    Record,
    TimeSpan,
    WeekdayName,
)
from planner.domain.repeats import Repeat

VisitRisk = Literal["none", "first_visit", "known_risk", "removal"]


class SkillMix(Record):
    """At least `least` of those counted hold the skill."""

    skill: Id
    least: int = Field(default=1, ge=1, le=100)


class CoverRequirement(Record):
    """`Duty desk Mon–Fri 09:00–17:00: least 2, ideal 3, one a manager; present`.

    `duty`: people are assigned in turns and do nothing else in them. `presence`: everyone at work in that
    state counts, half-hour by half-hour. `shift`: people on the named shift count, day by day.
    """

    id: Id
    name: Name
    kind: Literal["duty", "presence", "shift"]
    weekdays: tuple[WeekdayName, ...] = ("mon", "tue", "wed", "thu", "fri")
    dates: DateRange | None = None
    except_dates: tuple[date, ...] = ()
    start: ClockTime = 540
    end: EndTime = 1020
    least: int = Field(ge=0, le=500)
    ideal: int | None = Field(default=None, ge=0, le=500)
    state: Literal["present", "contactable"] = "present"
    skills: tuple[SkillMix, ...] = ()
    # Length of one duty turn; the requirement's hours are cut into turns of it.
    turn_minutes: Minutes = 240
    # People contactable beside those on the desk.
    backup: int = Field(default=0, ge=0, le=50)
    shift: Id | None = None
    # Price of one missing and one surplus person of a `shift` requirement; None: the rule pack's.
    weight_missing: int | None = Field(default=None, ge=0, le=100_000)
    weight_surplus: int | None = Field(default=None, ge=0, le=100_000)
    # Days by a rule, counted from the first of `dates`; `weekdays` are not looked at then.
    repeats: Repeat | None = None
    # On its dates it holds in the place of this cover: one week that differs from the usual one.
    instead_of: Id | None = None


class Visit(Record):
    """A visit to be made once; a case reference, never a child's name."""

    id: Id
    case: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9/-]{1,19}$")]
    minutes: Annotated[int, Field(ge=15, le=600)] = 60
    travel_before: Minutes = 15
    travel_after: Minutes = 15
    # The visit itself lies inside one of these; travel may lie outside.
    windows: Annotated[tuple[TimeSpan, ...], Field(min_length=1)]
    workers: Annotated[int, Field(ge=1, le=2)] = 1
    skills: tuple[Id, ...] = ()
    allocated_worker: Id | None = None
    is_statutory: bool = False
    due: date | None = None
    risk: VisitRisk = "none"
    # A flagged visit is followed by 30 min with a colleague or manager.
    needs_debrief: bool = False
    purpose: Name = "Visit"
    note: Note = ""
    # Again on other days; windows and due date move on with it.
    repeats: Repeat | None = None
    # The occurrence of a repeating visit (`visit-1042@2026-12-08`) in whose place it stands.
    instead_of: DemandId | None = None


class CourtDeadline(Record):
    """A document to be filed; writing is planned backwards from the filing moment."""

    id: Id
    case: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9/-]{1,19}$")]
    document: Name = "Statement"
    author: Id
    filing: Moment
    writing_minutes: Minutes
    shortest_block_minutes: Annotated[int, Field(ge=15, le=600)] = 210
    # Working days before filing by which it is written, for reading back.
    read_back_days: int = Field(default=2, ge=0, le=20)
    wants_quiet_room: bool = False
    # The experienced colleague who writes it jointly with an author in the first year of practice.
    co_author: Id | None = None


class SupervisionPlan(Record):
    """90 uninterrupted minutes every so many weeks, supervisor and worker together."""

    id: Id
    worker: Id
    supervisor: Id
    minutes: Annotated[int, Field(ge=15, le=480)] = 90
    every_weeks: int = Field(default=4, ge=1, le=26)
    last_held: date | None = None
    # Weeks agreed for it, by a day of each: one takes the place of the nearest week in which it falls due.
    weeks: Annotated[tuple[date, ...], Field(max_length=60)] = ()


class Event(Record):
    """A meeting, court hearing or training at a fixed time, with the people it needs."""

    id: Id
    name: Name
    kind: Literal["meeting", "hearing", "training", "other"] = "meeting"
    start: Moment
    end: Moment
    people: Annotated[tuple[Id, ...], Field(min_length=1)]
    travel_before: Minutes = 0
    travel_after: Minutes = 0
    place: Literal["office", "quiet_room", "home", "field"] = "office"
    # Training that was given up because the service needed its people: not planned, but counted.
    is_cancelled_for_service: bool = False
    case: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9/-]{1,19}$")] | None = None
    # Again on other days, at the same time.
    repeats: Repeat | None = None
    # The occurrence of a repeating event (`team-meeting@2026-12-08`) in whose place it stands.
    instead_of: DemandId | None = None


class RecordingTask(Record):
    """A write-up still owed: minutes of a person by a date."""

    id: Id
    staff: Id
    minutes: Minutes = 45
    due: date
    case: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9/-]{1,19}$")] | None = None
