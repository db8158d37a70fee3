"""The checker's figures, with as much of a solver's proof as they leave standing."""

from __future__ import annotations

from planner.domain.findings import TIER_NAMES, Finding, TierNumber
from planner.domain.rota import Tier
from planner.rules.catalogue import by_rule
from planner.services.judge_rota import checked_tiers, disagreements, is_better

TIERS: tuple[TierNumber, ...] = (1, 2, 3, 4)


def findings(*prices: int) -> tuple[Finding, ...]:
    """One finding a tier, of these prices."""
    return tuple(
        Finding(rule="visits", tier=tier, sentence="Short.", price=price)
        for tier, price in zip(TIERS, prices, strict=True)
    )


def claims(*claimed: tuple[int, int]) -> tuple[Tier, ...]:
    """Tiers of these values and bounds, proved where they meet."""
    return tuple(
        Tier(name=TIER_NAMES[tier], value=value, bound=bound, proved=value == bound)
        for tier, (value, bound) in zip(TIERS, claimed, strict=False)
    )


def figures(tiers: tuple[Tier, ...]) -> list[tuple[int, int, bool]]:
    return [(tier.value, tier.bound, tier.proved) for tier in tiers]


def test_agreed_figures_keep_bound_and_proof() -> None:
    claimed = claims((100, 100), (0, 0), (80, 20), (5, 5))
    checked = checked_tiers(findings(100, 0, 80, 5), claimed)
    assert figures(checked) == [(100, 100, True), (0, 0, True), (80, 20, False), (5, 5, True)]
    assert disagreements(claimed, checked) == []


def test_better_value_than_counted_keeps_the_bounds_after_it() -> None:
    claimed = claims((100, 100), (0, 0), (90, 20), (12, 4))
    checked = checked_tiers(findings(100, 0, 80, 11), claimed)
    assert figures(checked) == [(100, 100, True), (0, 0, True), (80, 20, False), (11, 4, False)]
    assert disagreements(claimed, checked) == []


def test_worse_value_drops_the_bounds_after_it() -> None:
    checked = checked_tiers(findings(200, 0, 80, 5), claims((100, 100), (0, 0), (80, 20), (5, 5)))
    assert figures(checked) == [(200, 100, False), (0, 0, False), (80, 0, False), (5, 0, False)]


def test_bound_above_the_value_is_wrong_and_said() -> None:
    claimed = claims((100, 100))
    checked = checked_tiers(findings(40, 0, 0, 0), claimed)
    assert figures(checked)[0] == (40, 0, False)
    assert len(disagreements(claimed, checked)) == 1


def test_tiers_not_reached_are_not_proved() -> None:
    checked = checked_tiers(findings(100, 0, 80, 5), claims((100, 100)))
    assert figures(checked)[1:] == [(0, 0, False), (80, 0, False), (5, 0, False)]


def test_price_by_rule_leaves_out_what_is_free() -> None:
    found = (
        Finding(rule="visits", tier=1, sentence="", price=100),
        Finding(rule="visits", tier=1, sentence="", price=50),
        Finding(rule="duty_cover", tier=1, sentence="", price=0, is_overridden=True),
        Finding(rule="presence", tier=2, sentence="", price=7),
    )
    assert by_rule(found, 1) == {"visits": 150}


def test_a_rota_is_better_by_its_first_tier_that_differs_and_never_with_more_laws_broken() -> None:
    assert is_better(findings(0, 500, 0, 0), than=findings(100, 0, 0, 0))
    assert not is_better(findings(0, 0, 1, 0), than=findings(0, 0, 0, 99))
    assert not is_better(findings(0, 0, 0, 5), than=findings(0, 0, 0, 5))
    lawless = (*findings(0, 0, 0, 0), Finding(rule="daily_rest", tier=0, sentence="Broken."))
    assert is_better(findings(100, 0, 0, 0), than=lawless)
