"""A published rota claims its proof only while the team asks what it was proved for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.rota import Rota, Tier
from planner.services.edit_rota import ReplaceRota, edit_rota
from planner.services.edit_team import TeamEdit, edit_team
from planner.services.freeze_problem import freeze_problem
from planner.services.publish_rota import FOR_ALL, publish_rota
from planner.services.published_proof import as_it_stands, asked_mark, claims_proof
from planner.services.record_edits import add_record, remove_record
from planner.services.rota_edits import PinShift
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota, small_team, usual_shifts

PROVED = tuple(
    Tier(name=name, value=0, bound=0, proved=True) for name in ("statutory demand", "other demand")
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = SqliteStore.create(tmp_path / "north.rotabene", small_team(), "Jo Patel", StillClock())
    yield made
    made.close()


def published(store: SqliteStore) -> Rota:
    """The usual week, published as one that was proved."""
    rota = hand_rota(*usual_shifts()).model_copy(update={"tiers": PROVED})
    edit_rota(store, MONDAY, ReplaceRota(rota), "Jo Patel", clock=StillClock())
    return publish_rota(store, MONDAY, "Jo Patel", {FOR_ALL: "agreed"}, clock=StillClock())


def one_more_visit(store: SqliteStore) -> TeamEdit:
    """Another visit of the same afternoon."""
    team = store.team()
    return add_record(team, "visits", team.visits[0].model_copy(update={"id": "v2", "case": "R-7"}))


def shown(store: SqliteStore) -> Rota:
    rota = store.published(MONDAY)
    assert rota is not None
    return as_it_stands(store, rota, freeze_problem(store.team(), MONDAY, 1, rota))


def test_the_mark_is_the_same_for_the_same_week_and_another_for_other_demand() -> None:
    team = small_team()
    mark = asked_mark(freeze_problem(team, MONDAY))
    assert mark == asked_mark(freeze_problem(small_team(), MONDAY))
    assert mark != asked_mark(freeze_problem(team.model_copy(update={"visits": ()}), MONDAY))


def test_a_change_of_the_team_takes_the_proof_from_a_published_week_and_undo_brings_it_back(
    store: SqliteStore,
) -> None:
    kept = published(store)
    assert claims_proof(shown(store)) == claims_proof(kept)
    back = edit_team(store, one_more_visit(store), "Jo Patel")
    assert not claims_proof(shown(store))
    assert store.published(MONDAY) == kept, "the published version itself never changes"
    edit_team(store, back, "Jo Patel")
    assert claims_proof(shown(store))


def test_a_published_rota_that_came_with_the_team_is_marked_before_the_first_edit(tmp_path: Path) -> None:
    rota = hand_rota(*usual_shifts()).model_copy(update={"tiers": PROVED, "state": "published", "version": 1})
    team = small_team().model_copy(update={"rotas": (rota,)})
    store = SqliteStore.create(tmp_path / "kept.rotabene", team, "Jo Patel", StillClock())
    assert claims_proof(shown(store))
    edit_team(store, one_more_visit(store), "Jo Patel")
    assert not claims_proof(shown(store))
    store.close()


def test_a_draft_begun_from_a_published_week_that_asks_something_else_claims_nothing(
    store: SqliteStore,
) -> None:
    kept = published(store)
    edit_team(store, one_more_visit(store), "Jo Patel")
    edit_rota(store, MONDAY, PinShift(kept.shifts[0].id), "Jo Patel", clock=StillClock())
    draft = store.draft(MONDAY)
    assert draft is not None
    assert not claims_proof(draft)


def test_what_removing_a_person_took_from_a_draft_comes_back_after_it_was_published(
    store: SqliteStore,
) -> None:
    edit_rota(store, MONDAY, ReplaceRota(hand_rota(*usual_shifts())), "Jo Patel", clock=StillClock())
    team = store.team()
    whole = store.draft(MONDAY)
    back = edit_team(store, remove_record(team, "visits", "v1"), "Jo Patel")
    version = publish_rota(store, MONDAY, "Jo Patel", {FOR_ALL: "agreed"}, clock=StillClock())
    edit_team(store, back, "Jo Patel")
    assert [each.id for each in store.team().visits] == [each.id for each in team.visits]
    draft = store.draft(MONDAY)
    assert draft is not None
    assert whole is not None
    assert draft.shifts == whole.shifts
    assert store.published(MONDAY) == version
