"""Cover of a day, half-hour by half-hour: people needed, people free to help, people short.

*Need* is what the day asks at one moment: workers on visits (two for a two-worker visit, travel included; a
visit nobody makes counts at its own time), people on duty turns and named shifts or, where that is more, the
least number present. *Free to help* are people at work who are not on a break, in admin, supervision, court
writing, handover, CPD, a debrief or an event, and not in a lockdown week. Duty and visits are help.

Inside a half-hour the worst moment counts, so a gap of a quarter of an hour is seen. A half-hour that needs
people and has none is wholly short: it is drawn red, not left blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from planner.domain.needs import ShiftNeed, VisitNeed
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.remembered import Remembered
from planner.domain.rota import Shift, Uncovered
from planner.domain.time_grid import COVER_GRID, DAY, Span, civil, day_of, merged, minus

# What a person at work is not called away from, and when they are off.
NOT_FREE_IN = frozenset(
    {
        *("protected_admin", "supervision", "court_writing", "handover", "cpd", "debrief", "event"),
        *("recording", "time_off"),
    }
)

# What is free of shifts, and of the days, that were looked at last.
_FREE: Remembered[Shift, tuple[Span, ...]] = Remembered(20_000)
_FREE_OF_DAYS: Remembered[tuple[tuple[Shift, ...], tuple[Person, ...]], tuple[Span, ...]] = Remembered(200)


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
    """People asked for in a span. Visits and turns add up; presence asks for a least number of all."""

    span: Span
    people: int
    kind: Literal["visit", "turn", "presence"]


# Curves of days that were looked at last: an edit changes a day or two.
_CURVES: Remembered[tuple[tuple[Span, ...], tuple[_Asked, ...]], tuple[CoverCell, ...]] = Remembered(200)


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
        self._shifts: dict[int, list[Shift]] = {}
        for shift in shifts:
            for day in range(shift.day, (shift.end - 1) // DAY + 1):
                self._shifts.setdefault(day, []).append(shift)
        self._asked: dict[int, list[_Asked]] = {}
        for each in _all_asked(problem, shifts, uncovered):
            for day in _days_of(each.span):
                self._asked.setdefault(day, []).append(each)

    def day(self, day: date | int) -> tuple[CoverCell, ...]:
        """The 48 half-hours of the day (a date or its ordinal), from midnight."""
        ordinal = day if isinstance(day, int) else day.toordinal()
        key = (self._problem.team_id, ordinal)
        shifts = tuple(self._shifts.get(ordinal, ()))
        free = _FREE_OF_DAYS.answer(
            key, (shifts, self._problem.people), partial(_free_on, self._problem, shifts, ordinal)
        )
        asked = tuple(self._asked.get(ordinal, ()))
        return _CURVES.answer(key, (free, asked), partial(_curve, ordinal, free, asked))


def _curve(day: int, free: Sequence[Span], asked: Sequence[_Asked]) -> tuple[CoverCell, ...]:
    midnight = civil(day)
    worst: dict[int, CoverCell] = {}
    for moment, need, ready in _moments(midnight, free, asked):
        start = moment - moment % COVER_GRID
        short, cell = max(0, need - ready), worst.get(start)
        if cell is not None:
            need, ready, short = max(need, cell.need), min(ready, cell.free), max(short, cell.short)
        worst[start] = CoverCell(start, start + COVER_GRID, need, ready, short)
    return tuple(worst.values())


def _moments(midnight: int, free: Sequence[Span], asked: Sequence[_Asked]) -> Iterator[tuple[int, int, int]]:
    """Each half-hour and each moment of the day at which something changes, with need and people free."""
    added_up = [each for each in asked if each.kind == "visit"]
    turns = [each for each in asked if each.kind == "turn"]
    presence = [each for each in asked if each.kind == "presence"]
    steps = [
        _steps(midnight, [(each.span, each.people) for each in added_up]),
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


def _days_of(span: Span) -> range:
    """The days (ordinals) that the span touches."""
    return range(day_of(span.start), day_of(span.end - 1) + 1)


def _free_on(problem: RotaProblem, shifts: Iterable[Shift], day: int) -> tuple[Span, ...]:
    return tuple(span for span in _free_spans(problem, shifts) if day in _days_of(span))


def _free_spans(problem: RotaProblem, shifts: Iterable[Shift]) -> Iterator[Span]:
    for shift in shifts:
        if _is_in_lockdown(problem, shift):
            continue
        yield from _FREE.answer((problem.team_id, shift.id), shift, partial(_free_of, shift))


def _free_of(shift: Shift) -> tuple[Span, ...]:
    busy = [activity.span for activity in shift.activities if activity.kind in NOT_FREE_IN]
    if shift.break_span:
        busy.append(shift.break_span)
    return minus(shift.span, merged(busy))


def _is_in_lockdown(problem: RotaProblem, shift: Shift) -> bool:
    person = problem.person_by_id.get(shift.staff)
    week = (shift.day - problem.first_day) // 7
    return person is not None and 0 <= week < len(person.weeks) and person.weeks[week].is_lockdown


def _all_asked(
    problem: RotaProblem, shifts: Sequence[Shift], uncovered: Sequence[Uncovered]
) -> Iterator[_Asked]:
    planned = _planned_visits(shifts)
    shown_at = {each.demand: each.start for each in uncovered if each.kind == "visit"}
    for visit in problem.visits:
        span = planned.get(visit.id) or _unmade(visit, shown_at)
        yield _Asked(span, visit.workers, "visit")
    for turn in problem.duty_turns:
        yield _Asked(turn.span, turn.least, "turn")
    for named in problem.shift_needs:
        yield _Asked(named_shift_span(problem, named), named.least, "turn")
    for presence in problem.presence:
        yield _Asked(presence.span, presence.least, "presence")


def _planned_visits(shifts: Iterable[Shift]) -> dict[str, Span]:
    planned: dict[str, Span] = {}
    for shift in shifts:
        for activity in shift.activities:
            if activity.kind == "visit" and activity.demand is not None:
                planned.setdefault(activity.demand, activity.span)
    return planned


def _unmade(visit: VisitNeed, shown_at: dict[str, int]) -> Span:
    start = shown_at.get(visit.id, visit.windows[0].start)
    return Span(start - visit.travel_before, start + visit.minutes + visit.travel_after)


def named_shift_span(problem: RotaProblem, need: ShiftNeed) -> Span:
    """The times of a named shift on its day, as anyone may work it; the whole day when nobody may."""
    index = need.day - problem.first_day
    for person in problem.people:
        for option in person.days[index].options:
            if option.name == need.shift:
                return Span(option.start_earliest, option.end_latest)
    return Span(civil(need.day), civil(need.day) + DAY)
