"""Cover of a day, half-hour by half-hour: people needed, people free to help, people short.

*Need* is what the day asks at one moment: workers on visits (two for a two-worker visit, travel included; a
visit nobody makes counts at its own time), people on duty turns and named shifts or, where that is more, the
least number present. *Free to help* are people at work who are not on a break, in admin, supervision, court
writing, handover, CPD, a debrief or an event, and not in a lockdown week. Duty and visits are help.

Inside a half-hour the worst moment counts, so a gap of a quarter of an hour is seen. A half-hour that needs
people and has none is wholly short: it is drawn red, not left blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from planner.domain.indexed_shifts import indexed
from planner.domain.needs import ShiftNeed
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.remembered import Remembered
from planner.domain.rota import Shift, Uncovered
from planner.domain.time_grid import COVER_GRID, DAY, Span, civil, merged, minus, monday_of
from planner.reports.visit_times import PlacedVisit, visit_times

# What a person at work is not called away from, and when they are off.
NOT_FREE_IN = frozenset(
    {
        *("protected_admin", "supervision", "court_writing", "handover", "cpd", "debrief", "event"),
        *("recording", "time_off"),
    }
)

# What is free of shifts, and of the days, that were looked at last.
_FREE: Remembered[Shift, tuple[Span, ...]] = Remembered(20_000)
_FREE_OF_DAYS: Remembered[tuple[object, ...], tuple[Span, ...]] = Remembered(200)


@dataclass(frozen=True, slots=True)
class CoverCell:
    """One half-hour `[start, end)` in civil minutes; the rest are people. `short` is need beyond free."""

    start: int
    end: int
    need: int
    free: int
    short: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """People asked for in a span beside visits. Turns add up; presence asks for a least number of all."""

    span: Span
    people: int
    kind: Literal["turn", "presence"]


_AskedByDay = Mapping[int, tuple[_Asked, ...]]
_ASKED: Remembered[tuple[object, ...], _AskedByDay] = Remembered(4)
_IN_LOCKDOWN: Remembered[tuple[Person, ...], frozenset[tuple[str, int]]] = Remembered(4)
# Curves of days that were looked at last: an edit changes a day or two.
_CURVES: Remembered[tuple[object, ...], tuple[CoverCell, ...]] = Remembered(200)


def cover_curve(
    problem: RotaProblem, shifts: Sequence[Shift], day: date | int, uncovered: Sequence[Uncovered] = ()
) -> tuple[CoverCell, ...]:
    """The 48 half-hours of the day (a date or its ordinal), from midnight.

    `uncovered` (the rota's) says at what time a visit that nobody makes is shown; without it, at the start
    of its first window.
    """
    return CoverCurves(problem, shifts, uncovered).day(day)


class CoverCurves:
    """The curves of any day of one rota: people and demand are sorted by day once, not once a day."""

    def __init__(
        self, problem: RotaProblem, shifts: Sequence[Shift], uncovered: Sequence[Uncovered] = ()
    ) -> None:
        self._problem = problem
        self._shifts = indexed(shifts).touching
        self._visits = visit_times(problem, shifts, uncovered).of_day
        follows_from = (problem.people, problem.duty_turns, problem.shift_needs, problem.presence)
        self._asked = _ASKED.answer(problem.team_id, follows_from, partial(_asked_by_day, problem))
        self._in_lockdown = _IN_LOCKDOWN.answer(
            problem.team_id, problem.people, partial(_lockdown_weeks, problem)
        )

    def day(self, day: date | int) -> tuple[CoverCell, ...]:
        """The 48 half-hours of the day (a date or its ordinal), from midnight."""
        ordinal = day if isinstance(day, int) else day.toordinal()
        key = (self._problem.team_id, ordinal)
        there = (self._shifts.get(ordinal, ()), self._in_lockdown)
        free = _FREE_OF_DAYS.answer(key, there, partial(_free_on, key, *there))
        visits = tuple(self._visits.get(ordinal, {}).values())
        asked = self._asked.get(ordinal, ())
        return _CURVES.answer(key, (free, visits, asked), partial(_curve, ordinal, free, visits, asked))


def _curve(
    day: int, free: Sequence[Span], visits: Sequence[PlacedVisit], asked: Sequence[_Asked]
) -> tuple[CoverCell, ...]:
    midnight = civil(day)
    worst: dict[int, CoverCell] = {}
    for moment, need, ready in _moments(midnight, free, visits, asked):
        start = moment - moment % COVER_GRID
        short, cell = max(0, need - ready), worst.get(start)
        if cell is not None:
            need, ready, short = max(need, cell.need), min(ready, cell.free), max(short, cell.short)
        worst[start] = CoverCell(start, start + COVER_GRID, need, ready, short)
    return tuple(worst.values())


def _moments(
    midnight: int, free: Sequence[Span], visits: Sequence[PlacedVisit], asked: Sequence[_Asked]
) -> Iterator[tuple[int, int, int]]:
    """Each half-hour and each moment of the day at which something changes, with need and people free."""
    turns = [each for each in asked if each.kind == "turn"]
    presence = [each for each in asked if each.kind == "presence"]
    steps = [
        _steps(midnight, visits),
        _steps(midnight, [(each.span, each.people) for each in turns]),
        _steps(midnight, [(span, 1) for span in free]),
    ]
    edges = {edge for each in presence for edge in (each.span.start, each.span.end)}
    edges.update(*steps, range(midnight, midnight + DAY, COVER_GRID))
    visiting = on_turn = ready = 0
    for moment in sorted(edge for edge in edges if midnight <= edge < midnight + DAY):
        visiting += steps[0].get(moment, 0)
        on_turn += steps[1].get(moment, 0)
        ready += steps[2].get(moment, 0)
        least = max(
            (each.people for each in presence if each.span.start <= moment < each.span.end), default=0
        )
        yield moment, visiting + max(on_turn, least), ready


def _steps(midnight: int, spans: Iterable[tuple[Span, int]]) -> dict[int, int]:
    """How many more or fewer people there are from a moment on; what began earlier begins with the day."""
    steps: dict[int, int] = {}
    for span, people in spans:
        start = max(span.start, midnight)
        if start < span.end:
            steps[start] = steps.get(start, 0) + people
            steps[span.end] = steps.get(span.end, 0) - people
    return steps


def _free_on(
    key: tuple[str, int], shifts: Iterable[Shift], in_lockdown: frozenset[tuple[str, int]]
) -> tuple[Span, ...]:
    team, day = key
    return tuple(
        span
        for shift in shifts
        if (shift.staff, monday_of(shift.day)) not in in_lockdown
        for span in _FREE.answer((team, shift.id), shift, partial(_free_of, shift))
        if day in span.days
    )


def _free_of(shift: Shift) -> tuple[Span, ...]:
    busy = [activity.span for activity in shift.activities if activity.kind in NOT_FREE_IN]
    if shift.break_span:
        busy.append(shift.break_span)
    return minus(shift.span, merged(busy))


def _lockdown_weeks(problem: RotaProblem) -> frozenset[tuple[str, int]]:
    """Who is in lockdown, and in the weeks of which Mondays."""
    return frozenset(
        (person.id, week.monday) for person in problem.people for week in person.weeks if week.is_lockdown
    )


def _asked_by_day(problem: RotaProblem) -> _AskedByDay:
    """What each day asks for beside visits."""
    named = [(named_shift_span(problem, each), each.least) for each in problem.shift_needs]
    turns = [(each.span, each.least) for each in problem.duty_turns]
    asked = [_Asked(span, people, "turn") for span, people in (*turns, *named)]
    asked += [_Asked(each.span, each.least, "presence") for each in problem.presence]
    found: dict[int, tuple[_Asked, ...]] = {}
    for each in asked:
        for day in each.span.days:
            found[day] = (*found.get(day, ()), each)
    return found


def named_shift_span(problem: RotaProblem, need: ShiftNeed) -> Span:
    """The times of a named shift on its day, as anyone may work it; the whole day when nobody may."""
    index = need.day - problem.first_day
    for person in problem.people:
        for option in person.days[index].options:
            if option.name == need.shift:
                return Span(option.start_earliest, option.end_latest)
    return Span(civil(need.day), civil(need.day) + DAY)
