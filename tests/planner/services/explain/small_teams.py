"""Small teams told in a line a person, for planted situations: what stands in the way is known in advance.

    team(staff("ana", "09:00-17:00"), staff("ben", "09:00-17:00", days="mon wed"), visits=(...))

A day is fixed (`09:00-17:00`), flexible (`07:00~22:00`), a choice of named shifts (`Early|Late`), or off.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from planner.domain.contracts import (
    Contract,
    FixedShiftDay,
    FlexibleDay,
    NamedShift,
    NamedShiftsDay,
    OffDay,
    PatternDay,
    PatternWeek,
    WorkingPattern,
)
from planner.domain.demand import CourtDeadline, CoverRequirement, Event, Visit
from planner.domain.records import WEEKDAY_NAMES, DateRange, TimeSpan
from planner.domain.rota import Rota
from planner.domain.rule_pack import RulePack, RuleSettings
from planner.domain.staff import Absence, AbsenceKind, HeldSkill, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import parse_clock
from planner.ports import SolveSettings
from planner.services.build_rota import plan_rota
from solver.rota_solver import CpSatRotaSolver
from tests.planner.rules.factory import span

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
WORKWEEK = "mon tue wed thu fri"


@dataclass(frozen=True)
class StillClock:
    def now(self) -> datetime:
        return NOW


@dataclass(frozen=True)
class Hand:
    """One person with the pattern that only they work."""

    member: StaffMember
    pattern: WorkingPattern


def staff(
    id: str,
    hours: str = "09:00-17:00",
    *,
    days: str = WORKWEEK,
    skills: str = "",
    place: str = "office",
    other: dict[str, str] | None = None,
    contract: dict[str, Any] | None = None,
    **changes: Any,
) -> Hand:
    """A person who works `hours` on `days`; `other` gives single days other hours."""
    texts = {day: hours if day in days.split() else "off" for day in WEEKDAY_NAMES} | (other or {})
    week = PatternWeek(days=tuple(_day(texts[day], place) for day in WEEKDAY_NAMES))
    usual: dict[str, Any] = {
        "dates": DateRange(first=date(2026, 1, 5)),
        "pattern": id,
        "lieu_reserve_per_mille": 0,
        "flexi_debit_minutes": 100_000,
        "flexi_credit_minutes": 100_000,
    }
    fields: dict[str, Any] = {
        "id": id,
        "name": id.replace("-", " ").title(),
        "skills": tuple(HeldSkill(skill=skill) for skill in skills.split()),
        "contracts": (Contract(**(usual | (contract or {}))),),
    }
    pattern = WorkingPattern(id=id, name=id, cycle_starts=MONDAY, weeks=(week,))
    return Hand(StaffMember(**(fields | changes)), pattern)


def _day(text: str, place: str) -> PatternDay:
    if text == "off":
        return OffDay()
    if "~" in text:
        first, last = (parse_clock(each) for each in text.split("~"))
        return FlexibleDay.model_validate(
            {"earliest": first, "latest": last, "may_be_off": True, "place": place}
        )
    if "-" in text:
        first, last = (parse_clock(each) for each in text.split("-"))
        return FixedShiftDay.model_validate({"start": first, "end": last, "place": place})
    return NamedShiftsDay(shifts=tuple(text.split("|")))


def team(*hands: Hand, rules: dict[str, Any] | None = None, **changes: Any) -> Team:
    """The team of these people; `rules` changes numbers of the rule pack."""
    fields: dict[str, Any] = {
        "id": "small",
        "name": "Small",
        "staff": tuple(hand.member for hand in hands),
        "patterns": tuple(hand.pattern for hand in hands),
        "rules": RulePack(settings=RuleSettings.model_validate(rules or {})),
    }
    return Team(**(fields | changes))


def visit(id: str, *windows: str, **changes: Any) -> Visit:
    """An hour by one worker with 15 minutes of travel each way, statutory."""
    fields: dict[str, Any] = {
        "id": id,
        "case": f"C-{id}",
        "windows": tuple(TimeSpan(start=span(each).start, end=span(each).end) for each in windows),
        "is_statutory": True,
    }
    return Visit(**(fields | changes))


def leave(
    who: str, first: str, last: str = "", kind: AbsenceKind = "annual_leave", **changes: Any
) -> Absence:
    names: list[str] = list(WEEKDAY_NAMES)
    begins = date.fromordinal(MONDAY.toordinal() + names.index(first))
    ends = date.fromordinal(MONDAY.toordinal() + names.index(last or first))
    return Absence(
        id=f"leave-{who}", staff=who, kind=kind, dates=DateRange(first=begins, last=ends), **changes
    )


def event(id: str, times: str, *people: str, **changes: Any) -> Event:
    whole = span(times)
    fields: dict[str, Any] = {"id": id, "name": "Strategy meeting", "people": people}
    return Event(**(fields | {"start": whole.start, "end": whole.end} | changes))


def hearing(id: str, times: str, *people: str, **changes: Any) -> Event:
    return event(id, times, *people, **({"name": "Court hearing", "kind": "hearing"} | changes))


def duty(least: int = 1, hours: str = "09:00-13:00", days: str = "tue", **changes: Any) -> CoverRequirement:
    first, last = (parse_clock(each) for each in hours.split("-"))
    fields: dict[str, Any] = {
        "id": "desk",
        "name": "Duty desk",
        "kind": "duty",
        "weekdays": tuple(days.split()),
        "start": first,
        "end": last,
        "least": least,
    }
    return CoverRequirement(**(fields | changes))


def writing(author: str, minutes: int, filing: str, **changes: Any) -> CourtDeadline:
    fields: dict[str, Any] = {
        "id": "statement",
        "case": "C-900",
        "author": author,
        "filing": span(f"{filing}-23:59").start,
        "writing_minutes": minutes,
        "read_back_days": 0,
    }
    return CourtDeadline(**(fields | changes))


NAMED = (
    NamedShift(id="Early", name="Early", start=420, end=900),
    NamedShift(id="Late", name="Late", start=840, end=1320, never_followed_by=("Early",)),
    NamedShift(id="Night", name="Night", start=1320, end=420),
)


def planned(made: Team) -> Rota:
    """The week as the solver plans it."""
    settings = SolveSettings(seconds=6, workers=1)
    found = plan_rota(made, MONDAY, 1, CpSatRotaSolver(), settings, who="test", clock=StillClock())
    return found.rota
