"""The rota as every format writes it: rows of people, cells of days, marks in shifts; figures, no formats.

Built by `planner.exporters.rota_sheet`. Times are civil minutes, days are date ordinals, lengths minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.domain.time_grid import Span


@dataclass(frozen=True, slots=True)
class SheetMark:
    """One activity of a shift; `span` holds its travel, `on_site` does not."""

    kind: str
    letter: str
    word: str
    colour: str
    # What it is beyond its kind: the event's or the duty desk's name.
    label: str
    case: str
    span: Span
    on_site: Span
    place: str
    is_pinned: bool
    demand: str | None
    with_people: tuple[str, ...] = ()
    # How many a visit asks for.
    workers: int = 1


@dataclass(frozen=True, slots=True)
class SheetShift:
    """One shift; `name` is the team's named shift, or ""."""

    id: str
    span: Span
    break_span: Span | None
    paid_minutes: int
    place: str
    name: str
    is_pinned: bool
    marks: tuple[SheetMark, ...]


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One person's day: shifts, or why there is none; `away` lists parts of the day with leave or study."""

    day: int
    shifts: tuple[SheetShift, ...] = ()
    off: str = ""
    away: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class HoursLine:
    """A person's week in minutes: agreed, credited for leave, planned (paid time)."""

    contract: int
    credit: int
    planned: int

    @property
    def difference(self) -> int:
        """Planned and credited time over (or, negative, under) the agreed hours."""
        return self.planned + self.credit - self.contract


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One person's week, seven cells from Monday."""

    staff: str
    name: str
    role: str
    hours: HoursLine
    cells: tuple[SheetCell, ...]
    is_lockdown: bool = False


@dataclass(frozen=True, slots=True)
class SheetWeek:
    """One week of the rota."""

    monday: int
    rows: tuple[SheetRow, ...]

    @property
    def days(self) -> range:
        return range(self.monday, self.monday + 7)


@dataclass(frozen=True, slots=True)
class UncoveredLine:
    """One demand not met, in words."""

    demand: str
    label: str
    case: str
    span: Span
    missing: str
    reason: str
    is_statutory: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings of each kind the rota has; `allowed`: policy exceptions that have their reason."""

    law: int
    shortfall: int
    policy: int
    wish: int
    allowed: int = 0


@dataclass(frozen=True, slots=True)
class RotaSheet:
    """The whole rota. `proof` says what was proved, in a sentence."""

    team_id: str
    team_name: str
    period: str
    state: str
    version: int
    made_by: str
    made_at: datetime
    proof: str
    counts: Counts
    weeks: tuple[SheetWeek, ...]
    uncovered: tuple[UncoveredLine, ...]
