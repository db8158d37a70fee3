"""The cover of each week: how many people are free for duty and visits, and how many it needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import ceil

from planner.domain.needs import DutyTurn
from planner.domain.problem import RotaProblem
from planner.domain.time_grid import DAY, day_label, day_of, hours_label

# What one person can do of visits in a day: an hour and a half each, travel and write-up included.
VISIT_MINUTES_A_DAY = 300


@dataclass(frozen=True, slots=True)
class DayCover:
    """One day's people: `free` work and are not in lockdown; `duty` and `visits` are how many it takes."""

    day: int
    free: int
    duty: int
    visits: int

    @property
    def needed(self) -> int:
        return self.duty + self.visits

    @property
    def spare(self) -> int:
        return self.free - self.needed


@dataclass(frozen=True, slots=True)
class WeekCover:
    """A week by its thinnest day, with the hours of the whole week; lengths in minutes."""

    monday: int
    thinnest: DayCover
    front_line_minutes: int
    visit_minutes: int
    in_lockdown: int

    @property
    def is_short(self) -> bool:
        return self.thinnest.spare < 0

    @property
    def words(self) -> str:
        """`6 free, 4 needed on Tue 24 Nov (2 on duty, 2 for visits)`."""
        day = self.thinnest
        if not day.free and not day.needed:
            return "Nobody works and nothing is asked."
        short = f"{-day.spare} short" if self.is_short else "enough people"
        return (
            f"{short}: {day.free} free, {day.needed} needed on {day_label(day.day)} ({day.duty} on duty, "
            f"{day.visits} for visits); {hours_label(self.visit_minutes)} of visits in the week, "
            f"{self.in_lockdown} in lockdown"
        )


def week_covers(problem: RotaProblem, locked: Collection[tuple[str, int]]) -> tuple[WeekCover, ...]:
    """The cover of each week of the problem; `locked` are the people in lockdown, by the week's Monday."""
    visits = _visit_minutes(problem)
    return tuple(
        _week(problem, problem.first_day + 7 * week, locked, visits) for week in range(problem.weeks)
    )


def _week(
    problem: RotaProblem, monday: int, locked: Collection[tuple[str, int]], visits: dict[int, float]
) -> WeekCover:
    days = [_day(problem, day, monday, locked, visits) for day in range(monday, monday + 7)]
    asked = [day for day in days if day.needed or day.free] or days
    # A day on which nothing is asked is thin for nobody.
    thinnest = min(asked, key=lambda day: (not day.needed, day.spare, day.day))
    offset = (monday - problem.first_day) // 7
    present = [person for person in problem.people if (person.id, monday) not in locked]
    minutes = sum(
        max(0, week.contract_minutes - week.credit_minutes - week.reserve_minutes)
        for person in present
        for week in (person.weeks[offset],)
    )
    booked = round(sum(visits.get(day, 0.0) for day in range(monday, monday + 7)))
    return WeekCover(monday, thinnest, minutes, booked, len(problem.people) - len(present))


def _day(
    problem: RotaProblem,
    day: int,
    monday: int,
    locked: Collection[tuple[str, int]],
    visits: dict[int, float],
) -> DayCover:
    offset = day - problem.first_day
    free = sum(
        bool(person.days[offset].options)
        and (person.id, monday) not in locked
        and day not in person.off_front_line
        for person in problem.people
    )
    duty = _peak([turn for turn in problem.duty_turns if day_of(turn.span.start) == day])
    return DayCover(day, free, duty, ceil(visits.get(day, 0.0) / VISIT_MINUTES_A_DAY))


def _peak(turns: list[DutyTurn]) -> int:
    """The most people on duty at one time."""
    return max(
        (
            sum(each.least for each in turns if each.span.start <= turn.span.start < each.span.end)
            for turn in turns
        ),
        default=0,
    )


def _visit_minutes(problem: RotaProblem) -> dict[int, float]:
    """Minutes of visits by day, a visit's shared out among the days on which somebody can make it."""
    found: dict[int, float] = {}
    worked = {day.day for person in problem.people for day in person.days if day.options}
    for visit in problem.visits:
        asked = {day for window in visit.windows for day in _days(window.start, window.end)}
        days = sorted(asked & worked or asked)
        for day in days:
            found[day] = found.get(day, 0.0) + visit.whole_minutes * visit.workers / len(days)
    return found


def _days(start: int, end: int) -> Iterator[int]:
    yield from range(start // DAY, (end - 1) // DAY + 1)
