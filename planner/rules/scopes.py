"""What a rule looks at in one piece, and which pieces a changed shift can touch.

A rule is checked cell by cell: a person, a demand, a day or the whole team. A scope says which cells a
problem has and which of them one shift, taken out or put in, can change: the live check looks at those alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from planner.domain.findings import Finding
from planner.domain.needs import (
    DutyTurn,
    EventNeed,
    HandoverNeed,
    PresenceNeed,
    RecordingNeed,
    ShiftNeed,
    SupervisionNeed,
    VisitNeed,
    WritingNeed,
)
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.time_grid import COVER_GRID, DAY, day_of
from planner.rules.rota_view import RotaView

Key = str | int
Cell = TypeVar("Cell")
# The key of the one cell that is the whole team.
TEAM: Key = "the whole team"


@dataclass(frozen=True)
class Scope(Generic[Cell]):
    """A kind of cell. `touched` may name keys that are no cells; those are passed over.

    `sees_days`: whether its rules read more of a person than name and skills.
    """

    name: str
    cells: Callable[[RotaProblem], Mapping[Key, Cell]]
    touched: Callable[[RotaProblem, Shift], Iterable[Key]]
    sees_days: bool = True

    def part(self, findings: Callable[[RotaView, Cell], Iterator[Finding]]) -> Part:
        """A part of a rule that looks at one such cell at a time."""
        return Part(self, findings)


@dataclass(frozen=True)
class Part:
    """One function of a rule with the scope it is checked in."""

    scope: Scope[Any]
    findings: Callable[[RotaView, Any], Iterator[Finding]]


def _demands_of(_: RotaProblem, shift: Shift) -> Iterator[Key]:
    return (activity.demand for activity in shift.activities if activity.demand is not None)


def _days_of(_: RotaProblem, shift: Shift) -> Iterable[int]:
    return range(shift.day, day_of(shift.end - 1) + 1) if shift.end - shift.start < 3000 else ()


def _evenings_of(problem: RotaProblem, shift: Shift) -> Iterator[int]:
    """The days in whose evening or night the shift, or a visit in it with the wait after it, has a part."""
    rule = problem.settings.safe_return
    begins, over = shift.reach.start, shift.reach.end + rule.wait_minutes
    for at in _days_of(problem, shift):
        for day in (at - 1, at):
            opens = day * DAY + rule.evening_from - COVER_GRID
            if begins < (day + 1) * DAY + rule.night_until and opens < over:
                yield day


EACH_PERSON: Scope[Person] = Scope(
    "each person",
    lambda problem: {person.id: person for person in problem.people},
    lambda _, shift: (shift.staff,),
)
EACH_DAY: Scope[int] = Scope(
    "each day", lambda problem: {day: day for day in problem.days}, _days_of, sees_days=False
)
EACH_EVENING: Scope[int] = Scope(
    "each evening and night",
    lambda problem: {day: day for day in problem.days},
    _evenings_of,
    sees_days=False,
)
WHOLE_TEAM: Scope[RotaProblem] = Scope(
    "the whole team", lambda problem: {TEAM: problem}, lambda _, __: (TEAM,)
)
EACH_VISIT: Scope[VisitNeed] = Scope(
    "each visit", lambda problem: {need.id: need for need in problem.visits}, _demands_of
)
EACH_WRITING: Scope[WritingNeed] = Scope(
    "each court deadline", lambda problem: {need.id: need for need in problem.writing}, _demands_of
)
EACH_RECORDING: Scope[RecordingNeed] = Scope(
    "each write-up owed", lambda problem: {need.id: need for need in problem.recording}, _demands_of
)
EACH_DUTY_TURN: Scope[DutyTurn] = Scope(
    "each duty turn", lambda problem: {need.id: need for need in problem.duty_turns}, _demands_of
)
EACH_SUPERVISION: Scope[SupervisionNeed] = Scope(
    "each supervision", lambda problem: {need.id: need for need in problem.supervision}, _demands_of
)
EACH_EVENT: Scope[EventNeed] = Scope(
    "each event", lambda problem: {need.id: need for need in problem.events}, _demands_of
)
EACH_HANDOVER: Scope[HandoverNeed] = Scope(
    "each job share's week",
    lambda problem: {need.id: need for need in problem.handovers},
    lambda problem, shift: (need.id for need in problem.handovers if shift.staff in need.people),
)
EACH_PRESENCE: Scope[PresenceNeed] = Scope(
    "each day's presence",
    lambda problem: {need.id: need for need in problem.presence},
    lambda problem, shift: (need.id for need in problem.presence if need.span.overlaps(shift.span)),
    sees_days=False,
)
EACH_SHIFT_NEED: Scope[ShiftNeed] = Scope(
    "each named shift's day",
    lambda problem: {need.id: need for need in problem.shift_needs},
    lambda problem, shift: (need.id for need in problem.shift_needs if need.day == shift.day),
)
