"""A visit as the rota makes it: by whom and when; what comes after it (write-up, debrief) asks for that."""

from __future__ import annotations

from typing import NamedTuple

from planner.domain.problem import VisitNeed
from planner.rules.rota_view import RotaView
from planner.rules.visits import group_counted


class MadeVisit(NamedTuple):
    """The workers who count, and when the visit ends with its travel back."""

    workers: tuple[str, ...]
    start: int
    end: int


def made_visit(view: RotaView, visit: VisitNeed) -> MadeVisit | None:
    """How the visit is made; None when nobody makes it."""
    workers, start = group_counted(view, visit)
    if not workers:
        return None
    return MadeVisit(workers, start, start + visit.minutes + visit.travel_after)
