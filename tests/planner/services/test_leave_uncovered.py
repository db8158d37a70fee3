"""Demand left uncovered on purpose: the reason is kept with the rota and in the audit log, and can be taken
back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors import PlannerError
from planner.services.edit_rota import Changes, PinShift, ReplaceRota
from planner.services.leave_uncovered import LeaveUncovered, leave_uncovered
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.drafted import draft, drafted, edit
from tests.planner.services.small_office import NOW, hand_rota

WHY = "The family is away this week"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(drafted(tmp_path)) as made:
        yield made


def leave(store: SqliteStore, demand: str = "v1") -> Changes:
    return edit(store, leave_uncovered(demand, WHY, who="Jo Patel", at=NOW), WHY)


def test_reason_is_kept_with_the_rota_and_in_the_audit_log(store: SqliteStore) -> None:
    leave(store)
    assert draft(store).left_reason("v1") == WHY
    row = store.audit()[0]
    assert (row.what, row.subject, row.reason) == ("Leave uncovered", "v1", WHY)


def test_it_is_taken_back_and_done_again(store: SqliteStore) -> None:
    back = edit(store, leave(store).inverse)
    assert draft(store).left_uncovered == ()
    edit(store, back.inverse)
    assert draft(store).left_reason("v1") == WHY


def test_taken_back_the_rota_says_what_it_said_before_to_the_letter(store: SqliteStore) -> None:
    # What follows from the rules is no longer what was written when it was built.
    with store.unit_of_work("Jo Patel") as work:
        built = draft(store).made.model_copy(update={"status": "feasible", "notes": ("Proved.",)})
        work.save_draft(draft(store).model_copy(update={"made": built, "tiers": ()}), what="x", subject="x")
    before = draft(store)
    first = leave(store)
    assert draft(store).made.status == "by_hand"
    second = leave(store, "v2")
    changed = edit(store, leave_uncovered("v1", "They are abroad", who="Jo Patel", at=NOW))
    after = draft(store)
    for each in (changed, second, first):
        edit(store, each.inverse)
    assert draft(store) == before
    leave(store)
    leave(store, "v2")
    back = edit(store, LeaveUncovered("v1", None))
    again = edit(store, back.inverse)
    assert [each.demand for each in draft(store).left_uncovered] == ["v1", "v2"]
    edit(store, again.inverse)
    assert [each.demand for each in draft(store).left_uncovered] == ["v2"]
    assert [each.demand for each in after.left_uncovered] == ["v1", "v2"]


def test_what_was_proved_stays_proved(store: SqliteStore) -> None:
    edit(store, PinShift("ana@2026-11-24"))
    before = draft(store)
    leave(store)
    assert (draft(store).made, draft(store).tiers) == (before.made, before.tiers)


def test_reason_must_say_something() -> None:
    with pytest.raises(PlannerError, match="3 letters"):
        leave_uncovered("v1", " x ", who="Jo Patel", at=NOW)


def test_new_rota_keeps_the_reasons_for_what_it_leaves_uncovered_too(store: SqliteStore) -> None:
    leave(store)
    edit(store, ReplaceRota(hand_rota(uncovered=draft(store).uncovered)))
    assert draft(store).left_reason("v1") == WHY
    edit(store, ReplaceRota(hand_rota(uncovered=())))
    assert draft(store).left_uncovered == ()
