"""Gives turns to weeks at the least cost, each week with so many places: successive shortest paths.

A turn may stay without a week, at its own price. Turns and weeks are few (a team's quarter), so the plain
method is quick enough, and its answer is the true least.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# By turn and week; a pair that is left out cannot be.
Costs = Mapping[tuple[int, int], int]
INFINITE = 1 << 60


@dataclass(frozen=True, slots=True)
class Assignment:
    """The week of each turn (None: without one), and the cost of all."""

    weeks: tuple[int | None, ...]
    cost: int


def assign(turns: int, places: Sequence[int], costs: Costs, without: int) -> Assignment:
    """The cheapest assignment; `places` by week, `without` is the price of a turn that gets no week."""
    taken: list[list[int]] = [[] for _ in places]
    given: list[int | None] = [None] * turns
    for turn in range(turns):
        _place(turn, given, taken, places, costs, without)
    cost = sum(without if week is None else costs[turn, week] for turn, week in enumerate(given))
    return Assignment(tuple(given), cost)


def _place(
    turn: int,
    given: list[int | None],
    taken: list[list[int]],
    places: Sequence[int],
    costs: Costs,
    without: int,
) -> None:
    """Give the turn a week, moving others on where that is cheaper (by Bellman and Ford).

    `reach[week]` is the least cost of freeing a place for this turn there, `came` whom that moves in.
    """
    weeks = range(len(places))
    reach = [costs.get((turn, week), INFINITE) for week in weeks]
    came: list[tuple[int, int] | None] = [None for _ in weeks]
    changed = True
    while changed:
        changed = False
        for week in weeks:
            if reach[week] >= INFINITE or len(taken[week]) < places[week]:
                continue
            for other in taken[week]:
                for to in weeks:
                    if (other, to) not in costs or to == week:
                        continue
                    along = reach[week] - costs[other, week] + costs[other, to]
                    if along < reach[to]:
                        reach[to], came[to], changed = along, (week, other), True
    ends: list[tuple[int, int, int | None]] = [
        (reach[week], week, None) for week in weeks if len(taken[week]) < places[week]
    ]
    # Somebody in a full week may also go without, if that is the cheapest.
    ends += [
        (reach[week] - costs[other, week] + without, week, other)
        for week in weeks
        if reach[week] < INFINITE
        for other in taken[week]
    ]
    best, week, dropped = min(ends, key=lambda end: end[0], default=(INFINITE, 0, None))
    if best >= without:
        return
    if dropped is not None:
        taken[week].remove(dropped)
        given[dropped] = None
    while (step := came[week]) is not None:
        before, other = step
        taken[before].remove(other)
        taken[week].append(other)
        given[other] = week
        week = before
    taken[week].append(turn)
    given[turn] = week
