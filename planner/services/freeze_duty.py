"""Shares of duty where a team has more of it than one day in eight of everybody's hours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.domain.needs import DutyTurn
from planner.domain.person import Person, PersonWeek
from planner.domain.time_grid import day_of, monday_of


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
    for monday, (minutes, longest) in asked.items():
        weeks = weeks_of[monday]
        if sum(week.duty_share_minutes for week in weeks if not week.is_lockdown) < minutes:
            hours = max(1, sum(_hours(week) for week in weeks))
            people = tuple(_raised(person, monday, minutes, hours, longest) for person in people)
    return people


def _hours(week: PersonWeek) -> int:
    """Minutes of the week that are there to be on duty in."""
    return 0 if week.is_lockdown else max(0, week.contract_minutes - week.credit_minutes)


def _raised(person: Person, monday: int, minutes: int, hours: int, turn: int) -> Person:
    weeks = tuple(
        replace(week, duty_share_minutes=share)
        if week.monday == monday
        and (share := -(-minutes * _hours(week) // (hours * turn)) * turn) > week.duty_share_minutes
        else week
        for week in person.weeks
    )
    return replace(person, weeks=weeks)
