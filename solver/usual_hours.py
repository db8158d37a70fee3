"""Of rotas that cost the same, one with few evenings and days near the usual ones.

Hours that nothing asks for can lie anywhere in a flexible day, and be many on one day and few on another: no
tier tells such rotas apart. Evening work is paid back from the lieu reserve, so a shift that ends late can
keep a reserve as well as a block of its own does. So the rota is searched once more, all tiers held, and what
is done for or with others left where it is:

    least  240 * evenings + sum over flexible days worked of |start - usual start| + |end - usual end|
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from planner.domain.rota import ActivityKind
from planner.domain.time_grid import Span
from planner.rules.usual_hours import EVENING_MINUTES, usual_hours
from solver.hints import give_hints
from solver.objective import tier_sum
from solver.plans import DayPlan
from solver.search import Effort, Solution, search
from solver.terms import Expression, add, is_never, total
from solver.variables import Variables

# No longer than this: it is a courtesy, not a price.
MOST_SECONDS, MOST_WORK = 3.0, 1.0
# Of more nothing is found in that time (about 100 people are 50,000).
MOST_VARIABLES = 40_000
# What stays where it is.
SHARED: frozenset[ActivityKind] = frozenset({"visit", "duty", "event", "debrief", "supervision", "handover"})


def with_usual_hours(best: Solution, effort: Effort, should_stop: Callable[[], bool]) -> Solution:
    """The same rota or, if there is one, another at the same price of every tier nearer to the usual hours.

    The formulation is used up by it: nothing else can be minimised in it afterwards.
    """
    formulation = best.formulation
    variables, cp = formulation.variables, formulation.variables.cp
    if len(cp.proto.variables) > MOST_VARIABLES:
        return best
    known = best.known()
    add(cp, tier_sum(formulation.penalties, formulation.tier) <= best.value)
    for plan in variables.working_days():
        _keep_shared(best, plan)
    # By the name of the day, as far as a rule has asked; none is made now, as the rota has no value for it.
    evenings = total(
        variables.evenings.get(plan.name, 0)
        for plan in variables.working_days()
        if not plan.person.is_evening_contract
    )
    astray = EVENING_MINUTES * evenings + total(_astray(variables))
    if isinstance(astray, int):
        return best
    give_hints(cp, known)
    cp.minimize(astray)
    short = replace(
        effort,
        seconds=None if effort.seconds is None else min(effort.seconds, MOST_SECONDS),
        deterministic=None if effort.deterministic is None else min(effort.deterministic, MOST_WORK),
        # Others may find nothing at all where the usual hours can nearly be kept.
        subsolvers=("core",),
        improves_parts=False,
    )
    found = search(formulation, short, lambda _: should_stop()).best
    return best if found is None else replace(best, values=found.values)


def _keep_shared(best: Solution, plan: DayPlan) -> None:
    cp = best.formulation.variables.cp
    for each in plan.candidates:
        if each.kind in SHARED and not is_never(each.literal):
            is_there = best.of(each.literal)
            add(cp, 1 * each.literal == is_there)
            if is_there:
                add(cp, each.start == best.of(each.start))


def _astray(variables: Variables) -> Iterator[Expression]:
    for plan in variables.working_days():
        hours = usual_hours(plan.person_day)
        if hours is None or plan.pinned is not None:
            continue
        usual = variables.local(hours)
        yield _away(variables, plan, plan.start, usual.start, plan.starts, "start")
        yield _away(variables, plan, plan.end, usual.end, plan.ends, "end")


def _away(
    variables: Variables, plan: DayPlan, moment: Expression, usual: int, reach: Span, name: str
) -> Expression:
    """Minutes from the usual moment, where the day is worked."""
    if isinstance(moment, int):
        return 0
    cp = variables.cp
    most = max(abs(reach.start - usual), abs(reach.end - usual))
    away = cp.new_int_var(0, most, f"astray:{name}:{plan.name}")
    cp.fill(away, lambda value: value(plan.works) * abs(value(moment) - usual))
    add(cp, away >= moment - usual, plan.works)
    add(cp, away >= usual - moment, plan.works)
    return away
