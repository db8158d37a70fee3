"""Leave that is taken on another day: the team's records with it, for a trial and for the fix."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.records import DateRange
from planner.domain.staff import Absence
from planner.domain.team import Team
from planner.services.allow_exceptions import Allowance
from planner.services.team_changes import added, replaced


def leave_taken_on(team: Team, absence: Absence, day: int) -> Allowance:
    """The same leave on one more day (an ordinal)."""
    on = date.fromordinal(day)
    other = absence.model_copy(
        update={"id": f"{absence.id[:50]}.on-{on.isoformat()}", "dates": DateRange(first=on, last=on)}
    )
    return Allowance(changes=(added(team, "absences", other),))


def leave_moved(team: Team, absence: Absence, day: int) -> Allowance:
    """The absence without the day: shortened, split, or gone."""
    on = date.fromordinal(day)
    first, last = absence.dates.first, absence.dates.last
    one = timedelta(days=1)
    before = absence.model_copy(update={"dates": DateRange(first=first, last=on - one)})
    after = absence.model_copy(update={"dates": DateRange(first=on + one, last=last)})
    has_before, has_after = first < on, last is None or on < last
    if has_before and has_after:
        second = after.model_copy(update={"id": f"{absence.id[:50]}.after-{on.isoformat()}"})
        return Allowance(
            changes=(replaced(team, "absences", absence, before), added(team, "absences", second))
        )
    left = before if has_before else after if has_after else None
    return Allowance(changes=(replaced(team, "absences", absence, left),))
