"""Evening visits are made while somebody else can be called; where nobody can, each half-hour is priced."""

from __future__ import annotations

from typing import Any

from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving, solve


def tuesday(id: str, times: str, **changes: Any) -> Person:
    """Somebody who works this shift only."""
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    option = make.fixed_option(make.on("Tue"), times, break_minutes=0)
    days["Tue"] = make.working_day(make.on("Tue"), option, may_be_off=False)
    return make.person(id, days=days, **changes)


def ana(times: str) -> Person:
    """The one who can make the visits."""
    return tuesday("ana", times, skills=("sw",))


def week(*people: Person, window: str = "Tue 18:30-19:30", **parts: Any) -> RotaProblem:
    visit = make.visit_need("v1", window, travel_after=0, skills=("sw",))
    return make.problem(*people, visits=(visit,), **parts)


def test_with_a_colleague_at_work_the_visit_is_free() -> None:
    problem = week(ana("14:00-20:00"), tuesday("ben", "14:00-20:00"))
    assert len(serving(proved(problem), "v1", "visit")) == 1
    assert charged(problem, "safe_return") == {}


def test_each_half_hour_without_a_colleague_costs_its_weight() -> None:
    problem = week(ana("14:00-20:00"), tuesday("ben", "09:00-12:00"))
    assert charged(problem, "safe_return") == {3: 4 * 10}
    shorter = week(ana("14:00-20:00"), tuesday("ben", "14:00-19:30"), window="Tue 18:30-20:00")
    # Made at 18:30 the visit is over by 19:30, and only the half-hour after it is left alone.
    assert charged(shorter, "safe_return") == {3: 10}


def test_two_who_are_out_at_once_cannot_call_each_other() -> None:
    visits = tuple(make.visit_need(id, "Tue 18:30-19:30", travel_after=0) for id in ("v1", "v2"))
    pair = make.problem(ana("14:00-20:00"), tuesday("ben", "14:00-20:00"), visits=visits)
    assert charged(pair, "safe_return") == {3: 4 * 10}


def test_kept_it_makes_a_visit_of_no_statute_wait() -> None:
    kept = make.settings(safe_return={"solver": "keep"})
    problem = week(ana("14:00-20:00"), settings=kept)
    assert charged(problem, "visits") == {2: 100}
    assert solve(problem).tiers[2].by_rule.get("safe_return", 0) == 0


def test_an_exception_frees_the_evening() -> None:
    free = make.override("safe_return", "Tue", "Tue")
    assert charged(week(ana("14:00-20:00"), overrides=(free,)), "safe_return") == {}
