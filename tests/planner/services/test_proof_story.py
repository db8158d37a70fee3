"""What was proved, under which agreed hours and rules, and what nobody looked at."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.rota import Tier
from planner.domain.rule_pack import Override
from planner.services.freeze_problem import freeze_problem
from planner.services.proof_story import proof_story, tier_claim
from tests.planner.services.small_office import MONDAY, NOW, hand_rota, small_team


@pytest.mark.parametrize(
    ("tier", "words"),
    [
        (Tier(name="statutory demand", value=0, bound=0, proved=True), "nothing is missing"),
        (Tier(name="statutory demand", value=100, bound=100, proved=True), "no rota covers more of it"),
        (
            Tier(name="policy exceptions", value=200, bound=150, proved=False),
            "at most 25 % of the weight of policy exceptions could be avoided",
        ),
        (Tier(name="wishes", value=50, bound=0, proved=False), "more wishes may yet be granted"),
    ],
)
def test_each_tier_is_claimed_in_words(tier: Tier, words: str) -> None:
    assert tier_claim(tier).words == words


def test_the_rules_and_hours_that_a_proof_holds_under_are_named() -> None:
    team = small_team()
    exception = Override(
        rule="evenings", first=date(2026, 11, 24), last=date(2026, 11, 24), reason="Agreed", by="Jo", at=NOW
    )
    team = team.model_copy(update={"rules": team.rules.model_copy(update={"overrides": (exception,)})})
    rota = hand_rota()
    story = proof_story(team, freeze_problem(team, MONDAY, 1, rota), rota)
    assert "Agreed hours: the contracts and patterns of 4 people." in story.scope
    assert "Rules: England, NJC Green Book, from 1 Apr 2026." in story.scope
    assert "1 exception made by a manager in these weeks." in story.scope
