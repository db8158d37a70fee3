"""Can evenings, duty and weekends be shared more evenly? Solved with fairness as the only wish.

Demand and policies keep their tiers before it: what is proved is that no rota that covers as much, at no more
policy exceptions, shares them more evenly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.rule_pack import RuleSettings
from planner.domain.team import Team
from planner.ports import RotaSolver, ShouldStop, SolveSettings
from planner.rules.catalogue import check, tier_totals
from planner.services.explain.why_uneven import why_uneven
from planner.services.freeze_problem import freeze_problem

WISHES = 4


@dataclass(frozen=True, slots=True)
class FairnessProof:
    """`units`: of spread in the rota at hand, `best` in the best rota found, `bound`: fewer are impossible.

    A unit is an evening, a four-hour turn or a weekend day as for a full-time post, all measures together.
    """

    units: int
    best: int
    bound: int
    is_proved: bool
    sentence: str
    # The fairest rota found.
    shifts: tuple[Shift, ...] | None
    # What keeps work from whoever has least, in words; empty where no single exchange says it.
    because: str = ""


def prove_fairness(
    team: Team,
    rota: Rota,
    solver: RotaSolver,
    *,
    seconds: float = 20.0,
    workers: int = 2,
    should_stop: ShouldStop | None = None,
) -> FairnessProof:
    """Solve for fairness alone and compare with the rota; raises what the solver raises."""
    problem = freeze_problem(team, rota.first_day, rota.weeks, rota)
    weight = max(1, problem.settings.fairness.weight)
    alone = replace(problem, settings=_fairness_alone(problem.settings, weight))
    now = _spread(alone, rota.shifts, weight)
    result = solver.solve(alone, SolveSettings(seconds=seconds, workers=workers), None, should_stop)
    done = len(result.tiers) == WISHES and all(tier.proved for tier in result.tiers[: WISHES - 1])
    bound = -(-result.tiers[WISHES - 1].bound // weight) if done else 0
    best = now
    if result.shifts is not None and _is_as_good(alone, rota.shifts, result.shifts):
        best = min(now, _spread(alone, result.shifts, weight))
    because = why_uneven(problem, rota.shifts) if bound >= now > 0 else ""
    sentence = _sentence(now, best, bound, because)
    return FairnessProof(now, best, bound, bound >= now, sentence, result.shifts, because)


def _fairness_alone(settings: RuleSettings, weight: int) -> RuleSettings:
    """The rules with no other wish."""
    off = {"is_on": False}
    return settings.model_copy(
        update={
            "continuity": settings.continuity.model_copy(update=off),
            "preferences": settings.preferences.model_copy(update=off),
            "contract_hours": settings.contract_hours.model_copy(update={"deviation_weight": 0}),
            "fairness": settings.fairness.model_copy(update={"is_on": True, "weight": weight}),
        }
    )


def _spread(problem: RotaProblem, shifts: tuple[Shift, ...], weight: int) -> int:
    return tier_totals(check(problem, shifts))[WISHES] // weight


def _is_as_good(problem: RotaProblem, shifts: tuple[Shift, ...], other: tuple[Shift, ...]) -> bool:
    """Whether the other rota costs no more demand and policies."""
    was, now = tier_totals(check(problem, shifts)), tier_totals(check(problem, other))
    return (now[1], now[2], now[3]) <= (was[1], was[2], was[3])


def _sentence(units: int, best: int, bound: int, because: str) -> str:
    if units == 0:
        return "No rota can share them more evenly: nowhere is the spread a whole unit."
    if bound >= units:
        reason = f"because {because}" if because else "without less cover or more exceptions"
        fewer = f"the spread is {units}, and {units - 1} is impossible {reason}"
        return f"No rota under these rules shares evenings, duty and weekends more evenly; {fewer}."
    if best < units:
        fairer = f"the spread is {units} and could be {best}"
        return f"They can be shared more evenly: {fairer}, at the cost of other wishes."
    return f"The spread is {units}; whether it could be less is not proved, under {bound} it cannot be."
