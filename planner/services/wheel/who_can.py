"""Who can be locked down, serve on duty or stand in: for proposals and for turns put by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.domain.needs import DutyTurn, VisitNeed
from planner.domain.person import Person, PersonDay
from planner.domain.time_grid import day_of


def days_of_week(person: Person, week: int) -> Sequence[PersonDay]:
    """The person's days of a planned week, counted from 0."""
    return person.days[7 * week : 7 * week + 7]


def works_enough(person: Person, week: int) -> bool:
    """Whether the person works at least half of the days that the week would have for them."""
    days = days_of_week(person, week)
    usual = sum(day.target_minutes > 0 or bool(day.options) for day in days)
    return 0 < usual <= 2 * sum(bool(day.options) for day in days)


def could_serve(person: Person, turn: DutyTurn, first_day: int) -> bool:
    """Whether the person's day has a shift that holds the turn."""
    day = person.days[day_of(turn.span.start) - first_day]
    return any(
        option.start_earliest <= turn.span.start and turn.span.end <= option.end_latest
        for option in day.options
    )


@dataclass(frozen=True, slots=True)
class Able:
    """Who could serve on a turn, and who of them holds each skill it asks for."""

    turn: DutyTurn
    people: frozenset[str]
    holders: tuple[tuple[frozenset[str], int], ...] = ()

    def lacks(self, locked: Collection[str]) -> bool:
        """Whether too few are left, and those locked down are why."""
        asked = ((self.people, self.turn.least), *self.holders)
        return any(len(who.difference(locked)) < min(least, len(who)) for who, least in asked)


def able_people(people: Sequence[Person], duty: Iterable[DutyTurn], first_day: int) -> tuple[Able, ...]:
    """Who could serve on each turn."""
    return tuple(_able(people, turn, first_day) for turn in duty)


def _able(people: Sequence[Person], turn: DutyTurn, first_day: int) -> Able:
    able = [person for person in people if could_serve(person, turn, first_day)]
    holders = tuple(
        (frozenset(person.id for person in able if _holds(person, turn, skill, first_day)), least)
        for skill, least in turn.skills
    )
    return Able(turn, frozenset(person.id for person in able), holders)


def lacking(able: Iterable[Able], first_day: int, week: int, locked: Collection[str]) -> DutyTurn | None:
    """A turn on duty of the week for which too few are left; None when those locked down are not why."""
    days = range(first_day + 7 * week, first_day + 7 * week + 7)
    found = (each.turn for each in able if day_of(each.turn.span.start) in days and each.lacks(locked))
    return next(found, None)


def own_visits(visits: Iterable[VisitNeed], staff: str, first_day: int, week: int) -> Iterator[VisitNeed]:
    """The person's own visits that can be made in that week only."""
    days = range(first_day + 7 * week, first_day + 7 * week + 7)
    for visit in visits:
        if visit.allocated == staff and all(day_of(w.start) in days for w in visit.windows):
            yield visit


def can_make(person: Person, visits: Iterable[VisitNeed], first_day: int) -> int:
    """How many of the visits the person has the skills and a working day for."""
    return sum(
        any(
            (day := person.days[day_of(window.start) - first_day]).options and set(visit.skills) <= day.skills
            for window in visit.windows
        )
        for visit in visits
    )


def _holds(person: Person, turn: DutyTurn, skill: str, first_day: int) -> bool:
    return skill in person.days[day_of(turn.span.start) - first_day].skills
