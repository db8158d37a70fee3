"""Wishes and private unavailability are the person's own to keep."""

from __future__ import annotations

import pytest

from planner.domain.errors import BadInputError, NotPermittedError, RefusedEditError
from planner.domain.staff import Preference
from planner.services.guarded_store import GuardedStore
from planner.services.requests.own_wishes import new_wish_id, put_wish, remove_wish
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.swaps.office import ANA, BEN, JO, LEAD


def wish(**changes: object) -> Preference:
    fields = {
        "id": new_wish_id(),
        "staff": "ana",
        "wants": "cannot_work",
        "weekdays": ("wed",),
        "start": 960,
        "end": 1080,
        "is_private": True,
        "reason": "School run",
    }
    return Preference.model_validate({**fields, **changes})


def test_a_private_time_is_kept_by_oneself_and_its_reason_is_for_oneself_and_the_manager(
    store: SqliteStore,
) -> None:
    made = put_wish(GuardedStore(store, ANA), ANA, wish())
    reasons = [GuardedStore(store, who).team().preferences[0].reason for who in (ANA, BEN, LEAD, JO)]
    assert reasons == ["School run", "", "", "School run"]
    remove_wish(store, ANA, made.id, "ana")
    assert store.team().preferences == ()


def test_a_wish_is_changed_in_its_place(store: SqliteStore) -> None:
    made = put_wish(store, ANA, wish())
    put_wish(store, ANA, made.model_copy(update={"weekdays": ("thu",)}))
    (kept,) = store.team().preferences
    assert kept.weekdays == ("thu",)


def test_nobody_writes_another_s_wishes(store: SqliteStore) -> None:
    made = put_wish(store, ANA, wish())
    for caller in (BEN, LEAD):
        with pytest.raises(NotPermittedError):
            put_wish(store, caller, wish())
        with pytest.raises(NotPermittedError):
            remove_wish(store, caller, made.id, "ana")
    with pytest.raises(RefusedEditError, match="somebody else's"):
        put_wish(store, BEN, made.model_copy(update={"staff": "ben"}))
    with pytest.raises(RefusedEditError, match="somebody else's"):
        remove_wish(store, BEN, made.id, "ben")
    assert store.team().preferences == (made,)


def test_a_wish_is_strong_at_most(store: SqliteStore) -> None:
    with pytest.raises(BadInputError):
        put_wish(store, ANA, wish(weight=11))


@pytest.mark.parametrize("wants", ["work", "not_work", "cannot_work"])
def test_a_wish_says_when(store: SqliteStore, wants: str) -> None:
    never = {"wants": wants, "weekdays": (), "start": None, "end": None}
    with pytest.raises(BadInputError) as refused:
        put_wish(store, ANA, wish(**never))
    (problem,) = refused.value.problems
    assert problem.path == "weekdays"
    assert store.team().preferences == ()
    put_wish(store, ANA, wish(**{**never, "start": 960, "end": 1080}))
    put_wish(store, ANA, wish(**{**never, "wants": "home"}))
    assert len(store.team().preferences) == 2
