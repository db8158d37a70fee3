"""Which week to plan when nobody says: the next one that asks for something."""

from __future__ import annotations

from datetime import date

from planner.domain.demand import Event, Visit
from planner.domain.occurrences import first_day_of, next_day
from planner.domain.team import Team
from planner.domain.time_grid import monday_of


def week_to_plan(team: Team, today: int) -> date:
    """The Monday of the first week from this one on that has a visit or an event of the team.

    `today` is a day's ordinal. Where all of them are past: the last such week.
    Where there are none: next week.
    """
    this_week = monday_of(today)
    records: tuple[Visit | Event, ...] = (*team.visits, *team.events)
    asked = {monday_of(first_day_of(each)) for each in records}
    asked |= {
        monday_of(day)
        for each in records
        if each.repeats is not None and (day := next_day(team, each, this_week)) is not None
    }
    coming = [monday for monday in asked if monday >= this_week]
    if coming:
        return date.fromordinal(min(coming))
    return date.fromordinal(max(asked, default=this_week + 7))
