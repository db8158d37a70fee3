"""The contract's protected administration time is in the week, in whole blocks that no visit may eat.

blocks of the contract's length on any day of the week;  missing >= blocks agreed - blocks
price = weight x ceil(block minutes / 15) for each missing (rounded up over all of them), tier 3
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.person import Person, PersonWeek
from planner.domain.time_grid import ACTIVITY_GRID
from solver.blocks import BlockKind, put_blocks
from solver.objective import Penalty
from solver.plans import Wanted
from solver.terms import add, excess, total
from solver.variables import Variables

RULE = "protected_admin"


def constrain(variables: Variables) -> list[Penalty]:
    """Each week that has protected time."""
    rule = variables.problem.settings.protected_admin
    if not variables.asks_for(rule):
        return []
    return [
        penalty
        for person in variables.problem.people
        for week in person.weeks
        if week.admin_blocks > 0
        and week.admin_block_minutes > 0
        and not variables.problem.is_overridden(RULE, week.monday, week.monday + 6, person.id)
        for penalty in _week(variables, person, week)
    ]


def _week(variables: Variables, person: Person, week: PersonWeek) -> Iterator[Penalty]:
    rule, length = variables.problem.settings.protected_admin, week.admin_block_minutes
    plans = variables.week_of(person, week.monday)
    there = 0
    pinned = variables.take_pins("protected_admin", None, person.id, lambda day, _: day in plans)
    for day, activity, span in pinned:
        variables.put_pinned(day, activity)
        there += span.minutes // length
    kind = BlockKind("protected_admin", None, length, length, week.admin_blocks)
    placed = [(plan, block) for plan in plans for block in put_blocks(variables, plan, kind)]
    blocks = [block for _, block in placed]
    left = max(0, week.admin_blocks - there)
    booked = total(block.literal for block in blocks)
    add(variables.cp, booked <= left)
    variables.wanted.append(Wanted(tuple(placed), left * length))
    missing = excess(variables.cp, left - booked, left, f"admin missing:{person.id}:{week.monday}")
    if length % ACTIVITY_GRID == 0:
        yield from variables.exception(RULE, rule, missing, rule.weight * (length // ACTIVITY_GRID))
        return
    quarters = excess(
        variables.cp, missing * length, left * length, f"admin:{person.id}:{week.monday}", ACTIVITY_GRID
    )
    yield from variables.exception(RULE, rule, quarters, rule.weight)
