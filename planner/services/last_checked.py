"""The rota that was checked last, so that the next edit of it is checked in its own small part only."""

from __future__ import annotations

from planner.domain.in_steps import Steps, at_once
from planner.domain.indexed_shifts import indexed
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.team import Team
from planner.rules.live_check import LiveCheck
from planner.services.freeze_problem import problem_in_steps
from planner.services.new_findings import changed_shifts

# Of more shifts than that the whole check is as quick.
MOST_CHANGED = 200


class LastChecked:
    """Remembers one checked rota. Taking it out forgets it: whoever takes it may change it, and keeps the
    result when the edit stands."""

    def __init__(self) -> None:
        self._team: Team | None = None
        self._rota: Rota | None = None
        self._live: LiveCheck | None = None

    def take(self, team: Team, rota: Rota) -> LiveCheck:
        """The live check of the rota, at its shifts: the remembered one, moved to the team and the rota where
        they have changed a little, or one made anew."""
        return at_once(self.take_in_steps(team, rota))

    def take_in_steps(self, team: Team, rota: Rota) -> Steps[LiveCheck]:
        """The same, in steps of a few milliseconds."""
        known, checked = self._live, self._rota
        self._live = None
        if known is None or checked is None or not _is_near(checked, rota):
            problem = yield from problem_in_steps(team, rota.first_day, rota.weeks, rota)
            return (yield from LiveCheck.in_steps(problem, rota.shifts))
        if self._team is team and _asked_of(checked) == _asked_of(rota):
            return known
        problem = yield from problem_in_steps(team, rota.first_day, rota.weeks, rota)
        changed = changed_shifts(checked, rota)
        if len(changed) > MOST_CHANGED:
            return (yield from LiveCheck.in_steps(problem, rota.shifts))
        known.after(changed)
        return (yield from known.moved_in_steps(problem))

    def lent(self, team: Team, rota: Rota) -> LiveCheck | None:
        """The remembered check, where it is of this rota: for looking at only, it stays remembered."""
        return self._live if self._team is team and self._rota == rota else None

    def keep(self, team: Team, rota: Rota, live: LiveCheck) -> None:
        """Remember the check of the rota as it is now."""
        self._team, self._rota, self._live = team, rota, live


LAST = LastChecked()


def _is_near(one: Rota, other: Rota) -> bool:
    return (one.team, one.first_day, one.weeks) == (other.team, other.first_day, other.weeks)


def _asked_of(rota: Rota) -> tuple[object, ...]:
    """What a problem and a check follow from."""
    return rota.shifts, rota.lockdown, rota.state


def same_pins(problem: RotaProblem, before: Rota, after: Rota) -> bool:
    """Whether a problem frozen with the pins of `before` also stands for `after`."""
    if problem.weeks != after.weeks:
        return False
    old = indexed(before.shifts).by_id
    return all(
        shift is None or _pins(shift) == _pins(old.get(shift_id, shift))
        for shift_id, shift in changed_shifts(before, after).items()
    )


def _pins(shift: Shift) -> tuple[object, ...]:
    return shift.is_pinned, shift.pinned
