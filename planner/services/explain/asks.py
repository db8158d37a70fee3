"""What a demand asks of one more person, at one time: the question that a funnel answers.

A demand that may be served at several times has several asks; `asks_of` gives them all, and the funnel looks
at the one for which most people are near.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from planner.domain.errors import PlannerError
from planner.domain.needs import (
    DutyTurn,
    EventNeed,
    HandoverNeed,
    PresenceNeed,
    ShiftNeed,
    SupervisionNeed,
    VisitNeed,
    WritingNeed,
)
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity
from planner.domain.time_grid import Span
from planner.services.explain.records import DemandKind

Need = (
    VisitNeed | WritingNeed | DutyTurn | PresenceNeed | ShiftNeed | SupervisionNeed | EventNeed | HandoverNeed
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One more person for a demand. `span` is what the person's shift must contain, travel included, `shown`
    the demand itself; `activity` what would be put into the shift (None: being at work is all).

    `people`: the only ones who are asked (None: anyone); `skill` the one that is missing where enough people
    are found; `named` the named shift asked for; `opening` the first words of the reason.
    """

    need: Need
    kind: DemandKind
    title: str
    span: Span
    shown: Span
    activity: Activity | None
    wanted: int
    missing: int
    unit: Literal["workers", "people", "minutes"]
    found: tuple[str, ...]
    opening: str
    people: tuple[str, ...] | None = None
    skill: str = ""
    in_office: bool = False
    named: str | None = None

    @property
    def demand(self) -> str:
        return self.need.id


def needs_of(problem: RotaProblem) -> Iterator[Need]:
    """Every demand of the problem, handovers last."""
    yield from problem.visits
    yield from problem.writing
    yield from problem.duty_turns
    yield from problem.presence
    yield from problem.shift_needs
    yield from problem.supervision
    yield from problem.events
    yield from problem.handovers


def need_of(problem: RotaProblem, demand: str) -> Need:
    """The demand of that id. Raises PlannerError when these weeks ask for no such thing."""
    found = next((need for need in needs_of(problem) if need.id == demand), None)
    if found is None:
        raise PlannerError(
            f"Nothing called “{demand}” is asked for in these weeks.", "Choose one of the uncovered demands."
        )
    return found
