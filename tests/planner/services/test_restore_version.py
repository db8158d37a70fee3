"""An older version as the draft again: its shifts, what was agreed since, and undo."""

from __future__ import annotations

from planner.domain.rota import Rota
from planner.services.edit_rota import edit_rota
from planner.services.past_plan import put_plan
from planner.services.publish_rota import FOR_ALL, publish_rota
from planner.services.restore_version import restoring
from planner.services.rota_edits import MoveShift
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import MONDAY, StillClock
from tests.planner.services.test_publish_rota import put


def test_an_older_version_comes_back_as_the_draft(store: SqliteStore) -> None:
    first = latest(store)
    put(store, shift("cy", "Mon 09:00-17:00"))
    publish_rota(store, MONDAY, "Jo Patel", {FOR_ALL: "As it is"})
    back = put_plan(store, restoring(store, first), "Jo Patel")
    draft = store.draft(MONDAY)
    assert draft is not None
    assert (draft.shifts, draft.state) == (first.shifts, "draft")
    assert [each.version for each in store.versions(MONDAY) if each.state == "published"] == [1, 2]
    assert store.audit()[0].what == "Restore version 1"
    put_plan(store, back, "Jo Patel")
    assert store.draft(MONDAY) is None


def test_other_hours_that_were_agreed_since_fall_and_come_back_with_undo(store: SqliteStore) -> None:
    first = latest(store)
    ben = next(each for each in first.shifts if each.staff == "ben")
    early = MoveShift(ben.id, by_minutes=-240)
    edit_rota(store, MONDAY, early, "Jo Patel", reason="Ben asked for it", clock=StillClock())
    agreed = store.team().agreed_changes
    assert agreed
    publish_rota(store, MONDAY, "Jo Patel", {FOR_ALL: "As it is"})
    back = put_plan(store, restoring(store, first), "Jo Patel")
    assert store.team().agreed_changes == ()
    put_plan(store, back, "Jo Patel")
    assert store.team().agreed_changes == agreed
    put_plan(store, restoring(store, first), "Jo Patel")
    assert publish_rota(store, MONDAY, "Jo Patel", {FOR_ALL: "As it is"}).shifts == first.shifts


def latest(store: SqliteStore) -> Rota:
    rota = store.published(MONDAY)
    assert rota is not None
    return rota
