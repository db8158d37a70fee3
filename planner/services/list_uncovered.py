"""Demand not met, from the checker's shortfalls, each with the reason that its funnel gives."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.findings import Finding
from planner.domain.problem import HandoverNeed, RotaProblem
from planner.domain.rota import Shift, Uncovered
from planner.services.explain.asks import Ask, Need, needs_of
from planner.services.explain.examiner import Examiner
from planner.services.explain.funnel import best_ask, count
from planner.services.explain.obstacles import mere_prices
from planner.services.explain.shortages import shortages

MOST_EXPLAINED = 12
NOT_EXPLAINED = (
    f"Many gaps: the {MOST_EXPLAINED} most urgent come with their reasons; close some of them first."
)


def list_uncovered(
    problem: RotaProblem, shifts: Sequence[Shift], findings: Sequence[Finding]
) -> tuple[Uncovered, ...]:
    """One entry a demand whose least is not met, by time. What only falls short of its ideal is left out.

    A rota with many gaps has the reasons of the most urgent only (statutory first, then by time): each asks
    the rules about everyone in the team.
    """
    short = {finding.demand: finding.tier for finding in findings if finding.kind == "shortfall"}
    if not short:
        return ()
    examiner = Examiner(problem, shifts, mere_prices(problem.settings))
    # A handover that is missing is a policy exception and no demand.
    needs = (need for need in needs_of(problem) if need.id in short and not isinstance(need, HandoverNeed))
    asked = [(need, asks) for need in needs for asks in shortages(examiner.lookup, need)]
    asked.sort(key=lambda pair: (short[pair[0].id], pair[1][0].shown.start, pair[0].id))
    entries = [
        _entry(examiner, need, asks, is_explained=place < MOST_EXPLAINED)
        for place, (need, asks) in enumerate(asked)
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.start, entry.demand)))


def _entry(examiner: Examiner, need: Need, asks: Sequence[Ask], *, is_explained: bool) -> Uncovered:
    ask = best_ask(examiner, asks) if is_explained else asks[0]
    return Uncovered(
        demand=need.id,
        kind=ask.kind,
        start=ask.shown.start,
        end=ask.shown.end,
        missing=ask.missing,
        unit=ask.unit,
        reason=count(examiner, ask).sentence if is_explained else NOT_EXPLAINED,
    )
