"""Enough writing is booked before each filing, in blocks long enough to be useful, by the read-back day.

    blocks of the deadline's lengths, on any of the author's days, each ending by the finish moment
    short >= (minutes needed - minutes booked) / 15      price = weight x short, tier 1
    open(block) when it is written in the open office    price = open-office weight x open, tier 3
A block may be shorter than planned, but never under the shortest useful one.
"""

from __future__ import annotations

from collections import Counter

from planner.domain.needs import WritingNeed
from planner.domain.time_grid import ACTIVITY_GRID
from solver.blocks import BlockKind, put_blocks
from solver.constraints.skills import may_write
from solver.objective import Penalty
from solver.plans import Candidate, DayPlan, Wanted
from solver.terms import excess, implies, is_never, negated, total
from solver.variables import Variables

RULE = "court_writing"


def constrain(variables: Variables) -> list[Penalty]:
    """Writing for each deadline."""
    if not variables.problem.settings.court_writing.is_on:
        return []
    return [penalty for need in variables.problem.writing for penalty in _write(variables, need)]


def _write(variables: Variables, need: WritingNeed) -> list[Penalty]:
    rule = variables.problem.settings.court_writing
    finish = need.finish_by - variables.origin
    least = min(need.shortest_block, *need.blocks)
    pinned = [
        (plan, variables.put_pinned(plan, activity))
        for plan, activity, span in variables.take_pins("court_writing", need.id, need.author)
    ]
    in_time = sum(each.longest for _, each in pinned if each.longest >= least and each.reach.end <= finish)
    booked: list[tuple[DayPlan, Candidate]] = []
    plans = [plan for plan in variables.days_of(need.author) if plan.can_work and plan.starts.start < finish]
    plans = plans if may_write(variables, need) else []
    for length, count in Counter(_still_to_write(need, in_time)).items():
        kind = BlockKind("court_writing", need.id, min(length, least), length, count, finish)
        blocks = [(plan, block) for plan in plans for block in put_blocks(variables, plan, kind)]
        variables.cp.add(total(block.literal for _, block in blocks) <= count)
        booked += blocks
        variables.wanted.append(Wanted(tuple(blocks), length * count))
    variables.writing[need.id] = need, [block for _, block in (*pinned, *booked)]
    got = total([in_time, *(block.amount for _, block in booked)])
    short = excess(variables.cp, need.minutes - got, need.minutes, f"short:{need.id}", ACTIVITY_GRID)
    penalties = [Penalty(RULE, short, rule.weight, 1)]
    if need.wants_quiet_room and variables.deepest_tier >= 3:
        penalties += [_open_office(variables, need, plan, block) for plan, block in (*pinned, *booked)]
    return penalties


def _still_to_write(need: WritingNeed, pinned_minutes: int) -> list[int]:
    """The deadline's blocks less what is pinned already, from the last one on."""
    left = []
    for length in reversed(need.blocks):
        taken = min(pinned_minutes, length)
        pinned_minutes -= taken
        if length > taken:
            left.append(length - taken)
    return left


def _open_office(variables: Variables, need: WritingNeed, plan: DayPlan, block: Candidate) -> Penalty:
    """A block is in a quiet room, or at home, or at a price in the open office; for nothing where a manager
    has made an exception for the day."""
    rule, cp = variables.problem.settings.court_writing, variables.cp
    if variables.problem.is_overridden(RULE, plan.day, plan.day, need.author, need.id):
        return Penalty(RULE, 0, rule.open_office_weight, 3)
    if plan.is_home_only or is_never(block.literal) or block.is_pinned:
        in_open_office = int(block.is_pinned and block.place == "office")
        return Penalty(RULE, in_open_office, rule.open_office_weight, 3)
    name = f"{need.id}:{plan.name}:{len(variables.quiet)}"
    quiet, is_open = cp.new_bool_var(f"quiet:{name}"), cp.new_bool_var(f"open:{name}")
    cp.fill(is_open, lambda value: int(value(block.literal) > max(value(quiet), value(plan.at_home))))
    implies(cp, quiet, block.literal)
    implies(cp, quiet, negated(plan.at_home))
    implies(cp, block.literal, quiet, plan.at_home, is_open)
    variables.quiet[id(block)] = quiet
    return Penalty(RULE, is_open, rule.open_office_weight, 3)
