"""The search of a repair: the demand first, and beside it as few changes as can be.

    minimise  unit x (price of the tier) + (price of the changes)    with changes <= those of the hint + slack

The hint is the published rota with what it now lacks put into gaps. An optimum that leaves no demand unmet is
one of the whole problem: whatever lies beyond the slack changes more.
"""

from __future__ import annotations

from dataclasses import replace

from solver.filled_cp_model import evaluate
from solver.model_builder import Formulation
from solver.objective import tier_sum
from solver.search import Searched
from solver.status import Outcome

# Room for a better rota with a few more changes than the hint; the narrower, the quicker the proof.
SLACK = 30
# More than any repair can change: 1000 people with a dozen weeks each.
BOUNDLESS = 10_000_000


def aimed_at_changes(formulation: Formulation, slack: int | None) -> Formulation:
    """The formulation with both in its objective; `slack` None: however many changes there are."""
    cp = formulation.variables.cp
    most = BOUNDLESS
    if slack is not None:
        hinted = [0] * len(cp.proto.variables)
        for index, value in zip(cp.proto.solution_hint.vars, cp.proto.solution_hint.values, strict=True):
            hinted[index] = value
        most = evaluate(formulation.changes, hinted) + slack
        cp.add(formulation.changes <= most)
    unit = most + 1
    cp.minimize(unit * tier_sum(formulation.penalties, formulation.tier) + formulation.changes)
    return replace(formulation, unit=unit)


def of_tier(searched: Searched) -> tuple[Searched, int]:
    """The search's result with the tier's own value and bound, and the price of its changes.

    The tier is proved where its bound has been reached, even when fewer changes may do.
    """
    best = searched.best
    assert best is not None
    unit = best.formulation.unit
    value, changes = divmod(best.value, unit)
    bound = min(value, searched.bound // unit)
    outcome = Outcome.PROVED if bound == value else Outcome.FOUND
    return replace(searched, outcome=outcome, bound=bound, best=replace(best, value=value)), changes
