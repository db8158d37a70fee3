"""Demand not met, from the checker's shortfalls, each with the reason that its funnel gives."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from planner.domain.findings import Finding
from planner.domain.in_steps import Steps, at_once
from planner.domain.needs import HandoverNeed
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, Uncovered
from planner.services.explain.asks import Ask, Need, needs_of
from planner.services.explain.examiner import Examiner
from planner.services.explain.funnel import best_ask_in_steps, count_in_steps
from planner.services.explain.obstacles import mere_prices
from planner.services.explain.shortages import shortages
from planner.services.rota_lookup import RotaLookup

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
    return at_once(uncovered_in_steps(problem, shifts, findings))


def uncovered_in_steps(
    problem: RotaProblem, shifts: Sequence[Shift], findings: Sequence[Finding]
) -> Steps[tuple[Uncovered, ...]]:
    """The same, in steps of a millisecond or two."""
    short = {finding.demand: finding.tier for finding in findings if finding.kind == "shortfall"}
    if not short:
        return ()
    lookup = RotaLookup(problem, shifts)
    asked: list[tuple[Need, list[Ask]]] = []
    for need in uncovered_needs(problem, short):
        asked += [(need, asks) for asks in shortages(lookup, need)]
        yield
    asked.sort(key=lambda pair: (short[pair[0].id], pair[1][0].shown.start, pair[0].id))
    examiner = Examiner(problem, shifts, mere_prices(problem.settings))
    entries = [entry(need, asks[0], NOT_EXPLAINED) for need, asks in asked[MOST_EXPLAINED:]]
    for need, asks in asked[:MOST_EXPLAINED]:
        ask = yield from best_ask_in_steps(examiner, asks)
        funnel = yield from count_in_steps(examiner, ask)
        entries.append(entry(need, ask, funnel.sentence))
    return tuple(sorted(entries, key=lambda each: (each.start, each.demand)))


def uncovered_needs(problem: RotaProblem, short: Container[str | None]) -> Iterator[Need]:
    """The demands of these ids. A handover that is missing is a policy exception and no demand."""
    return (need for need in needs_of(problem) if need.id in short and not isinstance(need, HandoverNeed))


def entry(need: Need, ask: Ask, reason: str) -> Uncovered:
    """What is kept of a shortage."""
    return _one_object(
        Uncovered(
            demand=need.id,
            kind=ask.kind,
            start=ask.shown.start,
            end=ask.shown.end,
            missing=ask.missing,
            unit=ask.unit,
            reason=reason,
        )
    )


@lru_cache(maxsize=5000)
def _one_object(entry: Uncovered) -> Uncovered:
    """What is told the same over and over is one object: whoever follows it sees at once that it is."""
    return entry
