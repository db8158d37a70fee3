"""What a rota on its way leaves uncovered, without the reasons.

A reason asks the rules about every person, which takes a moment for each gap; the first rotas of a build have
gaps by the hundred and are on screen for a second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.findings import Finding
from planner.domain.problem import HandoverNeed, RotaProblem
from planner.domain.rota import Shift, Uncovered
from planner.services.explain.asks import needs_of
from planner.services.explain.shortages import shortages
from planner.services.rota_lookup import RotaLookup

REASON_LATER = "Worked out when the build ends."


def list_gaps(
    problem: RotaProblem, shifts: Sequence[Shift], findings: Sequence[Finding]
) -> tuple[Uncovered, ...]:
    """The same entries as `list_uncovered` gives, at the first time each could be answered."""
    short = {finding.demand for finding in findings if finding.kind == "shortfall"}
    entries = _entries(problem, RotaLookup(problem, shifts), short)
    return tuple(sorted(entries, key=lambda entry: (entry.start, entry.demand)))


def _entries(problem: RotaProblem, lookup: RotaLookup, short: set[str | None]) -> Iterator[Uncovered]:
    for need in needs_of(problem):
        if need.id not in short or isinstance(need, HandoverNeed):
            continue
        for asks in shortages(lookup, need):
            ask = asks[0]
            yield Uncovered(
                demand=need.id,
                kind=ask.kind,
                start=ask.shown.start,
                end=ask.shown.end,
                missing=ask.missing,
                unit=ask.unit,
                reason=REASON_LATER,
            )
