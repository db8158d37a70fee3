"""Nobody is planned over 48 hours on average, whatever demand asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.domain.person import ToilAccount, ToilLot, WorkingTime
from planner.domain.problem import RotaProblem
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, solve

LIMIT = 17 * 2880
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
RELAXED = make.settings(contract_hours={"is_on": False}, days_in_a_row={"is_on": False})


def week(left: int, **time: Any) -> RotaProblem:
    """Five shifts of eight hours asked of somebody who has so many minutes left."""
    average = WorkingTime(**({"weeks": 17, "past_minutes": LIMIT - left} | time))
    ana = make.person("ana", options=("Day 09:00-17:30",), week={"working_time": average})
    needs = tuple(make.shift_need("Day", day) for day in DAYS)
    return make.problem(ana, shift_needs=needs, settings=RELAXED)


def test_all_that_is_asked_for_is_worked_while_the_average_allows_it() -> None:
    assert len(proved(week(5 * 480))) == 5
    assert charged(week(5 * 480), "duty_cover") == {}


def test_a_shift_that_would_break_the_average_is_not_worked() -> None:
    assert charged(week(5 * 480 - 1), "duty_cover") == {2: 100}


def test_who_has_opted_out_works_on() -> None:
    assert charged(week(0, is_opted_out=True), "duty_cover") == {}


def test_night_workers_keep_eight_hours_a_day_all_the_same() -> None:
    nights = week(5 * 480, is_opted_out=True, night_days=6 * 17 - 1)
    assert charged(nights, "duty_cover") == {2: 100}


def test_what_the_past_has_used_up_leaves_no_work() -> None:
    assert proved(week(-60)) == ()


def test_a_pinned_shift_beyond_the_average_has_no_rota() -> None:
    pinned = (make.shift("ana", "Tue 09:00-17:30", name="Day", is_pinned=True),)
    problem = week(240)
    clash = make.problem(
        *problem.people, shift_needs=problem.shift_needs, settings=RELAXED, pinned_shifts=pinned
    )
    result = solve(clash)
    assert result.status == "infeasible"
    assert any("48 h" in sentence for sentence in result.conflicts), result.conflicts


def test_time_off_in_lieu_makes_room() -> None:
    """A day that must be worked, for somebody who has seven hours left and is owed an hour."""
    account = ToilAccount(60, (ToilLot(60, make.on("Mon-3"), make.on("Fri"), make.on("Mon+9")),), (0,), (0,))
    tuesday = make.working_day(
        make.on("Tue"), make.fixed_option(make.on("Tue"), "09:00-17:30"), may_be_off=False
    )
    others = {day: make.day_off(make.on(day)) for day in DAYS if day != "Tue"}
    average = {"working_time": WorkingTime(17, LIMIT - 420)}
    ana = make.person("ana", days=others | {"Tue": tuesday}, week=average, toil=account)
    (shift,) = proved(make.problem(ana, settings=RELAXED))
    assert [(each.kind, each.end - each.start) for each in shift.activities] == [("time_off", 60)]


def test_a_settled_week_after_the_plan_leaves_fewer_hours() -> None:
    free = week(5 * 480)
    (ana,) = free.people
    later = ((make.on("Mon+2"), WorkingTime(17, LIMIT - 4 * 480)),)
    assert charged(replace(free, people=(replace(ana, later_averages=later),)), "duty_cover") == {2: 100}
