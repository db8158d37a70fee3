"""How the rota makes a visit: by whom and when. The rules of visits, and of what comes after them, ask it."""

from __future__ import annotations

from typing import NamedTuple

from planner.domain.problem import VisitNeed
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
    groups: dict[int, dict[str, None]] = {}
    for shift, activity in view.serving(visit.id):
        # Write-ups serve the visit, too, and are not it.
        if activity.kind == "visit" and serves(activity, visit):
            groups.setdefault(activity.start + activity.travel_before, {})[shift.staff] = None
    if not groups:
        return _NOT_MADE
    start = next(iter(groups))
    if len(groups) > 1:
        start = max(groups, key=lambda at: (len(groups[at]), visit.allocated in groups[at], -at))
    return MadeVisit(tuple(groups[start]), start, start + visit.minutes + visit.travel_after)


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
