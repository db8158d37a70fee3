"""The gate: the table decides, refusals change nothing and are kept in the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.errors import NotPermittedError, RefusedEditError
from planner.domain.permissions import PERMISSIONS, may, reach
from planner.domain.roles import Caller
from planner.services.guarded_store import GuardedStore
from planner.services.permitted import by_program, permitted, refuse_unless
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock, small_team

MANAGER = Caller("Jo", "manager")
WORKER = Caller("Ana", "worker", "ana")
LEAD = Caller("Li", "service_lead")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    kept = SqliteStore.create(tmp_path / "plan.rotabene", small_team(), "Jo", StillClock())
    yield kept
    kept.close()


def log(store: SqliteStore) -> list[tuple[str, str, str]]:
    return [(row.who, row.what, row.subject) for row in store.audit() if row.what == "Refused"]


def test_what_is_not_in_the_table_is_refused() -> None:
    assert reach("manager", "dance on the table") == "none"  # type: ignore[arg-type]
    assert reach("visitor", "export") == "none"  # type: ignore[arg-type]
    assert not may(WORKER, "cancel a request for work")


def test_every_deed_is_decided_for_every_role() -> None:
    for deed, row in PERMISSIONS.items():
        assert set(row) == {"manager", "worker", "service_lead"}, deed


def test_one_s_own_record_is_reached_and_another_s_is_not(store: SqliteStore) -> None:
    with permitted(store, WORKER, "answer a request for work", "ana") as unit:
        assert unit.team().id == store.team().id
    with (
        pytest.raises(NotPermittedError, match="Only the person themselves"),
        permitted(store, WORKER, "answer a request for work", "ben"),
    ):
        pytest.fail("let through")
    assert log(store) == [("Ana", "Refused", "answer a request for work: Ben Boyd")]


def rename_and_be_refused(store: SqliteStore) -> None:
    with permitted(store, MANAGER, "change the plan") as unit:
        unit.save_team(store.team().model_copy(update={"name": "Ours"}), what="Rename", subject="team")
        raise NotPermittedError("Not this.")


def test_a_refusal_takes_back_what_was_done_before_it(store: SqliteStore) -> None:
    with pytest.raises(NotPermittedError, match="Not this"):
        rename_and_be_refused(store)
    assert store.team().name == small_team().name
    assert log(store) == [("Jo", "Refused", "change the plan")]


def test_other_refusals_are_no_matter_of_permission(store: SqliteStore) -> None:
    with pytest.raises(RefusedEditError), permitted(store, MANAGER, "change the plan"):
        raise RefusedEditError("Too late.")
    assert log(store) == []


def test_reading_is_refused_and_kept_too(store: SqliteStore) -> None:
    assert refuse_unless(store, LEAD, "export") is store
    with pytest.raises(NotPermittedError):
        refuse_unless(store, LEAD, "see who can take work", "ana")
    assert log(store) == [("Li", "Refused", "see who can take work: Ana Alvi")]


def test_a_guarded_store_is_unwrapped_for_its_own_caller_alone(store: SqliteStore) -> None:
    guarded = GuardedStore(store, WORKER)
    with permitted(guarded, WORKER, "answer a request for work", "ana") as unit:
        unit.note(what="Seen", subject="it")
    with (
        pytest.raises(NotPermittedError, match="somebody else's name"),
        permitted(guarded, MANAGER, "change the plan"),
    ):
        pytest.fail("let through")


def test_the_program_does_what_follows_from_time_in_its_own_name(store: SqliteStore) -> None:
    with by_program(GuardedStore(store, WORKER)) as unit:
        unit.note(what="Ended", subject="request")
    assert store.audit(most=1)[0].who == "Rotabene"
