"""Build a rota: freeze the problem, let the solver plan it, trust the checker and not the solver."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from planner.domain.errors import PlannerError
from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Made, Rota, Shift, Tier, Work
from planner.domain.team import Team
from planner.ports import Clock, OnProgress, RotaSolver, ShouldStop, SolveResult, SolveSettings
from planner.rules.usual_hours import minutes_from_usual
from planner.services.freeze_problem import freeze_problem
from planner.services.judge_rota import checked_tiers, disagreements, is_as_good, judge_rota
from planner.services.proof_sentence import proof_sentence


@dataclass(frozen=True, slots=True)
class PlannedRota:
    """A draft rota with what the checker found, the problem it answers and what the solver returned."""

    rota: Rota
    findings: tuple[Finding, ...]
    problem: RotaProblem
    result: SolveResult


class NoRotaError(PlannerError):
    """There is no rota: the pins and laws clash (`infeasible`), or the problem is unusable (`invalid`).

    `result.conflicts` says in sentences what cannot stand together.
    """

    def __init__(self, problem: RotaProblem, result: SolveResult) -> None:
        clashes = " ".join(result.conflicts)
        if result.status == "infeasible":
            sentence = f"No lawful rota exists for this week as it stands. {clashes}".strip()
            super().__init__(sentence, "Unpin or change one of them and build again.")
        else:
            super().__init__(
                f"This week cannot be planned. {clashes}".strip(), "Mend the team and build again."
            )
        self.problem = problem
        self.result = result


class BrokenLawError(PlannerError):
    """The solver's rota breaks the law where no pin asks for it; it is not shown and not kept."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        sentences = " ".join(finding.sentence for finding in findings[:5])
        super().__init__(
            f"The rota that was found breaks the law and was not kept. {sentences}",
            "Build again; if it happens again, please report it: it is a fault of the program.",
        )
        self.findings = tuple(findings)


def plan_rota(
    team: Team,
    first_day: date,
    weeks: int,
    solver: RotaSolver,
    settings: SolveSettings,
    *,
    who: str,
    clock: Clock,
    base: Rota | None = None,
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
) -> PlannedRota:
    """Plan `weeks` weeks from the Monday `first_day`; `base` gives pins and the rota to start from.

    Raises `NoRotaError` when there is none, `BrokenLawError` when the solver's rota fails the checker.
    """
    problem = freeze_problem(team, first_day, weeks, base, is_anew=True)
    result = solver.solve(problem, settings, on_progress, should_stop)
    return finish_rota(problem, result, settings=settings, who=who, at=clock.now())


def finish_rota(
    problem: RotaProblem, result: SolveResult, *, settings: SolveSettings, who: str, at: datetime
) -> PlannedRota:
    """The solver's result as a checked draft; `at` is an aware instant. Raises as `plan_rota`."""
    status = result.status
    if result.shifts is None or status == "infeasible" or status == "invalid":
        raise NoRotaError(problem, result)
    judgement = judge_rota(problem, result.shifts)
    unlawful = [finding for finding in judgement.law if not _is_of_a_pin(problem, finding)]
    if unlawful:
        raise BrokenLawError(unlawful)
    tiers = checked_tiers(judgement.findings, result.tiers)
    made = _made(problem, result, status, tiers, settings=settings, who=who, at=at)
    notes = (
        *made.notes,
        *(f"Kept because it is pinned: {finding.for_sharing.sentence}" for finding in judgement.law),
    )
    rota = Rota(
        team=problem.team_id,
        first_day=date.fromordinal(problem.first_day),
        weeks=problem.weeks,
        made=made.model_copy(update={"notes": notes}),
        shifts=_with_pins(problem, result.shifts),
        lockdown=problem.lockdown,
        days_in_lieu=problem.days_in_lieu,
        uncovered=judgement.uncovered,
        tiers=tiers,
    )
    return PlannedRota(rota, judgement.findings, problem, result)


def kept_at_hand(hand: Rota, findings: Sequence[Finding], planned: PlannedRota) -> Rota | None:
    """The rota at hand, with all that is proved of it by now, where what was planned of the same weeks is
    worth just as much and no nearer to the usual hours: no shift is moved for nothing. None where the planned
    one is to take its place.

    `findings`: what the checker finds in the rota at hand. What is proved of a worth holds for every rota of
    that worth.
    """
    new = planned.rota
    given = hand.lockdown, hand.days_in_lieu, hand.weeks
    if given != (new.lockdown, new.days_in_lieu, new.weeks) or not is_as_good(findings, planned.findings):
        return None
    if minutes_from_usual(planned.problem, new.shifts) < minutes_from_usual(planned.problem, hand.shifts):
        return None
    before = {tier.name: tier for tier in hand.tiers}
    best = [max(before.get(tier.name, tier), tier, key=_strength) for tier in new.tiers]
    tiers = checked_tiers(findings, best)
    if tiers == hand.tiers and hand.made.status != "by_hand":
        return hand
    notes = (f"{proof_sentence(tiers, new.made.status)}.", *new.made.notes[1:])
    return hand.model_copy(update={"tiers": tiers, "made": new.made.model_copy(update={"notes": notes})})


def _strength(tier: Tier) -> tuple[bool, int]:
    return tier.proved, tier.bound


def _made(
    problem: RotaProblem,
    result: SolveResult,
    status: Literal["optimal", "feasible", "stopped"],
    tiers: tuple[Tier, ...],
    *,
    settings: SolveSettings,
    who: str,
    at: datetime,
) -> Made:
    notes = (
        f"{proof_sentence(tiers, status)}.",
        *disagreements(result.tiers, tiers),
        *result.notes,
        *(f"Not planned: {sentence}" for sentence in problem.not_planned),
    )
    return Made(
        by=who,
        at=at,
        seed=settings.seed,
        seconds=round(result.seconds, 3),
        first_rota_seconds=result.first_rota_seconds,
        status="feasible" if status == "optimal" and not all(tier.proved for tier in tiers) else status,
        notes=notes,
    )


def _with_pins(problem: RotaProblem, shifts: Sequence[Shift]) -> tuple[Shift, ...]:
    """What is pinned is seen to be, and can be unpinned, in the rota that was built with it."""
    pinned = [(who, each.work) for who, each in problem.pinned_activities]
    return tuple(_pinned_in(shift, [work for who, work in pinned if who == shift.staff]) for shift in shifts)


def _pinned_in(shift: Shift, works: Container[Work]) -> Shift:
    activities = tuple(
        each.model_copy(update={"is_pinned": True}) if each.work in works and not each.is_pinned else each
        for each in shift.activities
    )
    return shift if activities == shift.activities else shift.model_copy(update={"activities": activities})


def _is_of_a_pin(problem: RotaProblem, finding: Finding) -> bool:
    """Whether what a person has pinned, a shift or an activity, is part of the broken law."""
    if finding.rule == "pins":
        return False
    if any(shift.id in finding.shifts for shift in problem.pinned_shifts):
        return True
    return any(
        who in finding.people and (finding.span is None or activity.span.overlaps(finding.span))
        for who, activity in problem.pinned_activities
    )
