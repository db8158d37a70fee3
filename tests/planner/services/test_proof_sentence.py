"""The status line claims what was proved, and no more."""

from __future__ import annotations

import pytest

from planner.domain.rota import Tier
from planner.services.proof_sentence import proof_sentence, status_line
from tests.planner.services.small_office import hand_rota, small_team

PROVED = "Proved: no rota covers more visits within this team's agreed hours"


def tiers(*gaps: int | None) -> tuple[Tier, ...]:
    """Tiers of value 100, each so far above its bound; None: proved."""
    names = ("statutory demand", "other demand", "policy exceptions", "wishes")
    return tuple(
        Tier(name=name, value=100, bound=100 - (gap or 0), proved=gap is None)
        for name, gap in zip(names, gaps, strict=False)
    )


@pytest.mark.parametrize(
    ("gaps", "status", "sentence"),
    [
        ((None, None, None, None), "optimal", f"{PROVED}; and no better rota exists under this team's rules"),
        (
            (None, None, 40, 3),
            "feasible",
            f"{PROVED}; at most 40 % of the weight of policy exceptions could be avoided, "
            "at most 3 % of the weight of wishes not granted could be spared",
        ),
        (
            (None, 20),
            "stopped",
            "Proved for statutory demand (stopped early); "
            "of the other demand not met at most 20 % could be covered",
        ),
        ((100,), "feasible", "Not proved: more statutory demand may yet be covered"),
        (
            (None, 0, 40),
            "stopped",
            f"{PROVED}; at most 40 % of the weight of policy exceptions could be avoided",
        ),
        ((), "stopped", "Not proved (stopped early)"),
        ((5,), "by_hand", "Changed since it was built: nothing is proved until it is built again"),
    ],
)
def test_claim_follows_the_proofs(gaps: tuple[int | None, ...], status: str, sentence: str) -> None:
    assert proof_sentence(tiers(*gaps), status) == sentence


def test_status_line_says_how_long_it_took() -> None:
    rota = hand_rota(tiers=tiers(None, None, None, None))
    assert status_line(rota).endswith("under this team's rules · built in 1.8 s")


def test_status_line_is_short_where_no_more_demand_can_be_covered() -> None:
    assert status_line(hand_rota(tiers=tiers(None, None, 40, 3))) == f"{PROVED} · built in 1.8 s"


def test_status_line_names_the_rules_that_the_proof_holds_under() -> None:
    line = status_line(hand_rota(tiers=tiers(None, None)), small_team())
    assert "rules: England, NJC Green Book, from 1 Apr 2026" in line
    assert "rules:" not in status_line(hand_rota(), small_team())
