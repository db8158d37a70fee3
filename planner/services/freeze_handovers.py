"""From job shares to their handovers and shared weeks in a frozen problem."""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.bank_holidays import is_bank_holiday
from planner.domain.needs import HandoverNeed
from planner.domain.occurrences import occurrence_id
from planner.domain.person import Person
from planner.domain.records import WEEKDAY_NAMES
from planner.domain.staff import JobShare
from planner.domain.team import Team
from planner.domain.time_grid import Span, civil, weekday_of


def handover_needs(team: Team, days: range, people: Mapping[str, Person]) -> tuple[HandoverNeed, ...]:
    """Each job share in each planned week in which both are in post; `people` by id."""
    return tuple(
        _of_week(team, share, monday, [people[each] for each in share.people], days.start)
        for share in team.job_shares
        if set(share.people) <= people.keys()
        for monday in range(days.start, days.stop, 7)
    )


def _of_week(team: Team, share: JobShare, monday: int, pair: list[Person], first_day: int) -> HandoverNeed:
    week = range(monday, monday + 7)
    both_work = all(any(person.days[day - first_day].options for day in week) for person in pair)
    return HandoverNeed(
        id=occurrence_id(share.id, monday),
        job_share=share.id,
        name=share.name,
        people=(share.people[0], share.people[1]),
        minutes=share.handover_minutes_per_week if both_work else 0,
        window=Span(civil(monday), civil(monday + 7)),
        days=tuple(
            day
            for day in week
            if WEEKDAY_NAMES[weekday_of(day)] in share.days and not is_bank_holiday(team.nation, day)
        ),
        most_together=share.handover_minutes_per_week,
    )
