"""Demand that a swap would leave more open than it was: others wait for it, so nobody may agree to that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.domain.findings import Finding
from planner.domain.time_grid import day_of

# Rules whose shortfalls are somebody else's wait; supervision or a handover the two can put off.
KEPT_DEMAND = frozenset({"visits", "duty_cover", "presence", "court_writing", "events", "safe_return"})


def lost_demand(before: Iterable[Finding], new: Sequence[Finding]) -> tuple[Finding, ...]:
    """Of the new findings those of kept demand that lacks more than before, whoever serves it now."""
    short = [each for each in new if each.kind == "shortfall" and each.rule in KEPT_DEMAND]
    if not short:
        return ()
    lacking: dict[tuple[str, str | None, int | None], int] = {}
    for each in before:
        if each.kind == "shortfall":
            lacking[_key(each)] = lacking.get(_key(each), 0) + each.missing
    return tuple(each for each in short if each.missing > lacking.get(_key(each), 0))


def newly_touched(new: Iterable[Finding]) -> tuple[Finding, ...]:
    """What a manager may have to approve: policies newly broken, and demand that the two could put off."""
    return tuple(
        each
        for each in new
        if (each.kind == "shortfall" and each.rule not in KEPT_DEMAND)
        or (each.kind == "policy" and not each.is_overridden)
    )


def _key(finding: Finding) -> tuple[str, str | None, int | None]:
    return finding.rule, finding.demand, day_of(finding.span.start) if finding.span else None
