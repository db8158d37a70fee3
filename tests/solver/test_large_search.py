"""Parts of a rota planned anew: never worse, within what is held, ended when asked, nothing claimed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.ports import SolveProgress, SolveSettings
from solver import subsolvers
from solver.decision_map import DecisionMap
from solver.found import Found
from solver.large_search import LargeSearch
from solver.model_builder import Formulation, build
from solver.objective import tier_sum
from solver.rota_solver import CpSatRotaSolver
from solver.search import Effort, Solution, search
from tests.planner.rules import factory as make
from tests.planner.rules.random_rotas import CROWDED
from tests.solver.solved import disagreements

CROWD = replace(CROWDED, pinned_shifts=(), pinned_activities=())
PEOPLE = tuple(make.person(name) for name in ("ana", "bo", "cy"))
TEAM = make.problem(*PEOPLE, visits=tuple(make.visit_need(f"v{number}") for number in range(4)))
QUICK = Effort(seconds=20, deterministic=0.2, workers=1, seed=1, is_repeatable=True)


def solved(formulation: Formulation) -> Solution:
    best = search(formulation, QUICK, lambda _: False).best
    assert best is not None
    return best


def undone(formulation: Formulation) -> Solution:
    """A solution in which no visit is made."""
    worst = build(TEAM, 2)
    for visit in worst.variables.visits.values():
        for literal in visit.workers.values():
            worst.variables.cp.add(literal == 0)
    return replace(solved(worst), formulation=formulation)


def test_a_trial_is_never_worse_and_trials_reach_the_best() -> None:
    formulation = build(TEAM, 2)
    start = undone(formulation)
    values, value = start.values, start.value
    search_of_parts = LargeSearch(formulation, seed=1)
    assert value > 0
    for _ in range(100):
        values, after = search_of_parts.improve(values, value)
        assert after <= value
        assert Solution(formulation, values, after, 0).of(tier_sum(formulation.penalties, 2)) == after
        value = after
    assert value == 0


def test_a_trial_keeps_what_earlier_tiers_hold() -> None:
    first = build(CROWD, 1)
    held = solved(first)
    second = build(CROWD, 2, {1: held.value})
    start = solved(second)
    values, value = start.values, start.value
    search_of_parts = LargeSearch(second, seed=3)
    for _ in range(10):
        values, value = search_of_parts.improve(values, value)
        assert Solution(second, values, value, 0).of(tier_sum(second.penalties, 1)) <= held.value


def test_a_stopped_search_changes_nothing_more() -> None:
    formulation = build(TEAM, 2)
    start = undone(formulation)
    search_of_parts = LargeSearch(formulation, seed=1)
    search_of_parts.stop()
    assert search_of_parts.improve(start.values, start.value) == (start.values, start.value)


def test_only_the_opened_cells_are_free() -> None:
    formulation = build(TEAM, 2)
    start = solved(formulation)
    decisions = DecisionMap(formulation.variables)
    cell = decisions.cells[0]
    opened = set(decisions.opened(frozenset({cell}), start.values))
    assert opened
    assert opened < set(decisions.deciding)
    assert all(decisions.owners.get(index, (cell,)) == (cell,) for index in opened)


def test_parts_beside_the_whole_agree_with_the_checker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subsolvers, "SMALL", 0)
    told: list[SolveProgress] = []
    result = CpSatRotaSolver().solve(CROWD, SolveSettings(seconds=6, workers=2), told.append)
    assert disagreements(CROWD, result) == []
    assert all(tier.bound <= tier.value for tier in result.tiers)
    assert all(tier.proved == (tier.bound == tier.value) for tier in result.tiers)


def test_a_better_solution_takes_the_place_of_a_worse_and_never_the_other_way() -> None:
    found = Found()
    found.offer((1,), 5)
    found.offer((2,), 7)
    assert (found.values, found.value) == ((1,), 5)
    found.offer((3,), 5)
    assert found.values == (1,)
    found.offer((4,), 5, goes_sideways=True)
    assert (found.values, found.number) == ((4,), 1)
    assert not found.is_proved
    found.raise_bound(5)
    assert found.is_proved
