"""Solves a small problem in this process and sets what the solver says beside what the checker says."""

from __future__ import annotations

from typing import Any

from planner.domain.findings import TIER_NAMES
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Shift
from planner.ports import SolveResult, SolveSettings
from planner.rules.catalogue import check, tier_totals
from solver.rota_solver import CpSatRotaSolver

TIER_OF_NAME = {name: tier for tier, name in TIER_NAMES.items()}


def solve(problem: RotaProblem, **settings: Any) -> SolveResult:
    """The solver's answer with one worker; the problems of these tests need a fraction of the time."""
    return CpSatRotaSolver().solve(problem, SolveSettings(**({"seconds": 60, "workers": 1} | settings)))


def proved(problem: RotaProblem) -> tuple[Shift, ...]:
    """The shifts of the best rota; it must be proved and agree with the checker in every tier and rule."""
    result = solve(problem)
    assert result.status == "optimal", result
    assert result.shifts is not None
    assert disagreements(problem, result) == []
    return result.shifts


def charged(problem: RotaProblem, rule: str) -> dict[int, int]:
    """What the rule costs in the best rota, by tier, on the word of solver and checker."""
    result = solve(problem)
    assert result.status == "optimal", result
    assert disagreements(problem, result) == []
    return {TIER_OF_NAME[tier.name]: tier.by_rule[rule] for tier in result.tiers if rule in tier.by_rule}


def disagreements(problem: RotaProblem, result: SolveResult) -> list[str]:
    """Where the checker sees a returned rota otherwise than the solver: broken laws, prices of rules.

    A tier that is not proved may be said to cost more than it does, never less.
    """
    findings = check(problem, result.shifts or ())
    told = [f"law: {finding.sentence}" for finding in findings if finding.kind == "law"]
    totals = tier_totals(findings)
    for tier in result.tiers:
        number = TIER_OF_NAME[tier.name]
        sums: dict[str, int] = {}
        for finding in findings:
            if finding.tier == number and finding.price:
                sums[finding.rule] = sums.get(finding.rule, 0) + finding.price
        if tier.proved and (totals[number], sums) != (tier.value, tier.by_rule):
            told.append(f"{tier.name}: solver {tier.value} {tier.by_rule}, checker {totals[number]} {sums}")
        elif totals[number] > tier.value:
            told.append(f"{tier.name}: solver at most {tier.value}, checker {totals[number]} {sums}")
    return told


def shift_of(shifts: tuple[Shift, ...], staff: str, day: int) -> Shift | None:
    """The person's shift of the day, or None."""
    return next((shift for shift in shifts if (shift.staff, shift.day) == (staff, day)), None)


def serving(
    shifts: tuple[Shift, ...], demand: str | None, kind: str | None = None
) -> list[tuple[str, Activity]]:
    """Who does what for the demand."""
    return [
        (shift.staff, activity)
        for shift in shifts
        for activity in shift.activities
        if activity.demand == demand and kind in (None, activity.kind)
    ]
