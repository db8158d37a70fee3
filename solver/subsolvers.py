"""Which of CP-SAT's searches run beside one another, chosen by what was measured on our own weeks.

Neighbourhood search takes what is left of the workers. The figures are in docs/decisions/0014.
"""

from __future__ import annotations

from planner.domain.problem import RotaProblem

# CpModels of at most so many variables (about one team's week) are proved best from unsatisfiable cores.
SMALL = 4000
FIRST_TIER_OF_PRICES = 3
# From the least objective that is possible upwards, with and without the linear relaxation: what is found is
# proved at once.
UPWARDS = ("objective_lb_search", "objective_lb_search_max_lp")


def subsolvers_for(problem: RotaProblem, tier: int, variables: int, workers: int) -> tuple[str, ...]:
    """Names of the searches for a CpModel of so many variables; none: CP-SAT chooses by itself."""
    if workers < 2:
        return ()
    if is_about_days(problem):
        return ("max_lp",)
    return ("core", "max_lp") if tier >= FIRST_TIER_OF_PRICES and variables <= SMALL else ()


def parts_pay(variables: int) -> bool:
    """Whether one of the workers had better improve parts of the rota than search the whole."""
    return variables > SMALL


def is_about_days(problem: RotaProblem) -> bool:
    """Whether most days are a choice of shifts, or of work and rest, and not of times."""
    days = [day for person in problem.people for day in person.days if day.options]
    return 2 * sum(day.may_be_off or len(day.options) > 1 for day in days) > len(days)
