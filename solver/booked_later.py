"""Work that follows visits and mostly finds its room: write-ups and debriefs.

A problem without it is smaller and no dearer: what is proved of it is a bound of the whole. Tiers 3 and 4 are
searched without it first; the whole is then only asked for a rota at that bound, which there mostly is and
which is found at once where nothing else is looked for. The best is searched only where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from planner.domain.problem import RotaProblem
from solver.model_builder import Formulation

# The first tier in which such work has a price.
FIRST_TIER = 3


@dataclass(frozen=True, slots=True)
class Floor:
    """What every rota costs at least in a tier; `is_likely`: a smaller problem has a rota at that price."""

    bound: int
    is_likely: bool


NO_FLOOR = Floor(0, is_likely=False)
# Most weeks can do without exceptions from policy; a rota without any is found sooner if no other will do.
FREE_TIER = 3
FREE = Floor(0, is_likely=True)


@contextmanager
def only_at(formulation: Formulation, price: int) -> Iterator[None]:
    """Within the block the formulation allows rotas of just that price."""
    objective = formulation.variables.cp.proto.objective
    plain = price - round(objective.offset)
    objective.domain.extend([plain, plain])
    try:
        yield
    finally:
        objective.domain.clear()


def without_bookings(problem: RotaProblem) -> RotaProblem | None:
    """The problem without write-ups and debriefs; None when it has none of them."""
    settings = problem.settings
    records = settings.recording.is_on and bool(problem.recording or (problem.write_up_by and problem.visits))
    debriefs = settings.debrief.is_on and any(visit.needs_debrief for visit in problem.visits)
    if not records and not debriefs:
        return None
    visits = tuple(replace(visit, needs_debrief=False) for visit in problem.visits)
    return replace(problem, visits=visits, recording=(), write_up_by=())
