"""Short ways to write down patterns, people and demand of a standard team."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from planner.domain.contracts import (
    FULL_TIME_WEEK_MINUTES,
    BasePlace,
    Contract,
    FixedShiftDay,
    FlexibleDay,
    OffDay,
    PatternDay,
    PatternWeek,
    WorkingPattern,
)
from planner.domain.demand import CourtDeadline, Event, Visit
from planner.domain.records import DateRange, TimeSpan
from planner.domain.staff import HeldSkill, StaffMember
from planner.domain.time_grid import WEEKDAYS, civil, parse_clock

OFF = OffDay()
CYCLE_START = date(2026, 1, 5)
IN_POST_SINCE = date(2025, 9, 1)
REGISTERED = "registered"


@dataclass(frozen=True)
class Week:
    """Writes the moments of one week shortly: `Tue 18:30`, `Mon 09:00-17:00`."""

    monday: date

    def moment(self, text: str) -> int:
        """`Tue 18:30`; `Mon+1 10:00` lies in the following week."""
        day, time = text.split()
        name, _, weeks = day.partition("+")
        return civil(self.monday.toordinal() + WEEKDAYS.index(name) + 7 * int(weeks or 0), parse_clock(time))

    def day(self, name: str) -> date:
        return self.monday + timedelta(days=WEEKDAYS.index(name))

    def span(self, text: str) -> TimeSpan:
        """`Tue 18:30-20:00`."""
        day, times = text.split()
        start, end = times.split("-")
        return TimeSpan(start=self.moment(f"{day} {start}"), end=self.moment(f"{day} {end}"))

    def spans(self, text: str) -> tuple[TimeSpan, ...]:
        """`Tue 16:30-20:30, Wed 09:00-12:00`; `Mon-Wed 09:00-17:00` is the same time on three days."""
        parts: list[TimeSpan] = []
        for part in text.split(", "):
            days, times = part.split()
            first, _, last = days.partition("-")
            names = WEEKDAYS[WEEKDAYS.index(first) : WEEKDAYS.index(last or first) + 1]
            parts.extend(self.span(f"{name} {times}") for name in names)
        return tuple(parts)


def fixed(times: str, break_minutes: int = 30, place: BasePlace = "office") -> FixedShiftDay:
    """`fixed("11:00-19:00")`."""
    start, end = (parse_clock(part) for part in times.split("-"))
    return FixedShiftDay(start=start, end=end, break_minutes=break_minutes, place=place)


def flexible(window: str, usual: str, core: str | None = None, **fields: Any) -> FlexibleDay:
    """`flexible("07:00-20:30", "09:00-17:00", core="11:00-14:00")`; lengths in minutes by name."""
    earliest, latest = (parse_clock(part) for part in window.split("-"))
    usual_start, usual_end = (parse_clock(part) for part in usual.split("-"))
    core_start, core_end = (parse_clock(part) for part in core.split("-")) if core else (None, None)
    return FlexibleDay(
        earliest=earliest,
        latest=latest,
        usual_start=usual_start,
        usual_end=usual_end,
        core_start=core_start,
        core_end=core_end,
        **fields,
    )


def pattern(pattern_id: str, name: str, *weeks: Sequence[PatternDay]) -> WorkingPattern:
    """A cycle of weeks; the days that a week does not name (mostly the weekend) are off."""
    return WorkingPattern(
        id=pattern_id,
        name=name,
        cycle_starts=CYCLE_START,
        weeks=tuple(PatternWeek(days=(*days, *(OFF,) * (7 - len(days)))) for days in weeks),
    )


def slug(name: str) -> str:
    """`amira-khan` for `Amira Khan`, `sinead-oneil` for `Sinéad O'Neil`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain.lower().replace(" ", "-").replace("'", "")


def person(
    name: str,
    pattern_id: str,
    minutes_per_week: int = FULL_TIME_WEEK_MINUTES,
    *,
    skills: Iterable[str] = (REGISTERED,),
    contract: dict[str, Any] | None = None,
    **fields: Any,
) -> StaffMember:
    """A staff member with one contract in force."""
    terms = {
        "dates": DateRange(first=IN_POST_SINCE),
        "minutes_per_week": minutes_per_week,
        "pattern": pattern_id,
    }
    return StaffMember(
        id=slug(name),
        name=name,
        skills=tuple(HeldSkill(skill=skill) for skill in skills),
        contracts=(Contract(**{**terms, **(contract or {})}),),
        **fields,
    )


def visit(week: Week, case: str, worker: str | None, windows: str, minutes: int = 60, **fields: Any) -> Visit:
    """A visit of the case's allocated worker; `windows` as `Week.spans` reads them."""
    return Visit(
        id=f"visit-{case}",
        case=case,
        minutes=minutes,
        windows=week.spans(windows),
        allocated_worker=worker,
        **fields,
    )


def deadline(
    week: Week, case: str, author: str, filing: str, writing_minutes: int = 210, **fields: Any
) -> CourtDeadline:
    """Court writing still owed for a filing moment (`Tue 19:00`)."""
    return CourtDeadline(
        id=f"court-{case}",
        case=case,
        author=author,
        filing=week.moment(filing),
        writing_minutes=writing_minutes,
        **fields,
    )


def event(week: Week, event_id: str, name: str, when: str, people: Iterable[str], **fields: Any) -> Event:
    """An event at a fixed time (`Wed 10:00-12:00`)."""
    span = week.span(when)
    return Event(id=event_id, name=name, start=span.start, end=span.end, people=tuple(people), **fields)
