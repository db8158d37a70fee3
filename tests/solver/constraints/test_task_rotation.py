"""Duty goes to somebody else than who has been on it for weeks, if there is somebody; else at a price."""

from __future__ import annotations

from typing import Any

from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving, solve


def tuesday(id: str, **changes: Any) -> Person:
    """Somebody who works on Tuesday, all of a duty day."""
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    option = make.fixed_option(make.on("Tue"), "09:00-15:00", break_minutes=0)
    days["Tue"] = make.working_day(make.on("Tue"), option, may_be_off=False)
    return make.person(id, days=days, **changes)


def week(*people: Person, **rules: Any) -> RotaProblem:
    rotation = {"heavy_week_minutes": 360, **rules}
    turn = make.duty_turn("Tue 09:00-15:00")
    return make.problem(*people, duty_turns=(turn,), settings=make.settings(task_rotation=rotation))


def test_duty_goes_to_who_has_not_been_on_it() -> None:
    problem = week(tuesday("ana", heavy_weeks_before=4), tuesday("ben"))
    (turn,) = problem.duty_turns
    assert [who for who, _ in serving(proved(problem), turn.id)] == ["ben"]
    assert charged(problem, "task_rotation") == {}


def test_the_week_beyond_the_longest_run_costs_its_weight() -> None:
    assert charged(week(tuesday("ana", heavy_weeks_before=4)), "task_rotation") == {3: 20}
    assert charged(week(tuesday("ana", heavy_weeks_before=3)), "task_rotation") == {}


def test_kept_it_leaves_duty_uncovered() -> None:
    problem = week(tuesday("ana", heavy_weeks_before=4), solver="keep")
    assert charged(problem, "duty_cover") == {1: 60}
    assert solve(problem).tiers[2].by_rule.get("task_rotation", 0) == 0


def test_in_a_break_from_the_front_line_others_come_first() -> None:
    on_break = tuesday("ana", off_front_line=frozenset({make.on("Tue")}))
    problem = week(on_break, tuesday("ben"))
    (turn,) = problem.duty_turns
    assert [who for who, _ in serving(proved(problem), turn.id)] == ["ben"]
    assert charged(week(on_break), "task_rotation") == {3: 50}


def test_a_run_that_goes_on_into_settled_weeks_costs_their_weight() -> None:
    between = {"heavy_weeks_before": 2, "heavy_weeks_after": 2}
    assert charged(week(tuesday("ana", **between)), "task_rotation") == {3: 20}
    problem = week(tuesday("ana", **between), tuesday("ben"))
    (turn,) = problem.duty_turns
    assert [who for who, _ in serving(proved(problem), turn.id)] == ["ben"]
