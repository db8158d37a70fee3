"""A tenth of the contracted hours is kept unscheduled inside the week: evening and weekend work is paid back
from it first, and what is left stays in reserve blocks of at least an hour.

    E = evening and weekend minutes of the week (0 for an evening contract)
    short >= (reserve - E - reserve blocks) / 15     overrun >= (E - reserve) / 15
    price = weight x each, tier 3
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.person import Person, PersonWeek
from planner.domain.time_grid import ACTIVITY_GRID
from solver.blocks import BlockKind, put_blocks
from solver.evening_work import outside_minutes
from solver.objective import Penalty
from solver.plans import Wanted
from solver.terms import excess, total
from solver.variables import Variables

RULE = "lieu_reserve"
# Of one person on one day; further ones would only cut the reserve into smaller pieces.
MOST_BLOCKS_A_DAY = 2


def constrain(variables: Variables) -> list[Penalty]:
    """Each week that has a reserve."""
    rule = variables.problem.settings.lieu_reserve
    if not variables.asks_for(rule):
        return []
    return [
        penalty
        for person in variables.problem.people
        for week in person.weeks
        if week.reserve_minutes > 0
        and not variables.problem.is_overridden(RULE, week.monday, week.monday + 6, person.id)
        for penalty in _week(variables, person, week)
    ]


def _week(variables: Variables, person: Person, week: PersonWeek) -> Iterator[Penalty]:
    rule, reserve, cp = variables.problem.settings.lieu_reserve, week.reserve_minutes, variables.cp
    plans = variables.week_of(person, week.monday)
    paid_back = 0 if person.is_evening_contract else total(outside_minutes(variables, plan) for plan in plans)
    whole = -(-reserve // ACTIVITY_GRID) * ACTIVITY_GRID
    kept = []
    shortest = rule.shortest_block_minutes
    most = max(1, min(MOST_BLOCKS_A_DAY, whole // max(1, shortest)))
    kind = BlockKind("reserve", None, shortest, max(whole, shortest), most)
    for day, activity, _ in variables.take_pins("reserve", None, person.id, lambda day, _: day in plans):
        kept.append(variables.put_pinned(day, activity))
    # Late in the week first: what is not used by Thursday can then be released.
    placed = [(plan, block) for plan in reversed(plans) for block in put_blocks(variables, plan, kind)]
    variables.wanted.append(Wanted(tuple(placed), reserve - paid_back - total(each.amount for each in kept)))
    kept += [block for _, block in placed]
    kept_minutes = total(each.amount for each in kept if each.longest >= shortest)
    name = f"{person.id}:{week.monday}"
    short = excess(cp, reserve - paid_back - kept_minutes, reserve, f"reserve short:{name}", ACTIVITY_GRID)
    yield from variables.exception(RULE, rule, short, rule.weight)
    most_outside = sum(plan.reach.minutes for plan in plans)
    overrun = excess(cp, paid_back - reserve, most_outside, f"reserve overrun:{name}", ACTIVITY_GRID)
    yield from variables.exception(RULE, rule, overrun, rule.weight)
