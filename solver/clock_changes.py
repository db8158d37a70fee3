"""What the nights on which the clocks change take from a rest, or add to it."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.time_grid import Span, worked_minutes
from solver.variables import Variables


def lost_minutes(variables: Variables, end: int, start: int) -> int:
    """Minutes that a clock change takes from the rest between the two moments (negative: adds)."""
    if start <= end:
        return 0
    gap = Span(end, start).shifted(variables.origin)
    return gap.minutes - worked_minutes(gap)


def most_lost(variables: Variables, ends: Iterable[int], starts: Iterable[int]) -> int:
    """The most that is lost between one of the ends and one of the starts."""
    later = list(starts)
    return max(lost_minutes(variables, end, start) for end in ends for start in later)
