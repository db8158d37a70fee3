"""Builds the CpModel of a rota problem, up to one tier of the objective.

Tier by tier the CpModel is built anew: with the rules of that tier and of the earlier ones, whose values are
held. Rules of later tiers only add work that can be left undone, so a bound of an earlier tier is a bound of
the whole problem.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planner.domain.problem import RotaProblem
from planner.domain.time_grid import civil
from solver.constraints import (
    availability,
    breaks,
    caseload,
    continuity,
    contract_hours,
    court_writing,
    daily_rest,
    days_in_a_row,
    debrief,
    duty_cover,
    evenings,
    events,
    fairness,
    job_share,
    late_finish,
    learning,
    lieu_reserve,
    lockdown,
    paired_visits,
    pins,
    preferences,
    presence,
    protected_admin,
    recording,
    safe_return,
    skills,
    stability,
    supervision,
    task_rotation,
    toil_limits,
    visits,
    weekly_rest,
    working_time_average,
)
from solver.filled_cp_model import FilledCpModel
from solver.objective import Penalty, tier_sum
from solver.shift_variables import DayMaker
from solver.stopping import StopWatch, never
from solver.terms import Expression
from solver.variables import Variables, WatchedCell

LAST_TIER = 4
Constrain = Callable[[Variables], list[Penalty]]
# Demand first, then the work around it; pins take what demand has left; breaks and availability close
# the days.
RULES: tuple[Constrain, ...] = (
    daily_rest.constrain,
    weekly_rest.constrain,
    working_time_average.constrain,
    late_finish.constrain,
    days_in_a_row.constrain,
    visits.constrain,
    paired_visits.constrain,
    court_writing.constrain,
    duty_cover.constrain,
    events.constrain,
    skills.constrain,
    supervision.constrain,
    job_share.constrain,
    lockdown.constrain,
    protected_admin.constrain,
    debrief.constrain,
    recording.constrain,
    evenings.constrain,
    lieu_reserve.constrain,
    toil_limits.constrain,
    contract_hours.constrain,
    pins.constrain,
    presence.constrain,
    safe_return.constrain,
    task_rotation.constrain,
    caseload.constrain,
    learning.constrain,
    continuity.constrain,
    preferences.constrain,
    fairness.constrain,
    stability.constrain,
    breaks.constrain,
    availability.constrain,
)


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What is given up when a problem has no answer: first the kept policies, then the patterns' days."""

    keeps_policies: bool = True
    keeps_patterns: bool = True


@dataclass(frozen=True, slots=True)
class Changes:
    """What a search does about the changes of a repair: it minimises them beside the tier, which goes first
    (see `near_published`), or keeps them at `most`."""

    are_aimed_at: bool = False
    most: int | None = None

    @property
    def are_counted(self) -> bool:
        return self.are_aimed_at or self.most is not None


UNCOUNTED = Changes()


@dataclass(frozen=True, slots=True)
class Formulation:
    """A problem as CpModel: its variables and what it costs."""

    variables: Variables
    penalties: tuple[Penalty, ...]
    tier: int
    # In a repair: what a unit of the tier counts beside the changes, which are minimised with it; else 0.
    unit: int = 0

    @property
    def aims_at_changes(self) -> bool:
        """Whether the changes of a repair are minimised together with the tier."""
        return self.unit > 0

    @property
    def changes(self) -> Expression:
        """The price of all that a repair changes."""
        return tier_sum([each for each in self.penalties if each.rule == stability.RULE], LAST_TIER)


def build(
    problem: RotaProblem,
    tier: int,
    held: Mapping[int, int] | None = None,
    relaxation: Relaxation | None = None,
    watched_cells: frozenset[WatchedCell] | None = None,
    changes: Changes = UNCOUNTED,
    considered: Mapping[str, frozenset[str]] | None = None,
    should_stop: Callable[[], bool] = never,
) -> Formulation:
    """The CpModel that minimises `tier` (1–4) with each earlier tier at most at its value in `held`."""
    relaxed = relaxation or Relaxation()
    variables = Variables(
        problem,
        FilledCpModel(StopWatch(should_stop)),
        tier,
        relaxed.keeps_policies,
        watched_cells,
        considered,
        counts_changes=changes.are_counted or tier == LAST_TIER,
        begun_visits=_begun_visits(problem),
    )
    _make_days(variables, relaxed)
    penalties = tuple(penalty for constrain in RULES for penalty in constrain(variables))
    for earlier, value in (held or {}).items():
        variables.cp.add(tier_sum(penalties, earlier) <= value)
    formulation = Formulation(variables, penalties, tier)
    if changes.most is not None:
        variables.cp.add(formulation.changes <= changes.most)
    variables.cp.minimize(tier_sum(penalties, tier))
    return formulation


def _begun_visits(problem: RotaProblem) -> frozenset[tuple[str, str | None]]:
    repair = problem.repair
    return frozenset(
        (who, activity.demand)
        for who, activity in problem.pinned_activities
        if repair is not None and activity.kind == "visit" and activity.start < repair.moment
    )


def _make_days(variables: Variables, relaxation: Relaxation) -> None:
    problem = variables.problem
    pinned = {(shift.staff, shift.day): shift for shift in problem.pinned_shifts}
    maker = DayMaker(
        variables.cp, civil(problem.first_day), problem.settings.breaks, relaxation.keeps_patterns
    )
    for person in problem.people:
        for person_day in person.days:
            day = person.id, person_day.day
            variables.days[day] = maker.plan(person, person_day, pinned.get(day))
