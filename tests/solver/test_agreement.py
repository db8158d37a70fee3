"""The keystone: a rota of the solver breaks no law, and costs by the checker what the solver says."""

from __future__ import annotations

from hypothesis import HealthCheck, event, given, settings

from planner.domain.problem import RotaProblem
from tests.solver.random_teams import problems
from tests.solver.solved import disagreements, solve


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(problem=problems())
def test_solver_and_checker_agree_on_every_tier_of_every_rota(problem: RotaProblem) -> None:
    result = solve(problem, seconds=10)
    event(result.status)
    if result.shifts is None:
        assert result.status == "infeasible"
        return
    assert disagreements(problem, result) == []
