"""What granting leave does to cover, told before anybody decides."""

from __future__ import annotations

from planner.domain.rota import Rota
from planner.domain.staff import Absence
from planner.domain.team import Team
from planner.domain.time_grid import DAY
from planner.services.cover_effect import MOST_DAYS, Gone, cover_effect


def leave_effect(team: Team, absence: Absence, rota: Rota | None) -> tuple[str, ...]:
    """Sentences as `cover_effect` has them; `rota`: the one at hand."""
    granted = absence.model_copy(update={"state": "approved"})
    others = tuple(each for each in team.absences if each.id != absence.id)
    after = team.model_copy(update={"absences": (*others, granted)})
    before = team.model_copy(update={"absences": others})
    first = absence.dates.first.toordinal()
    last = min((absence.dates.last or absence.dates.first).toordinal(), first + MOST_DAYS)
    end = DAY if absence.end is None else absence.end
    gone = Gone(absence.staff, range(first, last + 1), absence.start or 0, end)
    return cover_effect(before, after, gone, rota.shifts if rota else ())
