"""What it does to cover that somebody is not there, told before anybody decides it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from planner.domain.rota import Shift
from planner.domain.team import Team
from planner.domain.time_grid import COVER_GRID, DAY, Span, civil, clock, day_label, monday_of
from planner.reports.demand_grid import CELLS, available_people, need_grid
from planner.rules.availability import ACTIVITY_NAMES
from planner.rules.wording import counted, span_text
from planner.services.freeze_problem import freeze_problem

# Who is away for longer is looked at so far.
MOST_DAYS = 62
# So many weeks are looked at for half-hours that would be short; of these days the first are told, and how
# many more there are.
WEEKS_BY_PATTERN = 4
MOST_NAMED = 8
IN_THE_ROTA = "In the rota:"
# One and several of them.
NOUNS = {
    "visit": ("visit", "visits"),
    "duty": ("duty turn", "duty turns"),
    "court_writing": ("block of court writing", "blocks of court writing"),
    "supervision": ("supervision", "supervisions"),
    "event": ("event", "events"),
    "handover": ("handover", "handovers"),
}


@dataclass(frozen=True, slots=True)
class Gone:
    """Whose time falls away on which days (ordinals, in order); from `start` to `end` minutes of each."""

    staff: str
    days: Sequence[int]
    start: int = 0
    end: int = DAY

    def takes(self, day: int, span: Span) -> bool:
        """Whether some of the time falls away, which is planned with a shift of the day."""
        if day not in self.days:
            return False
        is_whole = (self.start, self.end) == (0, DAY)
        return is_whole or span.overlaps(Span(civil(day, self.start), civil(day, self.end)))


def cover_effect(before: Team, after: Team, gone: Gone, shifts: Sequence[Shift]) -> tuple[str, ...]:
    """Sentences, gravest first: half-hours that would be short by patterns alone, then planned work that
    would need somebody else; empty when nothing would be short and nothing is planned.

    `shifts`: those in rotas of these days.
    """
    near = [day for day in gone.days if day < gone.days[0] + 7 * WEEKS_BY_PATTERN]
    short = [
        sentence
        for monday, days in groupby(near, monday_of)
        for sentence in _short_in(before, after, monday, days)
    ]
    if len(short) > MOST_NAMED:
        more = counted(len(short) - MOST_NAMED, "more day")
        where = f" in the first {WEEKS_BY_PATTERN} weeks" if len(near) < len(gone.days) else ""
        short[MOST_NAMED:] = [f"{more} would be short{where}."]
    mine = [shift for shift in shifts if shift.staff == gone.staff]
    pins = [shift for shift in before.pins if shift.staff == gone.staff]
    return (*short, *_pinned(gone, (*pins, *mine)), *_planned(gone, mine))


def _short_in(before: Team, after: Team, monday: int, days: Iterable[int]) -> Iterator[str]:
    """Of each of the week's days the worst half-hour that is short without them and was less so with them."""
    week = date.fromordinal(monday)
    was, grid = freeze_problem(before, week), need_grid(freeze_problem(after, week))
    for day in days:
        need, then = [cell.people for cell in grid[day - monday].cells], grid[day - monday].free
        there = available_people(was, day)
        worse = [cell for cell in range(CELLS) if need[cell] > then[cell] and then[cell] < there[cell]]
        if worse:
            worst = max(worse, key=lambda cell: need[cell] - then[cell])
            yield (
                f"{day_label(day)}: {need[worst]} needed at {clock(worst * COVER_GRID)}, {then[worst]} could "
                f"be at work; short for {len(worse) * COVER_GRID / 60:g} h."
            )


def _pinned(gone: Gone, shifts: Sequence[Shift]) -> Iterator[str]:
    """What is pinned at the time: no rota can keep both."""
    pins: dict[Span, str] = {}
    for shift in shifts:
        if shift.is_pinned and gone.takes(shift.day, shift.span):
            pins[shift.span] = "a shift"
        for activity in shift.activities:
            if activity.is_pinned and gone.takes(shift.day, activity.span):
                pins[activity.span] = ACTIVITY_NAMES[activity.kind]
    if pins:
        parts = ", ".join(f"{pins[span]} {span_text(span)}" for span in sorted(pins))
        yield f"{IN_THE_ROTA} {parts} pinned. Unpin it, or no rota keeps the law."


def _planned(gone: Gone, shifts: Sequence[Shift]) -> Iterator[str]:
    """Work in the rota that would need somebody else."""
    work = Counter(
        activity.kind
        for shift in shifts
        for activity in shift.activities
        if activity.kind in NOUNS and gone.takes(shift.day, activity.span)
    )
    if work:
        parts = ", ".join(counted(number, *NOUNS[kind]) for kind, number in work.items())
        yield f"{IN_THE_ROTA} {parts} would need somebody else."
