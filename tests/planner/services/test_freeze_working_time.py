"""Freezing working-time averages: history, leave that is made up, opt-outs, night workers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner.domain.contracts import NamedShift, NamedShiftsDay, PatternDay
from planner.domain.person import WorkingTime
from planner.domain.records import DateRange
from planner.domain.staff import Absence, PastShift, PastTally
from planner.domain.team import Team
from planner.domain.time_grid import civil
from planner.services.freeze_problem import freeze_problem
from tests.planner.services.test_freeze_problem import FIRST, MONDAY, contract, pattern, person, team

WEEK = 2220


def of_ann(parts: Team, weeks: int = 1) -> list[WorkingTime]:
    person_weeks = freeze_problem(parts, MONDAY, weeks).person_by_id["ann"].weeks
    return [week.working_time for week in person_weeks if week.working_time is not None]


def leave(first: date, days: int, **more: Any) -> Absence:
    dates = DateRange(first=first, last=first + timedelta(days=days - 1))
    return Absence(**({"id": f"l{first}", "staff": "ann", "kind": "annual_leave", "dates": dates} | more))


def test_weeks_without_a_record_count_with_the_contracted_hours() -> None:
    (time,) = of_ann(team())
    assert (time.weeks, time.past_minutes) == (17, 16 * WEEK)
    assert (time.make_up_days, time.make_up_minutes) == ((), 0)


def test_a_tally_goes_before_shifts_and_shifts_before_the_contract() -> None:
    tally = PastTally(staff="ann", week=MONDAY - timedelta(days=7), paid_minutes=3000)
    start = civil(FIRST - 14, 540)
    shifts = tuple(
        PastShift(staff="ann", start=start + 1440 * day, end=start + 1440 * day + 600, break_minutes=30)
        for day in (0, 1, 7)
    )
    (time,) = of_ann(team(past_tallies=(tally,), past_shifts=shifts))
    assert time.past_minutes == 14 * WEEK + 3000 + 2 * 570


def test_each_week_of_the_plan_ends_a_period_of_its_own() -> None:
    tallies = tuple(
        PastTally(staff="ann", week=MONDAY - timedelta(days=7 * week), paid_minutes=100 * week)
        for week in range(1, 17)
    )
    first, second = of_ann(team(past_tallies=tallies), weeks=2)
    assert first.past_minutes - second.past_minutes == 1600


def test_leave_and_sickness_are_made_up_by_as_many_working_days() -> None:
    away = (
        leave(MONDAY - timedelta(days=14), 5),
        leave(MONDAY - timedelta(days=5), 1, kind="sick"),
        leave(MONDAY + timedelta(days=8), 1),
    )
    first, second = of_ann(team(absences=away), weeks=2)
    # Six days before; the second week has four days to work in, and two more lie beyond the plan.
    assert first.make_up_days == (FIRST + 7, FIRST + 9, FIRST + 10, FIRST + 11)
    assert first.make_up_minutes == 2 * 444
    assert second.make_up_days == ()
    assert second.make_up_minutes == 7 * 444
    # Days of leave are no work: with a record of the week or without.
    assert first.past_minutes == 16 * WEEK - 6 * 444


def test_time_off_in_lieu_is_not_made_up() -> None:
    (time,) = of_ann(team(absences=(leave(MONDAY - timedelta(days=14), 5, kind="toil"),)))
    assert (time.make_up_days, time.make_up_minutes) == ((), 0)
    assert time.past_minutes == 15 * WEEK


def test_in_the_first_weeks_of_a_post_only_those_count() -> None:
    newcomer = person("ann", contract("nine", first=MONDAY - timedelta(days=14)))
    (time,) = of_ann(team(staff=(newcomer,)))
    assert (time.weeks, time.past_minutes) == (3, 2 * WEEK)


def test_an_opt_out_is_in_force_on_its_days() -> None:
    until_sunday = {
        "opted_out_of_48_hours": True,
        "opt_out_dates": DateRange(first=MONDAY, last=date(2026, 11, 29)),
    }
    first, second = of_ann(team(staff=(person("ann", contract("nine"), **until_sunday),)), weeks=2)
    assert (first.is_opted_out, second.is_opted_out) == (True, False)
    always = person("ann", contract("nine"), opted_out_of_48_hours=True)
    assert all(time.is_opted_out for time in of_ann(team(staff=(always,)), weeks=2))


def test_who_may_be_given_night_shifts_is_a_night_worker() -> None:
    shifts = (
        NamedShift(id="late", name="Late", start=840, end=1380),
        NamedShift(id="night", name="Night", start=1320, end=420),
    )

    def nights(names: tuple[str, ...]) -> int | None:
        days: list[PatternDay] = [NamedShiftsDay(shifts=names)] * 5
        parts = team(
            named_shifts=shifts, patterns=(pattern("named", days),), staff=(person("ann", contract("named")),)
        )
        return of_ann(parts)[0].night_days

    assert nights(("late",)) is None
    assert nights(("late", "night")) == 6 * 17
