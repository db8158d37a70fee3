"""What the board shows, as plain records: blocks, shifts, leave, people, cells. No Qt, no pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.domain.rota import Shift
from planner.domain.time_grid import Span, day_of

BlockLook = Literal[
    "visit",
    "duty",
    "admin",
    "court",
    "hearing",
    "superv",
    "event",
    "cpd",
    "reserve",
    "recording",
    "handover",
    "time_off",
]
TroubleKind = Literal["law", "policy", "wish"]


@dataclass(frozen=True, slots=True)
class BlockMark:
    """One activity inside a shift. `index`: its place in the shift; `text`: a ref or a short word."""

    index: int
    look: BlockLook
    span: Span
    icon: str
    text: str
    words: str
    workers: int = 1
    missing: int = 0
    is_due: bool = False
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class RestMark:
    """The rest between a shift and the next one, drawn when it is short."""

    span: Span
    is_tight: bool

    @property
    def text(self) -> str:
        hours = f"{self.span.minutes / 60:.2f}".rstrip("0").rstrip(".")
        return f"rest {hours} h"


@dataclass(frozen=True, slots=True)
class TroubleMark:
    """The gravest rule that a shift breaks, in a few words, and all the sentences."""

    kind: TroubleKind
    text: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShiftMark:
    """A shift as it is drawn. `is_unusual`: the times differ from the person's usual pattern."""

    shift: Shift
    blocks: tuple[BlockMark, ...]
    is_unusual: bool = False
    is_lockdown: bool = False
    is_changed: bool = False
    is_moving: bool = False
    rest_after: RestMark | None = None
    trouble: TroubleMark | None = None


@dataclass(frozen=True, slots=True)
class AwayMark:
    """Leave, sickness, study or the like: whole days in one bar, or a part of one day.

    `first` and `last` are ordinals; `part` is set when it is not whole days. `brief`: the words for a
    narrow place.
    """

    words: str
    detail: str
    icon: str
    first: int
    last: int
    part: Span | None = None
    brief: str = ""


@dataclass(frozen=True, slots=True)
class BoardCell:
    """One person on one day. `off_text` says why there is no shift; `pattern` is the usual one, not built."""

    day: int
    shift: ShiftMark | None = None
    off_text: str = ""
    away: AwayMark | None = None
    parts: tuple[AwayMark, ...] = ()
    pattern: Span | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person's row head; `toil` is in minutes, `planned` and `contract` too (of the first week)."""

    id: str
    name: str
    chips: tuple[str, ...]
    toil_minutes: int
    toil_text: str
    planned_minutes: int
    contract_minutes: int
    hours_text: str
    # The neighbour in the next row with whom the post is shared, if there is one.
    shares_post_below: bool = False
    shares_post_above: bool = False
    # Weeks of the horizon (0 is the first) that are lockdown weeks.
    lockdown_weeks: tuple[int, ...] = ()
    # The name of the group that begins with this row.
    group: str = ""

    @property
    def is_over(self) -> bool:
        """Planned over contract."""
        return self.planned_minutes > self.contract_minutes


@dataclass(frozen=True, slots=True)
class HandoverMark:
    """A job share's handover in one day: both people, the time, and their rows."""

    span: Span
    rows: tuple[int, int]


@dataclass(frozen=True, slots=True)
class UncoveredMark:
    """Demand not met: when, how much (`−1`, `−2 h`), in words, and by what it is found again.

    `shown` is where it is drawn: the span itself, or the last hour of one that runs over days.
    """

    demand: str
    span: Span
    shown: Span
    badge: str
    words: str
    reason: str
    # What it is called in few words: its case, or its name.
    label: str = ""

    @property
    def day(self) -> int:
        """The day (ordinal) at whose head it counts."""
        return day_of(self.shown.start)

    @property
    def has_time(self) -> bool:
        """Whether it belongs to one time of one day, not to days at large."""
        return self.shown == self.span
