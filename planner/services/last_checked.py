"""The rota that was checked last, so that the next edit of it is checked in its own small part only."""

from __future__ import annotations

from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.rules.live_check import LiveCheck
from planner.services.freeze_problem import freeze_problem


class LastChecked:
    """Remembers one checked rota. Taking it out forgets it: whoever takes it may change it, and keeps the
    result when the edit stands."""

    def __init__(self) -> None:
        self._team: Team | None = None
        self._rota: Rota | None = None
        self._live: LiveCheck | None = None

    def take(self, team: Team, rota: Rota) -> LiveCheck:
        """The live check of the rota, at its shifts: the remembered one, or made anew."""
        known, is_known = self._live, self._team is team and self._rota == rota
        self._live = None
        if known is not None and is_known:
            return known
        problem = freeze_problem(team, rota.first_day, rota.weeks, rota)
        return LiveCheck(problem, rota.shifts)

    def keep(self, team: Team, rota: Rota, live: LiveCheck) -> None:
        """Remember the check of the rota as it is now."""
        self._team, self._rota, self._live = team, rota, live


def same_pins(problem: RotaProblem, before: Rota, after: Rota) -> bool:
    """Whether a problem frozen with the pins of `before` also stands for `after`."""
    if problem.weeks != after.weeks:
        return False
    old = {shift.id: shift for shift in before.shifts}
    return all(
        shift.is_pinned == (was := old.get(shift.id, shift)).is_pinned
        and [each for each in shift.activities if each.is_pinned]
        == [each for each in was.activities if each.is_pinned]
        for shift in after.shifts
    )
