"""What a person has pinned stays.

a pinned shift stands in for every option of its day (shift_variables)
a pinned activity is always there: as the candidate of its demand where it counts for it, else by itself
"""

from __future__ import annotations

from solver.objective import Penalty
from solver.terms import clause
from solver.variables import Variables


def constrain(variables: Variables) -> list[Penalty]:
    """Pinned activities that no demand has taken; run after all demands."""
    for number, (person, activity) in enumerate(variables.problem.pinned_activities):
        if number in variables.taken_pins:
            continue
        plan = variables.plan_around(person, variables.local(activity.span))
        if plan is None:
            # No shift of the day can hold it: there is no rota with this pin.
            clause(variables.cp)
        else:
            variables.put_pinned(plan, activity)
    return []
