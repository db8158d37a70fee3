"""Runs of working days are not too long, nor too short where agreed; weekends and kinds are counted."""

from __future__ import annotations

from typing import Any

from planner.domain.person import Limits, Person
from planner.domain.problem import RotaProblem
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, solve

PRICED = make.settings(days_in_a_row={"solver": "price"})


def fixed_week(*days: str, **changes: Any) -> Person:
    """Somebody who must work these days and is off on the others."""
    week = {name: make.day_off(make.on(name)) for name in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
    for name in days:
        option = make.fixed_option(make.on(name), name="Early")
        week[name] = make.working_day(make.on(name), option, may_be_off=False)
    return make.person("ana", days=week, **changes)


def price(person: Person) -> dict[int, int]:
    return charged(make.problem(person, settings=PRICED), "days_in_a_row")


def test_a_kept_longest_run_leaves_a_day_free() -> None:
    days = tuple(make.shift_need("Early", day) for day in ("Mon", "Tue", "Wed"))
    ana = make.person("ana", options=("Early 09:00-17:00",), limits=Limits(longest_run=2))
    problem = make.problem(ana, shift_needs=days)
    assert charged(problem, "duty_cover") == {2: 100}
    worked = {shift.day for shift in proved(problem)}
    assert not {make.on("Mon"), make.on("Tue"), make.on("Wed")} <= worked


def test_each_day_beyond_the_longest_run_costs_its_weight_where_it_is_priced() -> None:
    assert price(fixed_week("Mon", "Tue", "Wed", "Thu", limits=Limits(longest_run=2))) == {3: 160}


def test_past_days_count_in_the_run() -> None:
    past = (make.worked("Sat-1 09:00-17:00"), make.worked("Sun-1 09:00-17:00"))
    assert price(fixed_week("Mon", limits=Limits(longest_run=2), past=past)) == {3: 80}


def test_each_day_that_a_run_is_too_short_costs_its_weight() -> None:
    assert price(fixed_week("Tue", limits=Limits(shortest_run=3))) == {3: 160}
    assert price(fixed_week("Mon", "Wed", limits=Limits(shortest_run_off=2))) == {3: 80}


def test_weekends_and_shifts_over_their_most_cost_their_weight() -> None:
    assert price(fixed_week("Sat", "Sun", limits=Limits(most_weekends=0))) == {3: 80}
    assert price(fixed_week("Mon", "Wed", limits=Limits(most_of_shift=(("Early", 1),)))) == {3: 80}


def test_an_exception_frees_the_days() -> None:
    problem: RotaProblem = make.problem(
        fixed_week("Mon", "Tue", "Wed", limits=Limits(longest_run=2)),
        overrides=(make.override("days_in_a_row", "Wed", "Wed"),),
    )
    assert len(solve(problem).shifts or ()) == 3
    assert charged(problem, "days_in_a_row") == {}
