"""Of rotas that cost the same, one with as few evenings as can be.

Evening work is paid back from the lieu reserve, so a shift that ends late can keep a reserve as well as a
block of its own does, and no tier tells the two apart. Where a rota has an evening that no visit, duty or
meeting asks for, it is searched once more, all tiers held, for fewer evenings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.time_grid import DAY
from solver.hints import give_hints
from solver.objective import tier_sum
from solver.search import Effort, Solution, search
from solver.terms import add, total

# No longer than this: it is a courtesy, not a price.
MOST_SECONDS, MOST_WORK = 2.0, 1.0
ASKING = ("visit", "duty", "event")


def has_unasked_evening(problem: RotaProblem, shifts: Iterable[Shift]) -> bool:
    """Whether somebody works an evening that nothing asks for, on a day they could end before it."""
    evening_from = problem.settings.evenings.evening_from
    could_end = {
        (person.id, day.day)
        for person in problem.people
        if not person.is_evening_contract
        for day in person.days
        if any(option.end_earliest <= day.day * DAY + evening_from for option in day.options)
    }
    return any(
        (shift.staff, shift.day) in could_end
        and shift.end > (evening := shift.day * DAY + evening_from)
        and not any(each.kind in ASKING and each.end > evening for each in shift.activities)
        for shift in shifts
    )


def with_fewer_evenings(best: Solution, effort: Effort, should_stop: Callable[[], bool]) -> Solution:
    """The same rota or, if there is one, another at the same price of every tier with fewer evenings.

    The formulation is used up by it: nothing else can be minimised in it afterwards.
    """
    formulation = best.formulation
    variables, cp = formulation.variables, formulation.variables.cp
    add(cp, tier_sum(formulation.penalties, formulation.tier) <= best.value)
    # By the name of the day, as far as a rule has asked; none is made now, as the rota has no value for it.
    evenings = total(
        variables.evenings.get(plan.name, 0)
        for plan in variables.working_days()
        if not plan.person.is_evening_contract
    )
    if isinstance(evenings, int):
        return best
    give_hints(cp, best.known())
    cp.minimize(evenings)
    seconds = MOST_SECONDS if effort.seconds is None else min(effort.seconds, MOST_SECONDS)
    work = MOST_WORK if effort.deterministic is None else min(effort.deterministic, MOST_WORK)
    short = replace(
        effort,
        seconds=None if effort.seconds is None else seconds,
        deterministic=None if effort.deterministic is None else work,
        subsolvers=(),
        improves_parts=False,
    )
    found = search(formulation, short, lambda _: should_stop()).best
    if found is None or found.of(evenings) >= best.of(evenings):
        return best
    return replace(best, values=found.values)
