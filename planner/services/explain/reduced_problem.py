"""A problem with most of its rota pinned, less the demands that this settles: it is solved much faster
and means the same.

A demand is settled when it is met and all work that serves it is pinned: its price is 0 whatever happens to
the rest. The work itself stays pinned. A visit that nobody makes can only be made on days that are free, and
who is present changes on these days alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from planner.domain.needs import VisitNeed
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift


def reduced(
    problem: RotaProblem,
    shifts: Sequence[Shift],
    short: Collection[str],
    kept: Collection[str],
    free_days: Collection[int],
) -> RotaProblem:
    """`shifts`: the present rota; `short`: demands with a finding in it; `kept`: those that stay in any case;
    `free_days`: the days (ordinals) on which there is work to be placed."""
    pinned = Counter(each.demand for _, each in problem.pinned_activities)
    served = Counter(each.demand for shift in shifts for each in shift.activities)

    def is_open(demand: str) -> bool:
        if demand in short or demand in kept:
            return True
        return pinned[demand] < served[demand]

    free = set(free_days)

    def on_free_days(visit: VisitNeed) -> VisitNeed | None:
        if pinned[visit.id]:
            return visit
        windows = tuple(each for each in visit.windows if not free.isdisjoint(each.days))
        return replace(visit, windows=windows) if windows else None

    may_change = {day + late for day in free_days for late in (0, 1)}
    visits = (on_free_days(visit) for visit in problem.visits if is_open(visit.id))
    return replace(
        problem,
        visits=tuple(visit for visit in visits if visit is not None),
        writing=tuple(need for need in problem.writing if is_open(need.id)),
        duty_turns=tuple(turn for turn in problem.duty_turns if is_open(turn.id)),
        presence=tuple(
            need for need in problem.presence if need.id in kept or not may_change.isdisjoint(need.span.days)
        ),
        shift_needs=tuple(need for need in problem.shift_needs if need.id in kept or need.day in free_days),
        supervision=tuple(need for need in problem.supervision if is_open(need.id)),
        events=tuple(event for event in problem.events if is_open(event.id)),
        handovers=tuple(need for need in problem.handovers if is_open(need.id)),
    )
