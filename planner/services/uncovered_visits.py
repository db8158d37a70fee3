"""Visits without all their workers."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.problem import VisitNeed
from planner.domain.rota import Uncovered
from planner.domain.time_grid import COVER_GRID, Span
from planner.services.rota_lookup import RotaLookup

# Trying starts stops here: a visit that may be made all week needs no more to show its best time.
MOST_STARTS = 12


def uncovered_visit(rota: RotaLookup, visit: VisitNeed) -> Iterator[Uncovered]:
    """The visit at the time of the workers it has, or at the time most people would be free for it."""
    starts: dict[int, list[str]] = {}
    for shift, activity in rota.serving(visit.id):
        starts.setdefault(activity.span_on_site.start, []).append(shift.staff)
    start, found = max(starts.items(), key=lambda item: len(item[1]), default=(None, []))
    if len(found) >= visit.workers:
        return
    at = _best_start(rota, visit) if start is None else start
    candidates = rota.candidates.find(_whole(visit, at), skills=visit.skills, found=found)
    counted = f"{len(found)} of {visit.workers} worker{'s' if visit.workers > 1 else ''} found"
    named = f" ({rota.names(found)})" if found else ""
    yield Uncovered(
        demand=visit.id,
        kind="visit",
        start=at,
        end=at + visit.minutes,
        missing=visit.workers - len(found),
        unit="workers",
        reason=f"{counted}{named}; {candidates.sentence()}.",
    )


def _whole(visit: VisitNeed, start: int) -> Span:
    return Span(start - visit.travel_before, start + visit.minutes + visit.travel_after)


def _best_start(rota: RotaLookup, visit: VisitNeed) -> int:
    """The start at which most people would be free, the earliest of them: where another look pays most."""
    starts = [
        start
        for window in visit.windows
        for start in range(window.start, window.end - visit.minutes + 1, COVER_GRID)
    ]
    step = -(-len(starts) // MOST_STARTS) or 1
    return max(
        starts[::step],
        key=lambda start: (rota.candidates.free(_whole(visit, start), visit.skills), -start),
        default=visit.windows[0].start,
    )
