"""Which week to plan when nobody says: the next one that asks for something."""

from __future__ import annotations

from datetime import date

from planner.domain.team import Team
from planner.domain.time_grid import day_of, monday_of


def week_to_plan(team: Team, today: int) -> date:
    """The Monday of the first week from this one on that has a visit or an event of the team.

    `today` is a day's ordinal. Where all of them are past: the last such week.
    Where there are none: next week.
    """
    this_week = monday_of(today)
    asked = {monday_of(day_of(visit.windows[0].start)) for visit in team.visits}
    asked |= {monday_of(day_of(event.start)) for event in team.events}
    coming = [monday for monday in asked if monday >= this_week]
    if coming:
        return date.fromordinal(min(coming))
    return date.fromordinal(max(asked, default=this_week + 7))
