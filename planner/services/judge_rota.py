"""What the checker says of shifts, in the form a rota keeps: findings, tiers, what is uncovered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.findings import TIER_NAMES, Finding, TierNumber
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, Tier, Uncovered
from planner.rules.catalogue import check
from planner.services.list_uncovered import list_uncovered

PRICED_TIERS: tuple[TierNumber, ...] = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Findings of the checker, values of the tiers by rule, and demand not met."""

    findings: tuple[Finding, ...]
    uncovered: tuple[Uncovered, ...]

    @property
    def law(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.kind == "law")

    @property
    def open_policy(self) -> tuple[Finding, ...]:
        """Policy exceptions for which no manager has given a reason."""
        return tuple(
            finding for finding in self.findings if finding.kind == "policy" and not finding.is_overridden
        )


def judge_rota(problem: RotaProblem, shifts: Sequence[Shift]) -> Judgement:
    """Check the shifts against every rule and list what is uncovered."""
    findings = check(problem, shifts)
    return Judgement(findings, list_uncovered(problem, shifts, findings))


def by_rule(findings: Sequence[Finding], tier: TierNumber) -> dict[str, int]:
    """The price of a tier, rule by rule (rules without a price are left out)."""
    prices: dict[str, int] = {}
    for finding in findings:
        if finding.tier == tier and finding.price:
            prices[finding.rule] = prices.get(finding.rule, 0) + finding.price
    return dict(sorted(prices.items()))


def checked_tiers(findings: Sequence[Finding], claimed: Sequence[Tier]) -> tuple[Tier, ...]:
    """The four tiers with the checker's values and as much of the claimed proof as still holds.

    A bound holds for the demand and rules it was found for, and under the values of the earlier tiers it was
    found with: where an earlier tier's value is another now, the bounds of the later ones are dropped.
    """
    result: list[Tier] = []
    earlier_stand = True
    for tier in PRICED_TIERS:
        prices = by_rule(findings, tier)
        value = sum(prices.values())
        claim = next((each for each in claimed if each.name == TIER_NAMES[tier]), None)
        if claim is None and len(claimed) >= tier:
            claim = claimed[tier - 1]
        bound = claim.bound if claim is not None and earlier_stand and claim.bound <= value else 0
        proved = claim is not None and claim.proved and earlier_stand and claim.value == value
        result.append(Tier(name=TIER_NAMES[tier], value=value, bound=bound, proved=proved, by_rule=prices))
        earlier_stand = earlier_stand and claim is not None and claim.value == value
    return tuple(result)
