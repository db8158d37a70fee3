"""Blocks of work without a fixed time: court writing, protected admin, CPD, lieu reserve.

Blocks of one kind on one day are interchangeable: they are numbered in order of time, and a later one is
there only when the earlier one is, so that the search never tells two equal plans apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.domain.rota import ActivityKind
from planner.domain.time_grid import ACTIVITY_GRID, Span
from solver.plans import Candidate, DayPlan
from solver.terms import Expression, add, implies
from solver.variables import Variables, grid


@dataclass(frozen=True, slots=True)
class BlockKind:
    """Blocks of `shortest` to `longest` minutes, at most `most` on a day, each ended by `finish`."""

    kind: ActivityKind
    demand: str | None
    shortest: int
    longest: int
    most: int
    finish: int | None = None
    step: int = ACTIVITY_GRID


def put_blocks(variables: Variables, plan: DayPlan, kind: BlockKind) -> list[Candidate]:
    """The blocks of the kind that the day may hold, in order of time."""
    reach = Span(plan.reach.start, min(plan.reach.end, kind.finish or plan.reach.end))
    longest_shift = max((option.longest for option, _ in plan.options), default=0)
    room = min(reach.minutes, longest_shift)
    blocks: list[Candidate] = []
    for number in range(min(kind.most, room // kind.shortest)):
        block = _block(variables, plan, kind, Span(reach.start, reach.end), min(kind.longest, room), number)
        if blocks:
            before = blocks[-1]
            implies(variables.cp, block.literal, before.literal)
            add(variables.cp, before.start + before.size <= block.start, block.literal)
        blocks.append(block)
    return blocks


def _block(
    variables: Variables, plan: DayPlan, kind: BlockKind, reach: Span, longest: int, number: int
) -> Candidate:
    cp = variables.cp
    name = f"{kind.kind}:{kind.demand or ''}:{plan.name}:{kind.longest}:{number}"
    present = cp.new_bool_var(name)
    moments = grid(reach.start, reach.end - kind.shortest, kind.step)
    start = cp.new_int_var_from_domain(cp_model.Domain.from_values(moments), f"start:{name}")
    size: Expression = kind.shortest
    amount: Expression = kind.shortest * present
    if longest > kind.shortest:
        sizes = grid(kind.shortest, longest)
        size = amount = cp.new_int_var_from_domain(cp_model.Domain.from_values([0, *sizes]), f"size:{name}")
        add(cp, size >= kind.shortest, present)
        add(cp, size == 0, present.negated())
    candidate = Candidate(
        kind=kind.kind,
        demand=kind.demand,
        literal=present,
        start=start,
        size=size,
        reach=Span(moments[0], reach.end),
        longest=longest,
        shortest=kind.shortest,
        amount=amount,
    )
    placed = variables.put(plan, candidate)
    if kind.finish is not None and kind.finish < plan.reach.end:
        add(cp, start + size <= kind.finish, present)
    return placed
