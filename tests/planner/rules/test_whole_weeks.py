"""Whole weeks, from a team's records to the findings: contracts that change, cycles, clock changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.domain.contracts import (
    Contract,
    FixedShiftDay,
    NamedShift,
    NamedShiftsDay,
    OffDay,
    PatternDay,
    PatternWeek,
    WorkingPattern,
)
from planner.domain.demand import Visit
from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.records import ClockTime, DateRange, TimeSpan
from planner.domain.rota import Activity, Shift
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import parse_clock
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from tests.planner.rules.factory import activity, at, shift

MONDAY = date(2026, 11, 23)
OFF = OffDay()


def fixed(start: str, end: str, rest: int = 30) -> FixedShiftDay:
    return FixedShiftDay(start=parse_clock(start), end=parse_clock(end), break_minutes=rest)


def pattern(name: str, *weeks: list[PatternDay], starts: date = MONDAY) -> WorkingPattern:
    whole = tuple(PatternWeek(days=(*week, *[OFF] * (7 - len(week)))) for week in weeks)
    return WorkingPattern(id=name, name=name, cycle_starts=starts, weeks=whole)


def frozen(
    patterns: tuple[WorkingPattern, ...],
    *contracts: Contract,
    monday: date = MONDAY,
    weeks: int = 1,
    **more: Any,
) -> RotaProblem:
    ana = StaffMember(id="ana", name="Ana Silva", contracts=contracts)
    team = Team(id="team", name="The Team", patterns=patterns, staff=(ana,), **more)
    return freeze_problem(team, monday, weeks)


def contract(name: str, minutes: int, first: date, last: date | None = None, **more: Any) -> Contract:
    """A contract without a reserve, so that nothing but its hours is looked at."""
    dates = DateRange(first=first, last=last)
    return Contract(dates=dates, pattern=name, minutes_per_week=minutes, lieu_reserve_per_mille=0, **more)


def of(rule: str, problem: RotaProblem, shifts: list[Shift]) -> list[Finding]:
    return [finding for finding in check(problem, shifts) if finding.rule == rule]


ELEVEN_TO_SEVEN = pattern("eleven", [fixed("11:00", "19:00", 36)] * 5)


def late_shifts(*days: str) -> list[Shift]:
    return [shift("ana", f"{day} 11:00-19:00", rest=f"{day} 14:00-14:36") for day in days]


def test_a_contract_that_changes_on_wednesday_splits_the_week_by_date() -> None:
    """37 h to Tuesday, from Wednesday 22.2 h on three short days a week: 14.8 h and 13.32 h are due."""
    short = pattern("short", [OFF, OFF, *[fixed("11:00", "15:26", 0)] * 3])
    before = contract("eleven", 2220, date(2025, 1, 6), date(2026, 11, 24))
    after = contract("short", 798, date(2026, 11, 25))
    week = frozen((ELEVEN_TO_SEVEN, short), before, after)
    assert week.people[0].weeks[0].contract_minutes == 2 * 444 + 3 * 266
    kept = [*late_shifts("Mon", "Tue"), *(shift("ana", f"{d} 11:00-15:26") for d in ("Wed", "Thu", "Fri"))]
    assert not of("contract_hours", week, kept)
    assert not of("availability", week, kept)
    as_before = late_shifts("Mon", "Tue", "Wed", "Thu", "Fri")
    assert {each.shifts for each in of("availability", week, as_before)} == {
        ("ana@2026-11-25",),
        ("ana@2026-11-26",),
        ("ana@2026-11-27",),
    }
    (finding,) = of("contract_hours", week, as_before)
    assert finding.measured == "37 h"


def test_a_week_of_32_hours_in_a_cycle_of_two_is_not_overtime() -> None:
    """Week A: four days of 8 h; week B: one. 40 h in two weeks are 20 a week, and week A is no overtime."""
    eight = fixed("09:00", "17:30")
    cycle = pattern("cycle", [eight] * 4, [eight])
    both = frozen((cycle,), contract("cycle", 1200, date(2025, 1, 6)), weeks=2)
    week_a = [shift("ana", f"{day} 09:00-17:30") for day in ("Mon", "Tue", "Wed", "Thu")]
    assert not of("contract_hours", both, [*week_a, shift("ana", "Mon+1 09:00-17:30")])
    assert of("availability", both, [*week_a, shift("ana", "Tue+1 09:00-17:30")])


@pytest.mark.parametrize(
    ("monday", "hours"), [(date(2027, 3, 22), 420), (date(2027, 10, 25), 540), (date(2027, 5, 3), 480)]
)
def test_a_night_over_a_clock_change_is_paid_by_the_hours_that_pass(monday: date, hours: int) -> None:
    night = NamedShift(id="Night", name="Night", start=1320, end=360, break_minutes=0)
    week: list[PatternDay] = [*[OFF] * 5, NamedShiftsDay(shifts=("Night",))]
    problem = frozen(
        (pattern("nights", week, starts=monday),),
        contract("nights", hours, date(2025, 1, 6)),
        monday=monday,
        named_shifts=(night,),
    )
    work = shift("ana", "Sat 22:00-06:00", rest=None, name="Night", monday=monday.toordinal())
    assert not of("contract_hours", problem, [work])
    assert work.paid_minutes == hours


def evening_visit(start: ClockTime, end: ClockTime) -> Visit:
    window = TimeSpan(start=start, end=end)
    return Visit(id="v1", case="C-1", travel_before=30, travel_after=30, windows=(window,))


def test_eleven_to_seven_does_not_cover_an_eight_oclock_visit() -> None:
    """The visit ends at 20:00 and the way back at 20:30: 12:30–20:30 covers it."""
    visit = evening_visit(at("Tue 19:00"), at("Tue 20:00"))
    goes: Activity = activity("visit", "Tue 18:30-20:30", "v1", travel=30)
    eleven = frozen((ELEVEN_TO_SEVEN,), contract("eleven", 2220, date(2025, 1, 6)), visits=(visit,))
    as_agreed = late_shifts("Tue")[0].model_copy(update={"activities": (goes,)})
    assert of("availability", eleven, [as_agreed])
    later = pattern("later", [fixed("12:30", "20:30", 36)] * 5)
    half_past = frozen((later,), contract("later", 2220, date(2025, 1, 6)), visits=(visit,))
    covered = shift("ana", "Tue 12:30-20:30", goes, rest="Tue 15:00-15:36")
    assert not of("availability", half_past, [covered])
    assert not of("visits", half_past, [covered])


def test_the_pattern_with_half_an_hours_break_comes_to_half_an_hour_over() -> None:
    usual = pattern("usual", [fixed("11:00", "19:00", 30)] * 5)
    week = frozen((usual,), contract("usual", 2220, date(2025, 1, 6)))
    work = [shift("ana", f"{day} 11:00-19:00") for day in ("Mon", "Tue", "Wed", "Thu", "Fri")]
    (finding,) = of("contract_hours", week, work)
    assert (
        finding.sentence == "Ana Silva is planned 37.5 h in the week of Mon 23 Nov: 0.5 h over the 37 h due."
    )
