"""The rota on screen with what the checker says of it: frozen, so that every view shows the same moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from planner.domain.findings import Finding
from planner.domain.in_steps import Steps, at_once
from planner.domain.indexed_shifts import IndexedShifts, Service, indexed
from planner.domain.problem import RotaProblem
from planner.domain.rota import Made, Rota, Shift, Uncovered
from planner.domain.team import Team
from planner.exporters.demand_words import DemandLookUp, demand_words
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from planner.services.last_checked import LAST
from planner.services.list_gaps import list_gaps, list_soon, with_known_reasons
from planner.services.published_proof import Settings, as_it_stands


@dataclass(frozen=True)
class ShownRota:
    """One week of one team. `rota` is None while the week has none, and the best so far while a build runs;
    `still_moving` are then the ids of the shifts that its last improvement has changed.

    `is_being_checked`: the team or its rules have changed since; problem and findings are those of before.
    """

    team: Team
    problem: RotaProblem
    rota: Rota | None
    findings: tuple[Finding, ...] = ()
    still_moving: frozenset[str] = frozenset()
    is_so_far: bool = False
    is_being_checked: bool = False

    @property
    def shifts(self) -> tuple[Shift, ...]:
        return self.rota.shifts if self.rota else ()

    @property
    def uncovered(self) -> tuple[Uncovered, ...]:
        return self.rota.uncovered if self.rota else ()

    def shift(self, shift_id: str | None) -> Shift | None:
        """The shift of that id, or None."""
        return self.index.by_id.get(shift_id or "")

    @cached_property
    def index(self) -> IndexedShifts:
        """The shifts by person, day and demand."""
        return indexed(self.shifts)

    @property
    def serving(self) -> Mapping[str, Sequence[Service]]:
        """The activities that serve each demand, with their shifts."""
        return self.index.serving

    @cached_property
    def words(self) -> DemandLookUp:
        """What the team's demands are called."""
        return demand_words(self.team)

    def uncovered_demand(self, demand: str | None) -> Uncovered | None:
        """The entry of a demand that is not met, or None."""
        return next((entry for entry in self.uncovered if entry.demand == demand), None)


def show_rota(
    team: Team,
    first_day: date,
    rota: Rota | None,
    settings: Settings | None = None,
    known: Iterable[Uncovered] = (),
) -> ShownRota:
    """What is shown of a kept rota, or of a week that has none; `settings` knows what was proved for what.

    Reasons of what is uncovered that would take long are those `known`, or are left for later.
    """
    return at_once(rota_in_steps(team, first_day, rota, settings, known))


def rota_in_steps(
    team: Team,
    first_day: date,
    rota: Rota | None,
    settings: Settings | None = None,
    known: Iterable[Uncovered] = (),
) -> Steps[ShownRota]:
    """The same, in steps of a few milliseconds."""
    if rota is None:
        return ShownRota(team, freeze_problem(team, first_day), None)
    live = yield from LAST.take_in_steps(team, rota)
    LAST.keep(team, rota, live)
    problem, findings = with_base(live.problem, rota), live.findings
    if settings is not None:
        rota = as_it_stands(settings, rota, problem)
    uncovered = list_soon(problem, rota.shifts, findings, known)
    return ShownRota(team, problem, rota.model_copy(update={"uncovered": uncovered}), findings)


def show_checked(
    team: Team,
    problem: RotaProblem,
    rota: Rota,
    findings: tuple[Finding, ...],
    known: Iterable[Uncovered] = (),
) -> ShownRota:
    """What is shown of a rota that has just been checked, as an edit or a build leaves it.

    Reasons that are left for later stand as they are `known`, until they are worked out anew.
    """
    uncovered = with_known_reasons(rota.uncovered, known)
    if uncovered != rota.uncovered:
        rota = rota.model_copy(update={"uncovered": uncovered})
    return ShownRota(team, with_base(problem, rota), rota, findings)


def with_base(problem: RotaProblem, rota: Rota) -> RotaProblem:
    """The problem, with the rota's shifts to start from."""
    if indexed(rota.shifts).starting_on.keys() <= set(problem.days):
        return replace(problem, base=rota.shifts)
    return replace(problem, base=tuple(shift for shift in rota.shifts if shift.day in problem.days))


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
