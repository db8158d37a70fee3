"""Requests for work to change hands are found by id, by whether they are open, and by their last step."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from planner.services.guarded_store import GuardedStore
from planner.services.swaps.requests import ask, cancel
from tests.planner.services.small_office import NOW, StillClock
from tests.planner.services.swaps.office import ANA, BEN, CY, DEE, gives, published, work_of


def test_settled_ones_are_not_read_where_open_ones_are_asked_for(tmp_path: Path) -> None:
    store = published(tmp_path)
    gone = ask(store, CY, work_of(store, "cy"), [], StillClock())
    cancel(store, CY, gone.id, StillClock(NOW + timedelta(hours=1)))
    asked = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], StillClock())
    assert [each.id for each in store.swaps()] == [gone.id, asked.id]
    assert store.open_swaps() == (asked,)
    assert store.swap(asked.id) == asked
    assert store.swap("no-such-thing") is None
    assert [each.id for each in store.swaps(NOW + timedelta(hours=1))] == [gone.id]
    assert store.swaps(NOW + timedelta(hours=2)) == ()
    store.close()


def test_each_sees_those_that_concern_them(tmp_path: Path) -> None:
    store = published(tmp_path)
    asked = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], StillClock())
    for caller, sees in ((CY, True), (DEE, True), (ANA, False), (BEN, False)):
        guarded = GuardedStore(store, caller)
        assert (guarded.swap(asked.id) is not None) is sees
        assert bool(guarded.open_swaps()) is sees
    store.close()
