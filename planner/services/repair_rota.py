"""Repair a published rota: after sickness, a new visit or a moved hearing, plan again near to it.

Everything that begins before the moment of the repair stays as it is, pins stay, and the demand is met by as
few changes as can be; the changes come back in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.team import Team
from planner.ports import Clock, OnProgress, RotaSolver, ShouldStop, SolveResult, SolveSettings
from planner.services.build_rota import PlannedRota, finish_rota
from planner.services.desk_work import with_desk_work_as_before
from planner.services.freeze_repair import freeze_repair
from planner.services.rota_diff import RotaDiff, rota_diff


@dataclass(frozen=True, slots=True)
class RepairedRota:
    """The repaired draft, checked, and what it changes for whom."""

    planned: PlannedRota
    diff: RotaDiff


def repair_rota(
    team: Team,
    rota: Rota,
    moment: int,
    solver: RotaSolver,
    settings: SolveSettings,
    *,
    who: str,
    clock: Clock,
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
) -> RepairedRota:
    """Repair `rota` from the civil minute `moment` on, for the team as it is now.

    Raises PlannerError when nothing of the rota is left to repair, and as `build_rota.plan_rota`.
    """
    problem = freeze_repair(team, rota, moment)
    result = solver.solve(problem, settings, on_progress, should_stop)
    return finish_repair(problem, result, settings=settings, who=who, at=clock.now())


def finish_repair(
    problem: RotaProblem, result: SolveResult, *, settings: SolveSettings, who: str, at: datetime
) -> RepairedRota:
    """The solver's result as a checked draft with its changes; `at` is an aware instant."""
    assert problem.repair is not None
    settled = with_desk_work_as_before(problem, result)
    planned = finish_rota(problem, settled, settings=settings, who=who, at=at)
    before = problem.repair.published
    rota = planned.rota.model_copy(update={"shifts": _pinned_as_before(before, planned.rota.shifts)})
    diff = rota_diff(problem, before, rota.shifts)
    notes = (*rota.made.notes, diff.headline)
    rota = rota.model_copy(update={"made": rota.made.model_copy(update={"notes": notes})})
    repaired = PlannedRota(rota, planned.findings, planned.problem, planned.result)
    return RepairedRota(repaired, diff)


def _pinned_as_before(before: Sequence[Shift], after: Sequence[Shift]) -> tuple[Shift, ...]:
    """What was fixed because it had begun is a pin no longer; the manager's own pins stay."""
    was = {(shift.staff, shift.day): shift for shift in before}
    return tuple(_unpinned(shift, was.get((shift.staff, shift.day))) for shift in after)


def _unpinned(shift: Shift, was: Shift | None) -> Shift:
    if was is None:
        return shift
    own = {(each.kind, each.demand, each.start) for each in was.activities if each.is_pinned}
    activities = tuple(
        each.model_copy(update={"is_pinned": (each.kind, each.demand, each.start) in own})
        if each.is_pinned
        else each
        for each in shift.activities
    )
    is_pinned = shift.is_pinned and was.is_pinned
    return shift.model_copy(update={"is_pinned": is_pinned, "activities": activities})
