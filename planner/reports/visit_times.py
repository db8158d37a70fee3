"""When each visit of a rota is made, by day; of one that nobody makes, when it is shown.

After an edit only the visits that it touches are placed anew.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from planner.domain.differing import differing
from planner.domain.indexed_shifts import Service, indexed
from planner.domain.needs import VisitNeed
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, Uncovered
from planner.domain.time_grid import Span

# Where an edit touches more visits, all are placed anew: it takes no longer.
MOST_TOUCHED = 300


class PlacedVisit(NamedTuple):
    """A visit with its travel, and how many workers it needs."""

    span: Span
    workers: int


class _Asked(NamedTuple):
    """All that the times follow from."""

    visits: tuple[VisitNeed, ...] = ()
    shifts: tuple[Shift, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitTimes:
    """The visits by id, and by day and id."""

    asked: _Asked
    placed: Mapping[str, PlacedVisit]
    of_day: Mapping[int, Mapping[str, PlacedVisit]]


_NOTHING = VisitTimes(_Asked(), {}, {})
# The times that were asked for last.
_LAST = deque([_NOTHING], maxlen=1)


def visit_times(
    problem: RotaProblem, shifts: Sequence[Shift], uncovered: Sequence[Uncovered] = ()
) -> VisitTimes:
    """`uncovered` says at what time a visit that nobody makes is shown; else it is at the start of its first
    window."""
    asked, before = _Asked(problem.visits, tuple(shifts), tuple(uncovered)), _LAST[0]
    touched = _touched(before.asked, asked)
    if len(touched) > MOST_TOUCHED:
        before, touched = _NOTHING, _touched(_NOTHING.asked, asked)
    found = _after(before, problem, asked, touched)
    _LAST.append(found)
    return found


def _touched(before: _Asked, after: _Asked) -> set[str]:
    """The ids of visits that may be at another time."""
    gone, come = differing(before.visits, after.visits)
    times = _shown_at(before.uncovered).items() ^ _shown_at(after.uncovered).items()
    old, new = differing(before.shifts, after.shifts)
    served = (each for shift in (*old, *new) for each in shift.activities if each.kind == "visit")
    return {
        *(visit.id for visit in (*gone, *come)),
        *(visit_id for visit_id, _ in times),
        *(each.demand for each in served if each.demand is not None),
    }


def _after(before: VisitTimes, problem: RotaProblem, asked: _Asked, touched: Iterable[str]) -> VisitTimes:
    serving = indexed(asked.shifts).serving
    shown_at = _shown_at(asked.uncovered)
    placed, days = dict(before.placed), dict(before.of_day)
    other_days: dict[int, dict[str, PlacedVisit]] = {}

    def day(number: int) -> dict[str, PlacedVisit]:
        if number not in other_days:
            other_days[number] = dict(days.get(number, {}))
        return other_days[number]

    for visit_id in touched:
        was, visit = placed.pop(visit_id, None), problem.visit_by_id.get(visit_id)
        for number in was.span.days if was is not None else ():
            del day(number)[visit_id]
        if visit is not None:
            now = PlacedVisit(_span(visit, serving.get(visit_id, ()), shown_at), visit.workers)
            placed[visit_id] = now
            for number in now.span.days:
                day(number)[visit_id] = now
    of_day = {number: visits for number, visits in (days | other_days).items() if visits}
    return VisitTimes(asked, placed, of_day)


def _shown_at(uncovered: Sequence[Uncovered]) -> dict[str, int]:
    return {each.demand: each.start for each in uncovered if each.kind == "visit"}


def _span(visit: VisitNeed, services: Sequence[Service], shown_at: Mapping[str, int]) -> Span:
    # Write-ups serve the visit, too. Of two who make it apart the earlier counts.
    made = min((each.span for _, each in services if each.kind == "visit"), default=None)
    if made is not None:
        return made
    start = shown_at.get(visit.id, visit.windows[0].start)
    return Span(start - visit.travel_before, start + visit.minutes + visit.travel_after)


def forget() -> None:
    """Place all visits anew next time."""
    _LAST.append(_NOTHING)
