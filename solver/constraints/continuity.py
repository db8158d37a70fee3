"""The allocated worker makes the visit.

strange(visit) = 1 - sum over days of goes(allocated worker, day)    price = weight, tier 4
"""

from __future__ import annotations

from solver.objective import Penalty
from solver.terms import none_of
from solver.variables import Variables

RULE = "continuity"


def constrain(variables: Variables) -> list[Penalty]:
    """Each visit with an allocated worker of the team."""
    rule, problem = variables.problem.settings.continuity, variables.problem
    if not rule.is_on or variables.deepest_tier < 4:
        return []
    return [
        Penalty(
            RULE,
            none_of(variables.cp, plan.of(need.allocated) if plan is not None else (), f"strange:{need.id}"),
            rule.weight,
            4,
        )
        for need in problem.visits
        if need.allocated is not None and need.allocated in problem.person_by_id
        for plan in [variables.visits.get(need.id)]
    ]
