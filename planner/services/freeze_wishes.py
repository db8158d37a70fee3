"""From preferences to the wishes of a frozen problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.domain.needs import Wish
from planner.domain.person import Person
from planner.domain.staff import Preference
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, civil
from planner.services.kept_free import speaks_of


def wishes_of(team: Team, people: Mapping[str, Person]) -> tuple[Wish, ...]:
    """Each preference on each planned day it speaks of, where its person (by id) could work at all."""
    return tuple(
        wish
        for preference in team.preferences
        if preference.staff in people
        for wish in _wishes(preference, people[preference.staff])
    )


def _wishes(preference: Preference, person: Person) -> Iterator[Wish]:
    # What somebody cannot work is no wish: it is kept out of their days.
    if preference.wants == "cannot_work":
        return
    for person_day in person.days:
        day = person_day.day
        if not person_day.options or not speaks_of(preference, day):
            continue
        start = 0 if preference.start is None else preference.start
        end = DAY if preference.end is None else preference.end
        yield Wish(
            id=preference.id,
            person=person.id,
            day=day,
            wants=preference.wants,
            span=Span(civil(day) + start, civil(day) + end),
            shift=preference.shift,
            weight=preference.weight,
            is_private=preference.is_private,
        )
