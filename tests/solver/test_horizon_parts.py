"""Bounds from the weeks of a horizon: never above the best there is, tight where weeks do not interact."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from planner.domain.person import Limits, Person
from planner.domain.problem import RotaProblem
from planner.ports import SolveSettings
from solver import subsolvers
from solver.decision_map import DecisionMap
from solver.found import Found
from solver.horizon_parts import HorizonParts, WeekBounds
from solver.large_search import LargeSearch
from solver.model_builder import build
from solver.rota_solver import WEEKS_NOTE, CpSatRotaSolver
from solver.search import Effort, search
from solver.week_search import WeekSearch
from tests.planner.rules import factory as make
from tests.solver.solved import disagreements


def two_weeks(*people: Person, visits_a_week: int = 3) -> RotaProblem:
    """Statutory visits at one and the same hour of each Monday: each person can make one of them a week."""
    visits = tuple(
        make.visit_need(f"v{week}{number}", f"Mon+{week} 10:00-11:00", is_statutory=True)
        for week in range(2)
        for number in range(visits_a_week)
    )
    return make.problem(*people, weeks=2, visits=visits)


ANA, BEN = make.person("ana", weeks=2), make.person("ben", weeks=2)


def week_bounds(problem: RotaProblem, tier: int = 1) -> tuple[Found, WeekBounds]:
    formulation = build(problem, tier)
    search_of_weeks = WeekSearch(formulation, {}, None, seconds=20, seed=1, workers=1)
    found = Found()
    search_of_weeks.run(found)
    return found, search_of_weeks.bounds


def test_the_weeks_bounds_add_up_where_weeks_do_not_interact() -> None:
    found, bounds = week_bounds(two_weeks(ANA))
    assert found.bound == 400
    assert sorted(bounds.least) == [0, 1]


def test_the_weeks_rotas_side_by_side_are_proposed() -> None:
    found, _ = week_bounds(two_weeks(ANA, BEN))
    (candidate,) = found.candidates
    formulation = build(two_weeks(ANA, BEN), 1)
    settled = LargeSearch(formulation, seed=1).settle(candidate, None, found.bound)
    assert settled is not None
    assert settled[1] == found.bound == 200


@pytest.mark.parametrize("tier", [1, 2])
def test_a_bound_of_weeks_is_never_above_the_best_there_is(tier: int) -> None:
    # A run limit and a visit that may be made in either week tie the weeks together.
    either = make.visit_need("either", "Mon 10:00-11:00", "Mon+1 10:00-11:00", weight=70)
    limits = replace(ANA, limits=Limits(longest_run=5, most_minutes=4000))
    tied = two_weeks(limits, visits_a_week=2)
    tied = replace(tied, visits=(*tied.visits, either))
    effort = Effort(seconds=20, deterministic=None, workers=1, seed=1, is_repeatable=False)
    best = search(build(tied, tier), effort, lambda _: False).best
    found, _ = week_bounds(tied, tier)
    assert best is not None
    assert found.bound <= best.value


def test_a_held_tier_leaves_each_week_what_the_others_do_not_need() -> None:
    problem = two_weeks(ANA)
    first, second = build(problem, 1), build(problem, 2, {1: 400})
    decisions = DecisionMap(first.variables)
    parts = HorizonParts(first, decisions)
    _, bounds = week_bounds(problem)
    later = HorizonParts(second, DecisionMap(second.variables))
    assert parts.weeks == [0, 1]
    solver = cp_model.CpSolver()
    # Held at what the weeks need it is possible; at one visit less it is not.
    assert solver.solve(later.week_model(0, {1: (400, bounds)})) == cp_model.OPTIMAL
    assert solver.solve(later.week_model(0, {1: (300, bounds)})) == cp_model.INFEASIBLE


def test_a_long_horizon_is_proved_and_agrees_with_the_checker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subsolvers, "SMALL", 0)
    problem = two_weeks(ANA, BEN)
    result = CpSatRotaSolver().solve(problem, SolveSettings(seconds=20, workers=2))
    assert disagreements(problem, result) == []
    assert WEEKS_NOTE in result.notes
    assert (result.tiers[0].value, result.tiers[0].bound, result.tiers[0].proved) == (200, 200, True)
