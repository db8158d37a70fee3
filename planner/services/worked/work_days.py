"""The days that a person has worked by the published rota, and what they have told of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.domain.rota import Shift
from planner.domain.team import Team
from planner.domain.time_grid import Span, day_of
from planner.domain.worked_days import WorkedDay
from planner.services.published_days import shifts_on

# How far back days are shown to be confirmed.
DAYS_BACK = 14


@dataclass(frozen=True, slots=True)
class WorkDay:
    """One day: the shift as published (None: nothing was planned), and what was told of it."""

    staff: str
    day: int
    shift: Shift | None
    told: WorkedDay | None

    @property
    def is_open(self) -> bool:
        """Whether it waits to be confirmed."""
        return self.told is None


def attended(shift: Shift) -> Span:
    """When the person is to be there: the shift without time off at its ends."""
    start, end = shift.start, shift.end
    for each in sorted(shift.activities, key=lambda one: one.start):
        if each.is_off and each.start <= start:
            start = max(start, each.end)
    for each in sorted(shift.activities, key=lambda one: one.end, reverse=True):
        if each.is_off and each.end >= end:
            end = min(end, each.start)
    return Span(start, end) if start < end else shift.span


def published_shift(team: Team, staff: str, day: int) -> Shift | None:
    """The person's published shift of a day (an ordinal)."""
    return _published_shifts(team, staff, range(day, day + 1)).get(day)


def _published_shifts(team: Team, staff: str, days: range) -> dict[int, Shift]:
    return {shift.day: shift for shift in shifts_on(team, days) if shift.staff == staff}


def work_days(team: Team, told: Iterable[WorkedDay], staff: str, now: int) -> tuple[WorkDay, ...]:
    """The days up to now (a civil minute) whose shift has ended, or of which something is told; latest first.

    Of the last two weeks; what is told of earlier days stays in the records.
    """
    days = range(day_of(now) - DAYS_BACK, day_of(now) + 1)
    shifts = _published_shifts(team, staff, days)
    mine = {day: each for each in told if each.staff == staff and (day := each.on.toordinal()) in days}
    ended = {day for day, shift in shifts.items() if attended(shift).end <= now}
    return tuple(
        WorkDay(staff, day, shifts.get(day), mine.get(day)) for day in sorted(ended | set(mine), reverse=True)
    )


def open_days(days: Sequence[WorkDay]) -> int:
    """How many wait to be confirmed."""
    return sum(each.is_open for each in days)
