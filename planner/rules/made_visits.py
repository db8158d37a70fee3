"""How the rota makes a visit: by whom and when. The rules of visits, and of what comes after them, ask it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from planner.domain.needs import VisitNeed
from planner.domain.rota import Activity
from planner.domain.time_grid import day_of
from planner.rules.rota_view import RotaView


class MadeVisit(NamedTuple):
    """The workers who count, from when, and when the visit ends with its travel back; nobody where it is not
    made."""

    workers: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


_NOT_MADE = MadeVisit()


def made_visit(view: RotaView, visit: VisitNeed) -> MadeVisit:
    """The largest group that makes the visit together; of equal ones that of the allocated worker, then the
    earliest."""
    return view.of_demand(visit, _made)


def _made(view: RotaView, visit: VisitNeed) -> MadeVisit:
    made = [
        (activity.start + activity.travel_before, shift.staff)
        for shift, activity in view.serving(visit.id)
        # Write-ups serve the visit, too, and are not it.
        if activity.kind == "visit" and serves(activity, visit)
    ]
    if not made:
        return _NOT_MADE
    start, worker = made[0]
    workers: tuple[str, ...] = (worker,)
    if len(made) > 1:
        start, workers = _largest_group(made, visit)
    return MadeVisit(workers, start, start + visit.minutes + visit.travel_after)


def _largest_group(made: Iterable[tuple[int, str]], visit: VisitNeed) -> tuple[int, tuple[str, ...]]:
    groups: dict[int, dict[str, None]] = {}
    for start, worker in made:
        groups.setdefault(start, {})[worker] = None
    first = max(groups, key=lambda start: (len(groups[start]), visit.allocated in groups[start], -start))
    return first, tuple(groups[first])


def serves(activity: Activity, visit: VisitNeed) -> bool:
    """Whether the activity is the whole visit with its travel, inside one of its windows."""
    before, after = activity.travel_before, activity.travel_after
    start, end = activity.start + before, activity.end - after
    if activity.kind != "visit" or end - start != visit.minutes:
        return False
    if before < visit.travel_before or after < visit.travel_after:
        return False
    return any(window.start <= start and end <= window.end for window in visit.windows)


def visit_days(visit: VisitNeed) -> tuple[int, int]:
    """The first and the last day on which the visit may be made."""
    return (
        min(day_of(window.start) for window in visit.windows),
        max(day_of(window.end - 1) for window in visit.windows),
    )
