"""Who can be locked down, serve on duty or stand in: for proposals and for turns put by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from planner.domain.problem import DutyTurn, Person, PersonDay, VisitNeed
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


def lacking(
    people: Sequence[Person], duty: Iterable[DutyTurn], first_day: int, week: int, locked: Collection[str]
) -> DutyTurn | None:
    """A turn on duty of the week for which too few are left; None when those locked down are not why."""
    days = range(first_day + 7 * week, first_day + 7 * week + 7)
    for turn in duty:
        if day_of(turn.span.start) not in days:
            continue
        able = [person for person in people if could_serve(person, turn, first_day)]
        left = [person for person in able if person.id not in locked]
        if len(left) < min(turn.least, len(able)):
            return turn
        for skill, least in turn.skills:
            holders = [person for person in able if _holds(person, turn, skill, first_day)]
            if sum(person.id not in locked for person in holders) < min(least, len(holders)):
                return turn
    return None


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
