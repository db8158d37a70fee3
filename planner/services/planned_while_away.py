"""Published shifts of somebody who is away now, or not in the team: their week wants to be repaired."""

from __future__ import annotations

from datetime import date

from planner.domain.rota import Shift
from planner.domain.staff import Absence, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, civil
from planner.services.published_days import shifts_on

# What has an open end is followed so far.
MOST_DAYS = 26 * 7


def planned_while_away(team: Team, absence: Absence, today: date) -> tuple[Shift, ...]:
    """In order, from today on; of leave by the hour those that it cuts into."""
    first = max(absence.dates.first, today).toordinal()
    last = absence.dates.last.toordinal() if absence.dates.last is not None else first + MOST_DAYS
    found = [
        shift
        for shift in shifts_on(team, range(first, last + 1))
        if shift.staff == absence.staff and shift.span.overlaps(_away_on(absence, shift.day))
    ]
    return tuple(sorted(found, key=lambda shift: shift.start))


def planned_while_out(team: Team, member: StaffMember, today: date) -> tuple[Shift, ...]:
    """In order, from today on; of days on which the person is on loan, or has no contract."""
    first = today.toordinal()
    found = [
        shift
        for shift in shifts_on(team, range(first, first + MOST_DAYS))
        if shift.staff == member.id and not member.is_in_team(shift.day)
    ]
    return tuple(sorted(found, key=lambda shift: shift.start))


def _away_on(absence: Absence, day: int) -> Span:
    return Span(civil(day, absence.start or 0), civil(day, DAY if absence.end is None else absence.end))
