"""Requests that nobody has answered yet: planning goes on as if they were not there, and says so."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.rules.wording import days_text


def requests_not_planned(team: Team, days: range) -> Iterator[str]:
    """A sentence for each request of leave or TOIL on one of the days (ordinals)."""
    names = team.staff_names
    for absence in team.absences:
        first = max(absence.dates.first.toordinal(), days[0])
        last = min(absence.dates.last.toordinal() if absence.dates.last else days[-1], days[-1])
        if absence.state == "requested" and first <= last:
            # What for is private: the sentence is kept with the rota and printed.
            who = names.get(absence.staff, absence.staff)
            yield (
                f"{who}'s request to be away, {days_text(first, last)}, is not approved: "
                "planned as if they work."
            )
    for entry in team.toil:
        if entry.state == "requested" and entry.on.toordinal() in days:
            who = names.get(entry.staff, entry.staff)
            yield f"{who}'s TOIL request of {day_label(entry.on.toordinal())} is not agreed and not planned."
