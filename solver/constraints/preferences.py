"""People work when they like to, are free when they asked to be, and at home on the days they asked for, each
wish by its weight.

    not_work: unmet when the shift overlaps the span (or is the named shift);  work: unmet when none does
    home: unmet when there is a shift that day and it is not at home
    price = weight x the wish's own weight, in the tier set for wishes (4, or 2)
"""

from __future__ import annotations

from planner.domain.needs import Wish
from planner.domain.time_grid import Span
from solver.objective import Penalty
from solver.plans import DayPlan
from solver.terms import Literal, add, any_of, clause, negated, total
from solver.variables import Variables

RULE = "preferences"


def constrain(variables: Variables) -> list[Penalty]:
    """Each wish on each day."""
    rule = variables.problem.settings.preferences
    if not rule.is_on or variables.deepest_tier < rule.tier:
        return []
    return [
        Penalty(RULE, _unmet(variables, number, wish), rule.weight * wish.weight, rule.tier)
        for number, wish in enumerate(variables.problem.wishes)
        if wish.person in variables.problem.person_by_id
    ]


def _unmet(variables: Variables, number: int, wish: Wish) -> Literal:
    plan = variables.days.get((wish.person, wish.day))
    if plan is None or not plan.can_work:
        return int(wish.wants == "work")
    name = f"wish:{number}"
    if wish.wants == "home":
        return _works_away_from_home(variables, plan, name)
    if wish.shift is not None:
        literals = [literal for option, literal in plan.options if option.name == wish.shift]
        meant = any_of(variables.cp, literals, name)
    else:
        meant = _works_in(variables, plan, variables.local(wish.span), name, is_wanted=wish.wants == "work")
    return negated(meant) if wish.wants == "work" else meant


def _works_away_from_home(variables: Variables, plan: DayPlan, name: str) -> Literal:
    if plan.is_home_only:
        return 0
    if isinstance(plan.at_home, int):
        return 0 if plan.at_home else plan.works
    unmet = variables.cp.new_bool_var(name)
    clause(variables.cp, negated(plan.works), plan.at_home, unmet)
    variables.cp.fill(unmet, lambda value: int(value(plan.works) > value(plan.at_home)))
    return unmet


def _works_in(variables: Variables, plan: DayPlan, span: Span, name: str, *, is_wanted: bool) -> Literal:
    """A literal that the shift overlaps the span: it cannot hold without (`is_wanted`), or must hold with."""
    if not plan.reach.overlaps(span):
        return 0
    if all(option.is_fixed for option, _ in plan.options):
        over = [
            literal
            for option, literal in plan.options
            if Span(option.start_earliest, option.end_latest).overlaps(span)
        ]
        return plan.works if len(over) == len(plan.options) else any_of(variables.cp, over, name)
    cp, works = variables.cp, plan.works
    if plan.starts.end < span.end and plan.ends.start > span.start:
        return works
    overlaps = cp.new_bool_var(name)
    cp.fill(
        overlaps,
        lambda value: int(
            bool(value(works)) and value(plan.start) < span.end and span.start < value(plan.end)
        ),
    )
    if is_wanted:
        add(cp, total([works]) == 1, overlaps)
        add(cp, plan.start <= span.end - 1, overlaps)
        add(cp, plan.end >= span.start + 1, overlaps)
        return overlaps
    before, after = cp.new_bool_var(f"before:{name}"), cp.new_bool_var(f"after:{name}")
    cp.fill(before, lambda value: int(value(plan.end) <= span.start))
    cp.fill(after, lambda value: int(value(plan.start) >= span.end))
    add(cp, plan.end <= span.start, before, works)
    add(cp, plan.start >= span.end, after, works)
    clause(cp, negated(works), before, after, overlaps)
    return overlaps
