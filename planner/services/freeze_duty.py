"""Shares of duty where a team has more of it than one day in eight of everybody's hours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from planner.domain.needs import DutyTurn
from planner.domain.person import Person, PersonWeek
from planner.domain.remembered import Remembered
from planner.domain.time_grid import day_of, monday_of

# Of people who were looked at last: an edit leaves nearly all shares, and so nearly everybody, as they are.
_RAISED: Remembered[tuple[Person, tuple[int, ...]], Person] = Remembered(1000)


def with_duty_shares(people: tuple[Person, ...], turns: Iterable[DutyTurn]) -> tuple[Person, ...]:
    """The people, each with their part of the week's duty by hours, in whole turns, where the shares of all
    together are less than it."""
    asked: dict[int, tuple[int, int]] = {}
    for turn in turns:
        monday = monday_of(day_of(turn.span.start))
        minutes, longest = asked.get(monday, (0, 0))
        asked[monday] = minutes + turn.least * turn.span.minutes, max(longest, turn.span.minutes)
    weeks_of: dict[int, list[PersonWeek]] = {monday: [] for monday in asked}
    for week in (week for person in people for week in person.weeks):
        weeks_of.setdefault(week.monday, []).append(week)
    parts: dict[int, _Part] = {}
    for monday, (minutes, longest) in asked.items():
        weeks = weeks_of[monday]
        if sum(week.duty_share_minutes for week in weeks if not week.is_lockdown) < minutes:
            parts[monday] = _Part(minutes, max(1, sum(_hours(week) for week in weeks)), longest)
    return tuple(_with_parts(person, parts) for person in people) if parts else people


class _Part(NamedTuple):
    """A week's duty, the hours of all who share it, and its longest turn; all in minutes."""

    minutes: int
    hours: int
    turn: int


def _with_parts(person: Person, parts: Mapping[int, _Part]) -> Person:
    shares = tuple(_share(week, parts.get(week.monday)) for week in person.weeks)
    key = (person.id, person.weeks[0].monday if person.weeks else None)
    return _RAISED.answer(key, (person, shares), partial(_raised, person, shares))


def _share(week: PersonWeek, part: _Part | None) -> int:
    """In whole turns, and never less than it was."""
    if part is None:
        return week.duty_share_minutes
    turns = -(-part.minutes * _hours(week) // (part.hours * part.turn))
    return max(week.duty_share_minutes, turns * part.turn)


def _hours(week: PersonWeek) -> int:
    """Minutes of the week that are there to be on duty in."""
    return 0 if week.is_lockdown else max(0, week.contract_minutes - week.credit_minutes)


def _raised(person: Person, shares: tuple[int, ...]) -> Person:
    weeks = tuple(
        week if week.duty_share_minutes == share else replace(week, duty_share_minutes=share)
        for week, share in zip(person.weeks, shares, strict=True)
    )
    return replace(person, weeks=weeks)
