"""Several teams at a glance: which weeks are published, and what they lack."""

from __future__ import annotations

from pathlib import Path

from planner.domain.rota import LeftUncovered, Uncovered
from planner.services.guarded_store import GuardedStore
from planner.services.team_glance import team_glance
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at
from tests.planner.services.small_office import MONDAY, NOW, StillClock, hand_rota, small_team
from tests.planner.services.swaps.office import CY, LEAD


def gap(demand: str) -> Uncovered:
    return Uncovered(
        demand=demand,
        kind="visit",
        start=at("Tue 16:00"),
        end=at("Tue 18:00"),
        missing=1,
        unit="workers",
        reason="",
    )


def plan(folder: Path) -> SqliteStore:
    """This week published with two gaps, one of them answered for; the next a draft."""
    store = SqliteStore.create(folder / "north.rotabene", small_team(), "Jo Patel", StillClock())
    left = LeftUncovered(demand="v2", reason="Agreed with the family", by="Jo Patel", at=NOW)
    with store.unit_of_work("Jo Patel") as work:
        work.publish(hand_rota(uncovered=(gap("v1"), gap("v2")), left_uncovered=(left,)))
        following = hand_rota(first_day=MONDAY.replace(day=30), shifts=())
        work.save_draft(following, what="Build", subject="week")
    return store


def test_weeks_are_told_with_what_nobody_has_answered_for(tmp_path: Path) -> None:
    store = plan(tmp_path)
    glance = team_glance(GuardedStore(store, LEAD), MONDAY)
    assert (glance.team, glance.people) == ("North", 4)
    assert [(each.state, each.uncovered) for each in glance.weeks] == [
        ("published", 1),
        ("draft", 0),
        ("none", 0),
        ("none", 0),
    ]
    store.close()


def test_whoever_sees_no_drafts_is_told_of_none(tmp_path: Path) -> None:
    store = plan(tmp_path)
    glance = team_glance(GuardedStore(store, CY), MONDAY)
    assert [each.state for each in glance.weeks] == ["published", "none", "none", "none"]
    store.close()
