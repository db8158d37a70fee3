"""What may be planned: activities, one person's day, and what several days or people do together.

Times are horizon minutes (see `solver.variables`). A `DayPlan` is one person's possible shift on one day; a
`Candidate` is an activity that may be put into it. Whatever can be only one way is a number and makes no
variable.

    works, options   whether, and as which option, the day is worked (literals)
    start, end       ends of the shift on the 15-minute grid; only meaningful when it is worked
    length, paid     minutes of the shift and of its paid part; 0 on a day off
    candidates       activities, each with its literal, start and size; they never overlap
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from planner.domain.needs import VisitNeed
from planner.domain.person import Person, PersonDay, ShiftOption
from planner.domain.rota import ActivityKind, ActivityPlace, Shift
from planner.domain.time_grid import Span
from solver.terms import Expression, Literal, is_always


@dataclass(frozen=True, slots=True)
class Candidate:
    """An activity that is in the shift when `literal` holds: `[start, start + size)`, travel included."""

    kind: ActivityKind
    demand: str | None
    literal: Literal
    start: Expression
    size: Expression
    # Bounds of start and end over all solutions in which it is there.
    reach: Span
    longest: int
    shortest: int = 0
    # Minutes it adds when it is there, 0 when not.
    amount: Expression = 0
    travel_before: int = 0
    travel_after: int = 0
    place: ActivityPlace = "office"
    interval: cp_model.IntervalVar | None = None
    is_pinned: bool = False
    # Pinned lieu reserve that has been released: the person is off.
    is_released: bool = False
    # For a visit: the literals of its starts, by start on site.
    starts: Mapping[int, Literal] = field(default_factory=dict)

    @property
    def earliest_end(self) -> int:
        """The earliest moment at which it can end, if its size is fixed; else when it can begin."""
        return self.reach.start + (self.size if isinstance(self.size, int) else 0)


@dataclass(slots=True, eq=False)
class DayPlan:
    """One person's possible shift on one day; see the module docstring."""

    person: Person
    person_day: PersonDay
    midnight: int
    works: Literal
    # Options in horizon minutes, each with the literal that it is the one worked.
    options: tuple[tuple[ShiftOption, Literal], ...]
    start: Expression
    end: Expression
    # All that a shift of the day can touch.
    starts: Span
    ends: Span
    length: Expression
    # Lengths of the unpaid break with the literal that it is due, and where it starts if it is pinned.
    breaks: tuple[tuple[int, Literal], ...]
    paid: Expression
    at_home: Literal
    pinned: Shift | None = None
    break_start: Expression | None = None
    candidates: list[Candidate] = field(default_factory=list)
    # The break as an interval, once for each length it may have.
    rests: list[cp_model.IntervalVar] = field(default_factory=list)

    @property
    def day(self) -> int:
        return self.person_day.day

    @property
    def name(self) -> str:
        return f"{self.person.id}@{self.day}"

    @property
    def reach(self) -> Span:
        """From the earliest start to the latest end."""
        return Span(self.starts.start, self.ends.end)

    @property
    def can_work(self) -> bool:
        return bool(self.options)

    @property
    def is_home_only(self) -> bool:
        """Whether every shift of the day is worked at home."""
        if self.pinned is not None:
            return self.pinned.place == "home"
        return all(option.place == "home" for option, _ in self.options)

    @property
    def sure(self) -> Span | None:
        """What every shift of the day contains, when the day is surely worked."""
        if not is_always(self.works) or self.starts.end >= self.ends.start:
            return None
        return Span(self.starts.end, self.ends.start)


@dataclass(slots=True)
class VisitPlan:
    """A visit: one start for all its workers, and who goes on which day's shift."""

    need: VisitNeed
    # Start on site, and the literal of each start on the grid (exactly one holds).
    start: Expression
    starts: dict[int, Literal]
    workers: dict[tuple[str, int], Literal]
    # Literals that the start is one of several moments.
    among: dict[tuple[int, ...], Literal] = field(default_factory=dict)
    # How many workers it lacks.
    missing: Expression = 0

    def of(self, person: str) -> list[Literal]:
        """The literals by which the person goes."""
        return [literal for (who, _), literal in self.workers.items() if who == person]

    def overlapping(self, cell: Span) -> list[Literal]:
        """Starts at which the visit with its travel overlaps the span."""
        need = self.need
        return [
            literal
            for start, literal in self.starts.items()
            if start - need.travel_before < cell.end and cell.start < start + need.minutes + need.travel_after
        ]


@dataclass(frozen=True, slots=True)
class WriteUpPlan:
    """The write-up of a visit: at one time, by one of those who may make the visit, on one of some days."""

    visit: VisitPlan
    blocks: tuple[tuple[DayPlan, Candidate], ...]
    # By start of the visit: when it has to be written up.
    deadlines: Mapping[int, int]
    # Holds when a pinned write-up counts: then none of the blocks does.
    is_pinned: Literal = 0


@dataclass(frozen=True, slots=True)
class TimeOff:
    """Time off in lieu of one day: all of it, and what lies in ordinary hours; `size` of it is planned and
    may be up to `longest`, the rest is pinned."""

    minutes: Expression
    ordinary: Expression
    size: Expression = 0
    longest: int = 0


@dataclass(frozen=True, slots=True)
class DebriefPlan:
    """The debrief after a visit: one start, who may have it and who may listen, each in a day's shift."""

    visit: VisitPlan
    start: cp_model.IntVar
    workers: tuple[tuple[DayPlan, Candidate], ...]
    listeners: list[tuple[DayPlan, Candidate]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """A meeting of two people that may be held on one day; the candidate is in both their shifts."""

    plans: tuple[DayPlan, DayPlan]
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Wanted:
    """Blocks of one kind on several days, of which so many minutes are wanted in all."""

    blocks: tuple[tuple[DayPlan, Candidate], ...]
    minutes: Expression
