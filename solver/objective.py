"""What a rota costs: penalties by rule and tier, minimised tier by tier."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal as OneOf

from solver.terms import Expression, total

TierOfPenalty = OneOf[1, 2, 3, 4]


@dataclass(frozen=True, slots=True)
class Penalty:
    """`weight` for each unit of `expression` (an integer of at least 0), in one of the four tiers."""

    rule: str
    expression: Expression
    weight: int
    tier: TierOfPenalty


def tier_sum(penalties: Iterable[Penalty], tier: int) -> Expression:
    """The objective of one tier."""
    return total(
        penalty.weight * penalty.expression
        for penalty in penalties
        if penalty.tier == tier and penalty.weight
    )


def by_rule(penalties: Iterable[Penalty], tier: int, value: Callable[[Expression], int]) -> dict[str, int]:
    """What each rule adds to the tier in a solution; rules that add nothing are left out."""
    sums: dict[str, int] = {}
    for penalty in penalties:
        if penalty.tier == tier:
            sums[penalty.rule] = sums.get(penalty.rule, 0) + penalty.weight * value(penalty.expression)
    return {rule: amount for rule, amount in sorted(sums.items()) if amount}
