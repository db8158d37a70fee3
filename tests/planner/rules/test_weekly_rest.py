"""`weekly_rest`: 35 hours in one piece in every Monday week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.findings import LAW
from planner.domain.rota import Shift
from planner.rules.weekly_rest import RULE
from tests.planner.rules.factory import MONDAY, found, person, problem, settings, shift, worked

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ANA = person("ana", works_weekends=True)


def every_day(times: str, days: tuple[str, ...] = DAYS) -> list[Shift]:
    return [shift("ana", f"{day} {times}") for day in days]


def test_a_free_weekend_keeps_the_law() -> None:
    assert not found(RULE, problem(ANA), *every_day("09:00-17:00", DAYS[:5]))


def test_seven_days_of_work_break_it() -> None:
    (finding,) = found(RULE, problem(ANA), *every_day("09:00-17:00"))
    assert finding.tier == LAW
    assert finding.measured == "16 h"
    assert finding.sentence.startswith(
        "Ana's longest rest in the week of Mon 23 Nov is 16 h, Mon 23 Nov 17:00"
    )
    assert len(finding.shifts) == 7


@pytest.mark.parametrize(("end", "is_broken"), [("13:00", False), ("13:15", True)])
def test_the_law_is_kept_from_thirty_five_hours_on(end: str, is_broken: bool) -> None:
    shifts = [*every_day("09:00-17:00", DAYS[:5]), shift("ana", f"Sat 08:00-{end}")]
    assert bool(found(RULE, problem(ANA), *shifts)) is is_broken


def test_the_rest_lies_inside_the_week() -> None:
    """Free from Sunday 09:00 to Monday 20:00 are 35 hours, but only 15 of them in the first week."""
    first = every_day("09:00-17:00", DAYS[:6])
    both = problem(person("ana", works_weekends=True, weeks=2), weeks=2)
    shifts = [*first, shift("ana", "Sun 05:00-09:00"), shift("ana", "Mon+1 20:00-22:00")]
    assert [finding.span for finding in found(RULE, both, *shifts)] == [problem(ANA).span]


def test_a_night_that_spills_into_the_week_counts() -> None:
    night = (worked("Sun-1 22:00-08:00"),)
    shifts = [shift("ana", "Tue 18:00-22:00"), *every_day("09:00-17:00", DAYS[2:])]
    assert not found(RULE, problem(ANA), *shifts)
    (finding,) = found(RULE, problem(person("ana", works_weekends=True, past=night)), *shifts)
    assert finding.measured == "34 h"


def test_a_week_without_shifts_is_all_rest() -> None:
    assert not found(RULE, problem(ANA))


def test_a_team_may_ask_for_more() -> None:
    week = problem(ANA, settings=settings(weekly_rest={"minutes": 2880}))
    shifts = [*every_day("09:00-17:00", DAYS[:5]), shift("ana", "Sat 07:00-11:00")]
    (finding,) = found(RULE, week, *shifts)
    assert finding.allowed == "48 h"


SPRING, AUTUMN = date(2027, 3, 22).toordinal(), date(2026, 10, 19).toordinal()


@pytest.mark.parametrize(
    ("monday", "end", "is_broken"),
    [(SPRING, "12:00", False), (SPRING, "12:15", True), (AUTUMN, "14:00", False), (AUTUMN, "14:15", True)],
)
def test_over_a_clock_change_hours_that_really_pass_count(monday: int, end: str, is_broken: bool) -> None:
    """From Saturday 12:00 to the end of the Sunday on which the clocks go forward are 35 h, not 36."""
    worker = person("ana", works_weekends=True, monday=monday)
    shifts = [shift("ana", f"{day} 09:00-17:00", monday=monday) for day in DAYS[:5]]
    shifts.append(shift("ana", f"Sat 08:00-{end}", monday=monday))
    findings = found(RULE, problem(worker, monday=monday), *shifts)
    assert bool(findings) is is_broken
    assert all(finding.measured == "34.75 h" for finding in findings)


@pytest.mark.parametrize(("last", "is_broken"), [("Fri", False), ("Sat", True)])
def test_one_long_rest_in_a_fortnight_may_stand_for_one_in_each_week(last: str, is_broken: bool) -> None:
    """From Friday 17:00 to Monday 09:00 are 64 hours, from Saturday 40; the law asks for 59."""
    fortnight = problem(
        person("ana", works_weekends=True, weeks=2),
        weeks=2,
        settings=settings(weekly_rest={"every": "fortnight"}),
    )
    first = every_day("09:00-17:00", DAYS[: DAYS.index(last) + 1])
    second = [shift("ana", f"{day}+1 09:00-17:00") for day in DAYS]
    broken = found(RULE, fortnight, *first, *second)
    assert bool(broken) is is_broken
    if broken:
        assert broken[0].sentence.startswith("Ana's longest rest in the two weeks to Sun 6 Dec is 40 h")


def test_the_first_week_of_a_fortnight_is_judged_with_its_second() -> None:
    fortnight = problem(ANA, settings=settings(weekly_rest={"every": "fortnight"}))
    assert not found(RULE, fortnight, *every_day("09:00-17:00"))


@pytest.mark.parametrize(
    ("free", "is_broken"),
    [(("Wed", "Sat"), False), (("Wed", "Thu"), False), (("Sat", "Sun"), False), (("Wed",), True)],
)
def test_two_rests_of_a_fortnight_may_lie_anywhere_in_it(free: tuple[str, ...], is_broken: bool) -> None:
    """A day off between two shifts from nine to five is 40 hours, two in a row are 64: two rests."""
    fortnight = problem(
        person("ana", works_weekends=True, weeks=2),
        weeks=2,
        settings=settings(weekly_rest={"every": "twice_a_fortnight"}),
    )
    first = every_day("09:00-17:00", tuple(day for day in DAYS if day not in free))
    second = [shift("ana", f"{day}+1 09:00-17:00") for day in DAYS]
    broken = found(RULE, fortnight, *first, *second)
    assert bool(broken) is is_broken
    if broken:
        assert broken[0].sentence == (
            "Ana has 1 rest of 35 h in the two weeks to Sun 6 Dec; the law asks for two."
        )


def test_a_rest_before_the_plan_counts_in_its_fortnight() -> None:
    """Fortnights are counted through: this week is the first of its own, the next the second."""
    rules = settings(weekly_rest={"every": "twice_a_fortnight"})
    ana = person("ana", works_weekends=True, monday=MONDAY + 7)
    of_the_first = tuple(worked(f"{day} 09:00-17:00") for day in DAYS if day not in ("Tue", "Fri"))
    plan = problem(replace(ana, past=of_the_first), monday=MONDAY + 7, settings=rules)
    work = [shift("ana", f"{day} 09:00-17:00", monday=MONDAY + 7) for day in DAYS]
    assert not found(RULE, plan, *work)
    assert (
        found(RULE, problem(replace(ana, past=of_the_first[1:]), monday=MONDAY + 7, settings=rules), *work)
        == []
    )
    without = tuple(worked(f"{day} 09:00-17:00") for day in DAYS if day != "Tue")
    assert found(RULE, problem(replace(ana, past=without), monday=MONDAY + 7, settings=rules), *work)
