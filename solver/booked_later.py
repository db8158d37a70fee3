"""Work that follows visits and mostly finds its room: write-ups and debriefs.

A problem without it is smaller and no dearer: what is proved of it is a bound of the whole. Tiers 3 and 4 are
searched without it first; the whole is then only asked for a rota that reaches the bound, which it mostly
does at once, and for a better bound only where it does not.
"""

from __future__ import annotations

from dataclasses import replace

from planner.domain.problem import RotaProblem

# The first tier in which such work has a price.
FIRST_TIER = 3


def without_bookings(problem: RotaProblem) -> RotaProblem | None:
    """The problem without write-ups and debriefs; None when it has none of them."""
    settings = problem.settings
    records = settings.recording.is_on and bool(problem.recording or (problem.write_up_by and problem.visits))
    debriefs = settings.debrief.is_on and any(visit.needs_debrief for visit in problem.visits)
    if not records and not debriefs:
        return None
    visits = tuple(replace(visit, needs_debrief=False) for visit in problem.visits)
    return replace(problem, visits=visits, recording=(), write_up_by=())
