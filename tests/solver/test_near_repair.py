"""The fewest changes are found in small problems near to what was published, and are those of the whole."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, event, given, settings

from planner.domain.problem import RotaProblem
from planner.ports import SolveResult
from solver.model_builder import Changes, build
from solver.repair_search import PROVED_CHANGES
from solver.rota_solver import PATTERNS_NOTE, POLICIES_NOTE
from solver.search import Effort, search
from solver.status import Outcome
from tests.solver.random_teams import problems
from tests.solver.solved import solve

EFFORT = Effort(seconds=10, deterministic=None, workers=1, seed=1, is_repeatable=False)
every_time_the_same = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@settings(every_time_the_same, max_examples=40)
@given(problem=problems(most_people=3, most_weeks=1, always_repair=True))
def test_changes_that_are_proved_the_fewest_are_the_fewest_of_the_whole(problem: RotaProblem) -> None:
    result = solve(problem, seconds=20)
    assume(PROVED_CHANGES in result.notes and len(result.tiers) == 4)
    assume(not {POLICIES_NOTE, PATTERNS_NOTE} & set(result.notes))
    event("repaired")
    assert fewest_of_the_whole(problem, result) == changes_of(result)


def fewest_of_the_whole(problem: RotaProblem, result: SolveResult) -> int:
    """By one search of the whole, with the first two tiers held at what they came to."""
    held = {number: tier.value for number, tier in enumerate(result.tiers[:2], start=1)}
    formulation = build(problem, 2, held, changes=Changes(are_aimed_at=True))
    formulation.variables.cp.minimize(formulation.changes)
    searched = search(formulation, EFFORT, lambda _: False)
    assert searched.outcome is Outcome.PROVED
    assert searched.best is not None
    return searched.best.of(formulation.changes)


def changes_of(result: SolveResult) -> int:
    """What the rota's changes cost, by the last tier."""
    return result.tiers[3].by_rule.get("stability", 0)
