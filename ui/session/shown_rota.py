"""The rota on screen with what the checker says of it: frozen, so that every view shows the same moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Made, Rota, Shift, Uncovered
from planner.domain.team import Team
from planner.exporters.demand_words import DemandLookUp
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from planner.services.judge_rota import judge_rota
from planner.services.published_proof import Settings, as_it_stands
from ui.session.gaps import list_gaps


@dataclass(frozen=True)
class ShownRota:
    """One week of one team. `rota` is None while the week has none, and the best so far while a build runs;
    `still_moving` are then the ids of the shifts that its last improvement has changed."""

    team: Team
    problem: RotaProblem
    rota: Rota | None
    findings: tuple[Finding, ...] = ()
    still_moving: frozenset[str] = frozenset()
    is_so_far: bool = False

    @property
    def shifts(self) -> tuple[Shift, ...]:
        return self.rota.shifts if self.rota else ()

    @property
    def uncovered(self) -> tuple[Uncovered, ...]:
        return self.rota.uncovered if self.rota else ()

    def shift(self, shift_id: str | None) -> Shift | None:
        """The shift of that id, or None."""
        return self._by_id.get(shift_id or "")

    @cached_property
    def _by_id(self) -> dict[str, Shift]:
        return {shift.id: shift for shift in reversed(self.shifts)}

    @cached_property
    def words(self) -> DemandLookUp:
        """What the team's demands are called."""
        return DemandLookUp(self.team)

    @cached_property
    def serving(self) -> Mapping[str, Sequence[tuple[Shift, Activity]]]:
        """The activities that serve each demand, with their shifts."""
        found: dict[str, list[tuple[Shift, Activity]]] = {}
        for shift in self.shifts:
            for activity in shift.activities:
                if activity.demand is not None:
                    found.setdefault(activity.demand, []).append((shift, activity))
        return found

    def uncovered_demand(self, demand: str | None) -> Uncovered | None:
        """The entry of a demand that is not met, or None."""
        return next((entry for entry in self.uncovered if entry.demand == demand), None)


def show_rota(team: Team, first_day: date, rota: Rota | None, settings: Settings | None = None) -> ShownRota:
    """What is shown of a kept rota, or of a week that has none; `settings` knows what was proved for what."""
    problem = freeze_problem(team, first_day, rota.weeks if rota else 1, rota)
    if rota is None:
        return ShownRota(team, problem, None)
    if settings is not None:
        rota = as_it_stands(settings, rota, problem)
    judgement = judge_rota(problem, rota.shifts)
    return ShownRota(
        team, problem, rota.model_copy(update={"uncovered": judgement.uncovered}), judgement.findings
    )


def show_checked(team: Team, first_day: date, rota: Rota, findings: tuple[Finding, ...]) -> ShownRota:
    """What is shown of a rota that has just been checked, as an edit or a build leaves it."""
    return ShownRota(team, freeze_problem(team, first_day, rota.weeks, rota), rota, findings)


def show_best_so_far(before: ShownRota, shifts: Sequence[Shift], at: datetime) -> ShownRota:
    """What is shown of an improvement while the build goes on."""
    findings = check(before.problem, shifts)
    rota = Rota(
        team=before.team.id,
        first_day=date.fromordinal(before.problem.first_day),
        weeks=before.problem.weeks,
        made=Made(by=before.team.manager, at=at, status="stopped"),
        shifts=tuple(shifts),
        uncovered=list_gaps(before.problem, shifts, findings),
    )
    return ShownRota(
        before.team,
        before.problem,
        rota,
        findings,
        still_moving=changed_shifts(before.shifts, shifts),
        is_so_far=True,
    )


def changed_shifts(before: Sequence[Shift], now: Sequence[Shift]) -> frozenset[str]:
    """Ids of the shifts of `now` that are new or other than before."""
    old = {shift.id: shift for shift in before}
    return frozenset(shift.id for shift in now if old.get(shift.id) != shift)
