"""Where another rota costs the same nobody works an evening, or odd hours, that nothing asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.time_grid import Span
from planner.rules.usual_hours import (
    has_unasked_evening,
    minutes_astray,
    minutes_from_usual,
    usual_hours,
)
from solver.model_builder import build
from solver.objective import tier_sum
from solver.rota_reader import read_shifts
from solver.search import Effort, Solution, search
from solver.stopping import StoppedError
from solver.terms import add, total
from solver.usual_hours import with_usual_hours
from tests.planner.rules import factory as make
from tests.solver.solved import disagreements, proved, solve

EFFORT = Effort(seconds=10, deterministic=None, workers=1, seed=1, is_repeatable=False)
LATE = make.shift("ana", "Tue 11:00-19:00")


@pytest.fixture
def brief_usual_hours() -> None:
    """Not here."""


def one_day(who: str, window: str, *, is_evening_contract: bool = False) -> Person:
    """A day of eight hours at any time of the window, and no other."""
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    option = make.flexible_option(make.on("Tue"), window, shortest=480, longest=480)
    days["Tue"] = make.working_day(make.on("Tue"), option, may_be_off=False)
    week = {"reserve_minutes": 60, "contract_minutes": 450}
    return make.person(who, days=days, week=week, is_evening_contract=is_evening_contract)


def is_late(shifts: tuple[Shift, ...]) -> bool:
    return any(shift.end > make.at("Tue 18:00") for shift in shifts)


def test_an_evening_for_nothing_is_one_without_visit_duty_or_meeting() -> None:
    visit = make.activity("visit", "Tue 18:00-19:00", "v1")
    problem = make.problem(one_day("ana", "09:00-19:00"))
    assert has_unasked_evening(problem, (LATE,))
    assert not has_unasked_evening(problem, (make.shift("ana", "Tue 11:00-19:00", visit),))
    assert not has_unasked_evening(problem, (make.shift("ana", "Tue 09:00-17:00"),))


def test_an_evening_counts_as_four_hours_away_from_the_usual_ones() -> None:
    problem = make.problem(one_day("ana", "09:00-19:00"))
    usual = make.shift("ana", "Tue 09:00-17:00")
    away = minutes_astray(problem, (LATE,)) - minutes_astray(problem, (usual,))
    assert minutes_from_usual(problem, (LATE,)) - minutes_from_usual(problem, (usual,)) == 240 + away
    evening = make.problem(one_day("ana", "09:00-19:00", is_evening_contract=True))
    assert minutes_from_usual(evening, (LATE,)) == minutes_astray(evening, (LATE,))


def test_an_evening_is_no_choice_on_a_day_that_always_ends_late_or_for_an_evening_contract() -> None:
    always = make.problem(make.person("ana", options=("11:00-19:00",)))
    assert not has_unasked_evening(always, (LATE,))
    evening = make.problem(one_day("ana", "09:00-19:00", is_evening_contract=True))
    assert not has_unasked_evening(evening, (LATE,))


def test_of_rotas_at_one_price_the_one_without_the_evening_is_taken() -> None:
    problem = make.problem(one_day("ana", "09:00-19:00"))
    late = late_rota(problem)
    assert is_late(read_shifts(late.formulation.variables, late.of))
    early = with_usual_hours(late, EFFORT, lambda: False)
    assert not is_late(read_shifts(early.formulation.variables, early.of))
    price = tier_sum(early.formulation.penalties, 4)
    assert early.of(price) <= late.of(price)


def late_rota(problem: RotaProblem) -> Solution:
    """The best rota with an evening, as one of a formulation that does not ask for one."""
    asking = build(problem, 4)
    add(asking.variables.cp, total(asking.variables.evenings.values()) >= 1)
    best = search(asking, EFFORT, lambda _: False).best
    assert best is not None
    return replace(best, formulation=build(problem, 4))


def test_an_evening_that_a_visit_asks_for_stays() -> None:
    problem = make.problem(
        one_day("ana", "09:00-20:00"),
        one_day("ben", "09:00-20:00"),
        visits=(make.visit_need("v1", "Tue 18:00-19:00"),),
        # Else a second evening evens out the first, or hears of the safe return from it.
        settings=make.settings(fairness={"is_on": False}, safe_return={"is_on": False}),
    )
    shifts = proved(problem)
    assert [shift.staff for shift in shifts if shift.end > make.at("Tue 18:00")] == serving_evening(shifts)


def serving_evening(shifts: tuple[Shift, ...]) -> list[str]:
    return [shift.staff for shift in shifts if any(each.kind == "visit" for each in shift.activities)]


def test_the_tiers_cost_what_they_did_and_what_is_told_of_them_is_true() -> None:
    people = one_day("ana", "09:00-19:00"), one_day("ben", "09:00-19:00")
    problem = make.problem(*people, base=(LATE,))
    result = solve(problem)
    assert result.status == "optimal"
    assert [tier.value for tier in result.tiers] == [sum(tier.by_rule.values()) for tier in result.tiers]
    assert disagreements(problem, result) == []


def test_hours_that_nothing_asks_for_are_spread_over_the_days_at_the_usual_time() -> None:
    days = {
        name: make.working_day(make.on(name), make.flexible_option(make.on(name), "07:00-20:00"))
        for name in ("Mon", "Tue", "Wed", "Thu", "Fri")
    }
    free = make.person("ana", days=days, week={"contract_minutes": 5 * 444})
    shifts = proved(make.problem(free))

    assert minutes_astray(make.problem(free), shifts) <= 60
    assert [shift.day for shift in shifts] == [make.on(name) for name in days]


def test_usual_hours_are_those_agreed_else_from_nine_and_none_where_there_is_no_choice() -> None:
    option = make.flexible_option(make.on("Tue"), "07:00-20:00")
    day = replace(make.working_day(make.on("Tue"), option), target_minutes=444)
    nine = make.at("Tue 09:00")
    assert usual_hours(day) == Span(nine, nine + 444 + option.break_minutes)
    assert usual_hours(replace(day, usual=make.span("Tue 11:00-19:00"))) == make.span("Tue 11:00-19:00")
    assert (
        usual_hours(make.working_day(make.on("Tue"), make.fixed_option(make.on("Tue"), "09:00-17:00")))
        is None
    )


def test_a_visit_stays_with_its_worker_at_its_time() -> None:
    people = one_day("ana", "08:00-19:00"), one_day("ben", "08:00-19:00")
    problem = make.problem(*people, visits=(make.visit_need("v1", "Tue 09:30-18:00"),))
    best = search(build(problem, 4), EFFORT, lambda _: False).best
    assert best is not None
    before = visits_of(read_shifts(best.formulation.variables, best.of))
    near = with_usual_hours(best, EFFORT, lambda: False)
    assert visits_of(read_shifts(near.formulation.variables, near.of)) == before


def visits_of(shifts: tuple[Shift, ...]) -> list[tuple[str, int]]:
    return [
        (shift.staff, each.start) for shift in shifts for each in shift.activities if each.kind == "visit"
    ]


def test_a_team_too_large_for_the_time_keeps_the_rota_that_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solver.usual_hours.MOST_VARIABLES", 0)
    best = search(build(make.problem(one_day("ana", "08:00-19:00")), 4), EFFORT, lambda _: False).best
    assert best is not None
    assert with_usual_hours(best, EFFORT, lambda: False) is best


def test_a_stop_while_usual_hours_are_sought_keeps_the_rota(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise StoppedError

    monkeypatch.setattr("solver.rota_solver.has_unasked_evening", lambda *_: True)
    monkeypatch.setattr("solver.rota_solver.with_usual_hours", stopped)
    assert solve(make.problem(one_day("ana", "09:00-19:00"))).shifts is not None
