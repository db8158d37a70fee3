"""The keystone: a rota of the solver breaks no law, and costs by the checker what the solver says.

A few hundred small teams here; thousands with `python3 run.py agree`.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, event, given, settings

from planner.domain.problem import RotaProblem
from tests.solver import agreement
from tests.solver.random_teams import problems
from tests.solver.solved import disagreements, solve

every_time_the_same = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@settings(every_time_the_same, max_examples=80)
@given(problem=problems())
def test_solver_and_checker_agree_on_every_tier_of_every_rota(problem: RotaProblem) -> None:
    agree_on(problem)


@settings(every_time_the_same, max_examples=160)
@given(problem=problems(most_people=2, most_weeks=1))
def test_they_agree_on_hundreds_of_pairs_of_people(problem: RotaProblem) -> None:
    agree_on(problem)


def agree_on(problem: RotaProblem) -> None:
    result = solve(problem, seconds=10)
    event(result.status)
    if result.shifts is None:
        assert result.status == "infeasible"
        return
    assert disagreements(problem, result) == []


def test_batch_of_teams_counts_what_it_met() -> None:
    met, trouble = agreement.agree((1, 3))
    assert not trouble
    assert sum(number for what, number in met.items() if what.startswith("teams ")) == 3 + 1


def test_disagreement_of_a_batch_is_told_with_its_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    def found_wanting(_: RotaProblem) -> None:
        raise AssertionError("law: nobody rests")

    monkeypatch.setattr(agreement, "told", found_wanting)
    _, trouble = agreement.agree((1, 5))
    assert trouble.startswith("Seed 1: ")
    assert "law: nobody rests" in trouble
