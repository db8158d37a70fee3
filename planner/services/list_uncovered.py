"""Demand not met, from the checker's shortfalls, each with the reason that its funnel gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.findings import Finding
from planner.domain.problem import HandoverNeed, RotaProblem
from planner.domain.rota import Shift, Uncovered
from planner.services.explain.asks import Need, needs_of
from planner.services.explain.examiner import Examiner
from planner.services.explain.funnel import best_ask, count
from planner.services.explain.shortages import shortages


def list_uncovered(
    problem: RotaProblem, shifts: Sequence[Shift], findings: Sequence[Finding]
) -> tuple[Uncovered, ...]:
    """One entry a demand whose least is not met, by time. What only falls short of its ideal is left out."""
    short = {finding.demand for finding in findings if finding.kind == "shortfall"}
    if not short:
        return ()
    examiner = Examiner(problem, shifts)
    # A handover that is missing is a policy exception and no demand.
    needs = (need for need in needs_of(problem) if need.id in short and not isinstance(need, HandoverNeed))
    entries = [entry for need in needs for entry in _entries(examiner, need)]
    return tuple(sorted(entries, key=lambda entry: (entry.start, entry.demand)))


def _entries(examiner: Examiner, need: Need) -> Iterator[Uncovered]:
    for asks in shortages(examiner.lookup, need):
        ask = best_ask(examiner, asks)
        yield Uncovered(
            demand=need.id,
            kind=ask.kind,
            start=ask.shown.start,
            end=ask.shown.end,
            missing=ask.missing,
            unit=ask.unit,
            reason=count(examiner, ask).sentence,
        )
