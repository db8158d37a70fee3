"""What the checker says of shifts, in the form a rota keeps: findings, tiers, what is uncovered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.findings import TIER_NAMES, Finding, TierNumber
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, Tier, Uncovered
from planner.rules.catalogue import by_rule, check, tier_totals
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


def is_better(findings: Sequence[Finding], than: Sequence[Finding]) -> bool:
    """Whether these findings are of a better rota than those: fewer laws broken, then tier by tier."""
    return _worth(findings) < _worth(than)


def is_as_good(findings: Sequence[Finding], than: Sequence[Finding]) -> bool:
    """Whether neither is of a better rota than the other."""
    return _worth(findings) == _worth(than)


def _worth(findings: Sequence[Finding]) -> tuple[int, ...]:
    totals = tier_totals(findings)
    return sum(finding.kind == "law" for finding in findings), *(totals[tier] for tier in PRICED_TIERS)


def checked_tiers(findings: Sequence[Finding], claimed: Sequence[Tier]) -> tuple[Tier, ...]:
    """The four tiers with the checker's values and as much of the claimed proof as still holds.

    A bound was found with the earlier tiers held at their values: it still holds where these are as good or
    better now, and is dropped where one is worse. One above the checker's value is wrong, and dropped too.
    """
    result: list[Tier] = []
    earlier_hold = True
    for tier in PRICED_TIERS:
        name = TIER_NAMES[tier]
        prices = by_rule(findings, tier)
        value = sum(prices.values())
        claim = next((each for each in claimed if each.name == name), None)
        holds = claim is not None and earlier_hold and claim.bound <= value
        bound = claim.bound if claim is not None and holds else 0
        proved = claim is not None and holds and claim.proved and claim.value == value
        result.append(Tier(name=name, value=value, bound=bound, proved=proved, by_rule=prices))
        earlier_hold = earlier_hold and claim is not None and value <= claim.value
    return tuple(result)


def disagreements(claimed: Sequence[Tier], checked: Sequence[Tier]) -> list[str]:
    """Sentences on tiers that the solver counts otherwise than the checker: it is said, and not believed.

    A search that was ended may count more than its own rota is worth; that is no disagreement.
    """
    values = {tier.name: tier.value for tier in checked}
    return [
        f"The solver counted {claim.value} for {claim.name} where the checker counts {values[claim.name]}; "
        "the checker's figure is shown and nothing is proved for it."
        for claim in claimed
        if claim.name in values
        and (claim.value < values[claim.name] or (claim.proved and claim.value != values[claim.name]))
    ]
