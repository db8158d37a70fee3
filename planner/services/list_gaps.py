"""What a rota leaves uncovered, at once and without working out the reasons.

A reason asks the rules about every person, which takes a moment for each gap. While somebody edits, or a
build is on its way, the gaps are told first; reasons known before stand until they are worked out anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from planner.domain.findings import Finding
from planner.domain.needs import PresenceNeed
from planner.domain.problem import RotaProblem
from planner.domain.remembered import Remembered
from planner.domain.rota import Shift, Uncovered
from planner.domain.time_grid import day_of
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
    short: dict[str | None, list[Finding]] = {}
    for finding in findings:
        if finding.kind == "shortfall":
            short.setdefault(finding.demand, []).append(finding)
    if not short:
        return ()
    entries = _entries(problem, RotaLookup(problem, shifts), short, _Known(known))
    return tuple(sorted(entries, key=lambda each: (each.start, each.demand)))


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


# Gaps that were listed last, of demand that is served as it was.
_GAPS: Remembered[tuple[object, ...], tuple[Uncovered, ...]] = Remembered(5000)


def _entries(
    problem: RotaProblem,
    lookup: RotaLookup,
    short: Mapping[str | None, Sequence[Finding]],
    known: _Known,
) -> Iterator[Uncovered]:
    for need in uncovered_needs(problem, short):
        asked = (need, tuple(_work_for(lookup, need)), tuple(short[need.id]))
        gaps = _GAPS.answer((problem.team_id, need.id), asked, partial(_gaps, lookup, need))
        yield from (known.of(gap) for gap in gaps)


def _work_for(lookup: RotaLookup, need: Need) -> Iterable[object]:
    """What the gaps of a demand follow from: the work for it; of presence all that is near."""
    if not isinstance(need, PresenceNeed):
        return lookup.serving(need.id)
    day = day_of(need.span.start)
    return (shift for near in (day - 1, day, day + 1) for shift in lookup.starting_on(near))


def _gaps(lookup: RotaLookup, need: Need) -> tuple[Uncovered, ...]:
    return tuple(entry(need, ask, REASON_LATER) for ask in first_asks(lookup, need))
