"""Demand not met, from the checker's shortfalls, each with a reason a manager can act on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.findings import Finding
from planner.domain.problem import (
    DutyTurn,
    EventNeed,
    PresenceNeed,
    RotaProblem,
    ShiftNeed,
    SupervisionNeed,
    VisitNeed,
    WritingNeed,
)
from planner.domain.rota import Shift, Uncovered
from planner.services.rota_lookup import RotaLookup
from planner.services.uncovered_cover import uncovered_duty, uncovered_presence, uncovered_shift
from planner.services.uncovered_tasks import uncovered_event, uncovered_supervision, uncovered_writing
from planner.services.uncovered_visits import uncovered_visit

Need = VisitNeed | WritingNeed | DutyTurn | PresenceNeed | ShiftNeed | SupervisionNeed | EventNeed


def list_uncovered(
    problem: RotaProblem, shifts: Sequence[Shift], findings: Sequence[Finding]
) -> tuple[Uncovered, ...]:
    """One entry a demand whose least is not met, by time. What only falls short of its ideal is left out."""
    short = {finding.demand for finding in findings if finding.kind == "shortfall"}
    rota = RotaLookup(problem, shifts)
    entries = [entry for need in _needs(problem) if need.id in short for entry in _entries(rota, need)]
    return tuple(sorted(entries, key=lambda entry: (entry.start, entry.demand)))


def _needs(problem: RotaProblem) -> Iterator[Need]:
    yield from problem.visits
    yield from problem.writing
    yield from problem.duty_turns
    yield from problem.presence
    yield from problem.shift_needs
    yield from problem.supervision
    yield from problem.events


def _entries(rota: RotaLookup, need: Need) -> Iterator[Uncovered]:
    if isinstance(need, VisitNeed):
        return uncovered_visit(rota, need)
    if isinstance(need, WritingNeed):
        return uncovered_writing(rota, need)
    if isinstance(need, DutyTurn):
        return uncovered_duty(rota, need)
    if isinstance(need, PresenceNeed):
        return uncovered_presence(rota, need)
    if isinstance(need, ShiftNeed):
        return uncovered_shift(rota, need)
    if isinstance(need, SupervisionNeed):
        return uncovered_supervision(rota, need)
    return uncovered_event(rota, need)
