"""What the weeks of a frozen problem ask: visits, court writing, cover, supervision, events and wishes.

Days are date ordinals, times are civil minutes, lengths are minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.domain.time_grid import Span

CoverState = Literal["present", "contactable"]


@dataclass(frozen=True, slots=True)
class VisitNeed:
    """A visit to be placed once; `windows` hold the visit itself, travel may lie outside."""

    id: str
    case: str
    minutes: int
    travel_before: int
    travel_after: int
    windows: tuple[Span, ...]
    workers: int
    skills: tuple[str, ...]
    allocated: str | None
    is_statutory: bool
    # Two must go together (policy `paired_visits`).
    is_paired: bool
    needs_debrief: bool
    weight: int

    @property
    def tier(self) -> Literal[1, 2]:
        return 1 if self.is_statutory else 2

    @property
    def whole_minutes(self) -> int:
        """The visit with its travel."""
        return self.travel_before + self.minutes + self.travel_after


@dataclass(frozen=True, slots=True)
class WritingNeed:
    """Court writing to be booked in the horizon: `blocks` are the block lengths, each done by `finish_by`."""

    id: str
    case: str
    author: str
    filing: int
    finish_by: int
    blocks: tuple[int, ...]
    shortest_block: int
    wants_quiet_room: bool
    # Who writes it jointly with the author; somebody in the first year of practice writes only so.
    co_author: str | None = None

    @property
    def minutes(self) -> int:
        """Minutes due within the horizon."""
        return sum(self.blocks)


@dataclass(frozen=True, slots=True)
class CoverNeed:
    """People whom a cover requirement asks for in a span of one day, in a state and with a mix of skills."""

    id: str
    requirement: str
    name: str
    span: Span
    least: int
    ideal: int
    state: CoverState
    skills: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DutyTurn(CoverNeed):
    """One turn on duty: people are assigned to the whole of it and do nothing else in it."""


@dataclass(frozen=True, slots=True)
class PresenceNeed(CoverNeed):
    """People at work in a state (present: in the office and not out; contactable: working anywhere), on each
    half-hour of the span. A person on a break counts (they are in the building)."""


@dataclass(frozen=True, slots=True)
class ShiftNeed:
    """People on a named shift on one day; missing and surplus ones have their price, in tier 2."""

    id: str
    requirement: str
    name: str
    shift: str
    day: int
    least: int
    ideal: int
    weight_missing: int
    weight_surplus: int
    skills: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SupervisionNeed:
    """Supervisor and worker together, uninterrupted, once inside the window."""

    id: str
    supervisor: str
    worker: str
    minutes: int
    window: Span


@dataclass(frozen=True, slots=True)
class EventNeed:
    """A fixed-time event; `span` is the event itself, travel lies around it."""

    id: str
    name: str
    kind: Literal["meeting", "hearing", "training", "other"]
    span: Span
    travel_before: int
    travel_after: int
    people: tuple[str, ...]
    place: Literal["office", "quiet_room", "home", "field"]
    case: str | None = None

    @property
    def tier(self) -> Literal[1, 2]:
        """A court hearing is statutory demand."""
        return 1 if self.kind == "hearing" else 2

    @property
    def whole(self) -> Span:
        """The event with its travel."""
        return Span(self.span.start - self.travel_before, self.span.end + self.travel_after)


@dataclass(frozen=True, slots=True)
class HandoverNeed:
    """A job share's week: handover minutes together, and on each day of `days` not both absent.

    `most_together`: minutes of the week in which both may be at work; None: the split is not looked at.
    """

    id: str
    job_share: str
    name: str
    people: tuple[str, str]
    minutes: int
    window: Span
    days: tuple[int, ...]
    most_together: int | None = None


@dataclass(frozen=True, slots=True)
class RecordingNeed:
    """A write-up still owed: so many minutes of a person, done by `finish_by` (a civil minute)."""

    id: str
    staff: str
    case: str | None
    minutes: int
    finish_by: int


@dataclass(frozen=True, slots=True)
class Wish:
    """A person's wish on one day: to work or not in the span (or in the named shift), or to be at home."""

    id: str
    person: str
    day: int
    wants: Literal["work", "not_work", "home"]
    span: Span
    shift: str | None
    weight: int
    # Known to the person and the manager only.
    is_private: bool = False
