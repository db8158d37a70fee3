"""A team of named shifts is answered by its schedules when nothing else has a price; else they start it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.problem import RotaProblem
from planner.domain.rule_pack import Fairness
from planner.ports import SolveSettings
from planner.rules.catalogue import check, tier_totals
from solver.progress import Reporter
from solver.rota_solver import CpSatRotaSolver
from solver.schedules.planning import Planned, plan_schedules
from solver.schedules.shifts import schedules_of, shifts_of
from solver.schedules.team_view import can_view, team_view
from tests.planner.rules.factory import person, visit_need
from tests.planner.rules.factory import problem as ordinary
from tests.solver.schedules.small_teams import best_cost, small_problem


def planned(problem: RotaProblem, repeatable: bool = False) -> Planned:
    given = SolveSettings(seconds=20, repeatable=repeatable)
    return plan_schedules(problem, given, Reporter(problem, None), lambda: False)


@pytest.mark.parametrize("seed", [1, 2, 6])
def test_the_answer_is_lawful_its_tiers_are_the_checkers_and_it_is_the_best(seed: int) -> None:
    problem = small_problem(seed)
    result = planned(problem).result
    assert result is not None
    assert result.shifts is not None
    findings = check(problem, result.shifts)
    assert not [finding for finding in findings if finding.kind in ("law", "policy")]
    totals = tier_totals(findings)
    assert [tier.value for tier in result.tiers] == [totals[number] for number in (1, 2, 3, 4)]
    assert totals[2] == best_cost(team_view(problem))
    assert result.status == "optimal"


def test_where_other_tiers_have_a_price_the_rota_is_what_the_search_starts_from() -> None:
    problem = small_problem(2, people=4, days=14)
    fair = replace(problem, settings=problem.settings.model_copy(update={"fairness": Fairness()}))
    start = planned(fair)
    if start.result is None:
        assert start.problem.base
    result = CpSatRotaSolver().solve(fair, SolveSettings(seconds=20))
    assert result.shifts is not None
    assert not [finding for finding in check(fair, result.shifts) if finding.kind == "law"]


def test_what_is_pinned_stays_and_the_rest_is_planned_by_schedules_around_it() -> None:
    problem = small_problem(2)
    free = planned(problem).result
    assert free is not None
    assert free.shifts
    pin = free.shifts[0].model_copy(update={"is_pinned": True, "note": "agreed"})
    result = planned(replace(problem, pinned_shifts=(pin,))).result
    assert result is not None
    assert result.shifts is not None
    assert pin in result.shifts
    assert [tier.value for tier in result.tiers] == [tier.value for tier in free.tiers]


def test_a_pin_that_is_none_of_the_days_shifts_is_left_to_the_search_of_the_whole() -> None:
    problem = small_problem(2)
    free = planned(problem).result
    assert free is not None
    assert free.shifts
    longer = free.shifts[0].model_copy(update={"is_pinned": True, "end": free.shifts[0].end + 15})
    assert not can_view(replace(problem, pinned_shifts=(longer,)))


def test_the_rota_at_hand_is_where_the_schedules_begin() -> None:
    problem = small_problem(2)
    free = planned(problem).result
    assert free is not None
    assert free.shifts
    again = planned(replace(problem, base=free.shifts)).result
    assert again is not None
    assert again.tiers == free.tiers
    known = schedules_of(team_view(problem), free.shifts)
    assert known is not None
    assert shifts_of(team_view(problem), known) == free.shifts


def test_teams_of_flexible_days_and_repeatable_searches_go_without() -> None:
    flexible = ordinary(person("ana"), visits=(visit_need("v1", "Tue 10:00-12:00"),))
    assert not can_view(flexible)
    assert planned(flexible) == Planned(flexible)
    named = small_problem(2)
    assert planned(named, repeatable=True) == Planned(named)


def test_somebody_without_any_schedule_is_left_to_the_search_of_the_whole() -> None:
    problem = small_problem(4, people=3)
    assert planned(problem).result is None
