"""What a rota leaves uncovered, at once and without working out the reasons.

A reason asks the rules about every person, which takes a moment for each gap. While somebody edits, or a
build is on its way, the gaps are told first; reasons known before stand until they are worked out anew.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from planner.domain.differing import differing
from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, Uncovered
from planner.domain.time_grid import day_of
from planner.rules.problem_changes import NEEDS
from planner.services.explain.asks import Need
from planner.services.explain.shortages import first_asks
from planner.services.list_uncovered import MOST_EXPLAINED, entry, list_uncovered, uncovered_needs
from planner.services.rota_lookup import RotaLookup

REASON_LATER = "Being worked out."
# So many questions to the rules about a person take no longer than it takes to blink.
QUICK_QUESTIONS = 60


def list_gaps(
    problem: RotaProblem,
    shifts: Sequence[Shift],
    findings: Sequence[Finding],
    known: Iterable[Uncovered] = (),
) -> tuple[Uncovered, ...]:
    """The same entries as `list_uncovered` gives. An entry that is `known` with as much missing comes as it
    is known, another at the first time at which it could be answered."""
    short = {finding.demand for finding in findings if finding.kind == "shortfall"}
    if not short:
        return ()
    by_need, before = _gaps_by_need(problem, shifts, findings, short), _Known(known)
    entries = (before.of(gap) for gaps in by_need.values() for gap in gaps)
    return tuple(sorted(entries, key=attrgetter("start", "demand")))


def list_soon(
    problem: RotaProblem, shifts: Sequence[Shift], findings: Sequence[Finding], known: Iterable[Uncovered]
) -> tuple[Uncovered, ...]:
    """`list_uncovered` where that is quick, else `list_gaps`."""
    gaps = list_gaps(problem, shifts, findings, known)
    return list_uncovered(problem, shifts, findings) if is_quick(problem, gaps) else gaps


def is_quick(problem: RotaProblem, gaps: Sequence[Uncovered]) -> bool:
    """Whether the reasons of these gaps can be worked out at once."""
    return len(problem.people) * min(len(gaps), MOST_EXPLAINED) <= QUICK_QUESTIONS


def with_known_reasons(uncovered: Iterable[Uncovered], known: Iterable[Uncovered]) -> tuple[Uncovered, ...]:
    """The entries; those whose reasons are left for later as they are `known`, where as much is missing."""
    before = _Known(known)
    return tuple(before.of(each) if each.reason == REASON_LATER else each for each in uncovered)


class _Known:
    """Entries by what is missing; those of demand that can be short more than once by their time, too."""

    def __init__(self, known: Iterable[Uncovered]) -> None:
        self._known = {self._key(each): each for each in known}

    def of(self, gap: Uncovered) -> Uncovered:
        return self._known.get(self._key(gap), gap)

    @staticmethod
    def _key(each: Uncovered) -> tuple[object, ...]:
        times = (each.start, each.end) if each.kind == "presence" else ()
        return (each.demand, each.kind, each.missing, each.unit, *times)


@dataclass(frozen=True, slots=True)
class _Listed:
    """The gaps of each demand that is short, and all that they follow from."""

    problem: RotaProblem
    shifts: Sequence[Shift]
    findings: Sequence[Finding]
    gaps: Mapping[str, tuple[Uncovered, ...]]


# Those that were listed last.
_LISTED: deque[_Listed] = deque(maxlen=2)


def _gaps_by_need(
    problem: RotaProblem, shifts: Sequence[Shift], findings: Sequence[Finding], short: Container[str | None]
) -> Mapping[str, tuple[Uncovered, ...]]:
    """The gaps of each demand that is short; what nothing has touched since is not asked about again."""
    before = next((each for each in _LISTED if _weeks(each.problem) == _weeks(problem)), None)
    known: dict[str, tuple[Uncovered, ...]] = {}
    if before is not None:
        touched = _touched(before, problem, shifts, findings)
        known = {demand: gaps for demand, gaps in before.gaps.items() if demand not in touched}
    lookup = RotaLookup(problem, shifts)
    found = {
        need.id: known[need.id] if need.id in known else _gaps(lookup, need)
        for need in uncovered_needs(problem, short)
    }
    _LISTED.appendleft(_Listed(problem, shifts, findings, found))
    return found


def _weeks(problem: RotaProblem) -> tuple[object, ...]:
    return problem.team_id, problem.days, problem.settings


def _touched(
    before: _Listed, problem: RotaProblem, shifts: Sequence[Shift], findings: Sequence[Finding]
) -> set[str | None]:
    """The demands of which the gaps may be others than before."""
    others = tuple(chain(*differing(before.shifts, shifts)))
    found: set[str | None] = {work.demand for shift in others for work in shift.activities}
    found.update(finding.demand for part in differing(before.findings, findings) for finding in part)
    for name in NEEDS:
        parts = differing(getattr(before.problem, name), getattr(problem, name))
        found.update(need.id for part in parts for need in part)
    # Of presence all that is near.
    days = {day for shift in others for day in range(shift.day - 1, shift.day + 2)}
    found.update(need.id for need in problem.presence if day_of(need.span.start) in days)
    return found


def _gaps(lookup: RotaLookup, need: Need) -> tuple[Uncovered, ...]:
    return tuple(entry(need, ask, REASON_LATER) for ask in first_asks(lookup, need))
