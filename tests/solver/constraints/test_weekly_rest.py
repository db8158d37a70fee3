"""Every week has 35 hours without work, whatever demand asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved

ALL_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NO_RUNS = make.settings(days_in_a_row={"is_on": False}, contract_hours={"is_on": False})
NEEDS = tuple(make.shift_need("Day", day) for day in ALL_DAYS)


def test_of_seven_long_days_asked_for_one_is_free() -> None:
    ana = make.person("ana", options=("Day 09:00-19:00",), works_weekends=True)
    problem = make.problem(ana, shift_needs=NEEDS, settings=NO_RUNS)
    assert len(proved(problem)) == 6
    assert charged(problem, "duty_cover") == {2: 100}


def test_a_long_night_between_two_days_is_rest_enough() -> None:
    # Saturday morning to Sunday evening: 36 h.
    saturday = make.working_day(make.on("Sat"), make.fixed_option(make.on("Sat"), "07:00-10:00", "Day"))
    sunday = make.working_day(make.on("Sun"), make.fixed_option(make.on("Sun"), "22:00-24:00", "Day"))
    ana = make.person("ana", options=("Day 09:00-17:00",), days={"Sat": saturday, "Sun": sunday})
    problem = make.problem(ana, shift_needs=NEEDS, settings=NO_RUNS)
    assert len(proved(problem)) == 7


def test_a_past_shift_into_monday_shortens_the_rest_of_the_week() -> None:
    options = ("Day 12:00-20:00",)
    days = {"Mon": make.day_off(make.on("Mon"))}
    past = (make.worked("Sun-1 20:00-04:00"),)
    ana = make.person("ana", options=options, works_weekends=True, days=days, past=past)
    problem = make.problem(ana, shift_needs=NEEDS[1:], settings=NO_RUNS)
    # From Monday 4:00 to Tuesday 12:00 are 32 h: one of the other days is free.
    assert charged(problem, "duty_cover") == {2: 100}


def test_a_free_day_between_a_late_and_an_early_shift_is_not_rest_enough() -> None:
    # With Tuesday free there are 30.5 h from Monday 23:30 to Wednesday 6:00.
    times = dict(
        zip(ALL_DAYS, ("14:00-23:30", "12:00-16:00", "06:00-14:00", *4 * ("09:00-19:00",)), strict=True)
    )
    days = {
        day: make.working_day(make.on(day), make.fixed_option(make.on(day), span, "Day"))
        for day, span in times.items()
    }
    needs = tuple(replace(need, weight_missing=1 if need.day == make.on("Tue") else 100) for need in NEEDS)
    problem = make.problem(make.person("ana", days=days), shift_needs=needs, settings=NO_RUNS)
    assert charged(problem, "duty_cover") == {2: 100}


def test_the_night_on_which_the_clocks_go_forward_takes_an_hour_of_the_rest() -> None:
    """Free from Saturday to the end of the week: 35 hours really pass after 12:00 and not after 13:00."""
    monday = date(2027, 3, 22).toordinal()
    for saturday, free in (("08:00-12:00", 0), ("08:00-13:00", 100)):
        times = ["09:00-17:00"] * 5 + [saturday]
        days = {
            day: make.working_day(make.on(day, monday), make.fixed_option(make.on(day, monday), span, "Day"))
            for day, span in zip(ALL_DAYS, times, strict=False)
        }
        needs = tuple(
            replace(need, id=f"{need.id}+", day=need.day - make.MONDAY + monday) for need in NEEDS[:6]
        )
        ana = make.person("ana", days=days, monday=monday)
        problem = make.problem(ana, monday=monday, shift_needs=needs, settings=NO_RUNS)
        assert charged(problem, "duty_cover") == ({2: free} if free else {})


def test_of_a_fortnight_asked_for_whole_two_days_in_a_row_are_free() -> None:
    fortnight = make.settings(
        days_in_a_row={"is_on": False}, contract_hours={"is_on": False}, weekly_rest={"every": "fortnight"}
    )
    both = [f"{day}{week}" for week in ("", "+1") for day in ALL_DAYS]
    ana = make.person("ana", options=("Day 09:00-17:00",), works_weekends=True, weeks=2)
    needs = tuple(make.shift_need("Day", day) for day in both)
    problem = make.problem(ana, weeks=2, shift_needs=needs, settings=fortnight)
    # Two days off are 64 hours from shift to shift, one would be 40.
    assert len(proved(problem)) == 12


def test_of_a_fortnight_with_two_rests_two_days_are_free_wherever_they_are() -> None:
    rules = make.settings(
        days_in_a_row={"is_on": False},
        contract_hours={"is_on": False},
        weekly_rest={"every": "twice_a_fortnight"},
    )
    both = [f"{day}{week}" for week in ("", "+1") for day in ALL_DAYS]
    ana = make.person("ana", options=("Day 09:00-17:00",), works_weekends=True, weeks=2)
    # Both days off are best in the first week, in which less is asked for.
    weights = {day: 100 if "+1" in day else 10 for day in both}
    needs = tuple(replace(make.shift_need("Day", day), weight_missing=weights[day]) for day in both)
    problem = make.problem(ana, weeks=2, shift_needs=needs, settings=rules)
    assert len(proved(problem)) == 12
    assert charged(problem, "duty_cover") == {2: 20}
