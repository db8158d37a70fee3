"""Which contract holds on a day, which day of its pattern it is, and its share of contracted minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.domain.contracts import Contract, PatternDay, WorkingPattern
from planner.domain.time_grid import monday_of
from planner.services.freeze_days import shares_of

# Of a contract without end.
LAST_DAY = 10_000_000


@dataclass(frozen=True, slots=True)
class _Cycle:
    """A contract, its days, and what each day of its pattern's cycle asks, from the Monday `starts` on."""

    days: range
    contract: Contract
    starts: int
    pattern: tuple[PatternDay, ...]
    minutes: tuple[float, ...]


class ContractDays:
    """The contracts of one person, asked for thousands of days."""

    def __init__(self, contracts: Iterable[Contract], patterns: Iterable[WorkingPattern]) -> None:
        by_id = {pattern.id: pattern for pattern in patterns}
        self._cycles = [_cycle(each, by_id[each.pattern]) for each in contracts]

    def contract(self, day: int) -> Contract | None:
        """The contract that holds on the day."""
        cycle = self._on(day)
        return cycle.contract if cycle is not None else None

    def pattern_day(self, day: int) -> PatternDay | None:
        """The agreed pattern of the day."""
        cycle = self._on(day)
        return cycle.pattern[(day - cycle.starts) % len(cycle.pattern)] if cycle is not None else None

    def target(self, day: int) -> float:
        """The day's share of contracted minutes: the contract's cycle spread over its pattern's days."""
        cycle = self._on(day)
        return cycle.minutes[(day - cycle.starts) % len(cycle.minutes)] if cycle is not None else 0.0

    def week_target(self, monday: int) -> float:
        """That of all days of a week."""
        cycle = self._on(monday)
        if cycle is None or monday + 6 not in cycle.days:
            return sum(self.target(day) for day in range(monday, monday + 7))
        first = (monday - cycle.starts) % len(cycle.minutes)
        return sum(cycle.minutes[first : first + 7])

    def _on(self, day: int) -> _Cycle | None:
        # Most people have one contract.
        for cycle in self._cycles:
            if day in cycle.days:
                return cycle
        return None


def _cycle(contract: Contract, pattern: WorkingPattern) -> _Cycle:
    first, last = contract.dates.first, contract.dates.last
    shares = [share for week in shares_of(pattern) for share in week]
    # Of all weeks of the cycle together, to be shared out.
    contracted, whole = contract.minutes_per_week * len(pattern.weeks), sum(shares)
    return _Cycle(
        days=range(first.toordinal(), last.toordinal() + 1 if last else LAST_DAY),
        contract=contract,
        starts=monday_of(pattern.cycle_starts),
        pattern=tuple(day for week in pattern.weeks for day in week.days),
        minutes=tuple(contracted * share / whole if whole else 0.0 for share in shares),
    )
