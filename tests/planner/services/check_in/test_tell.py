"""I am out safe, I stay until, my buddy is, I have made sure: each kept with who told it and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.domain.check_ins import CheckIn
from planner.domain.errors import BadInputError, NotPermittedError, RefusedEditError
from planner.domain.time_grid import instant
from planner.services.check_in.tell import close_check_in, i_am_safe, name_buddy, stay_until
from planner.services.check_in.watch import watched_in
from planner.services.guarded_store import GuardedStore
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at
from tests.planner.services.check_in.test_watch import plan
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import ANA, BEN, CY, JO, LEAD

START = at("Tue 17:45")
LATE = StillClock(datetime(2026, 11, 24, 19, 20, tzinfo=UTC))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = plan(tmp_path)
    yield made
    made.close()


def test_out_safe_is_one_click_and_ends_the_watch(store: SqliteStore) -> None:
    done = i_am_safe(store, ANA, "ana", START)
    assert (done.state, done.history[-1].deed, done.history[-1].who) == ("safe", "safe", "Ana Alvi")
    (watched,) = watched_in(store, instant(at("Tue 19:45")))
    assert watched.stage == "safe"
    with pytest.raises(RefusedEditError, match="over already"):
        i_am_safe(store, ANA, "ana", START)


def test_nothing_is_forgotten_while_the_program_is_closed(tmp_path: Path, store: SqliteStore) -> None:
    stay_until(store, ANA, "ana", START, at("Tue 20:00"), LATE)
    store.close()
    again = SqliteStore.open(tmp_path / "north.rotabene", StillClock())
    (watched,) = watched_in(again, instant(at("Tue 20:31")))
    assert (watched.rung, watched.check_in.due) == ("buddy", at("Tue 20:00"))
    assert watched.check_in.planned_end == at("Tue 18:45")
    again.close()


@pytest.mark.parametrize("until", ["Tue 19:00", "Tue 19:20", "Wed 02:00"])
def test_one_stays_until_a_moment_of_the_next_hours(store: SqliteStore, until: str) -> None:
    with pytest.raises(BadInputError):
        stay_until(store, ANA, "ana", START, at(until), LATE)


def test_another_buddy_can_be_named(store: SqliteStore) -> None:
    assert name_buddy(store, ANA, "ana", START, "cy").buddy == "cy"
    with pytest.raises(RefusedEditError, match="their own buddy"):
        name_buddy(store, ANA, "ana", START, "ana")
    with pytest.raises(RefusedEditError, match="no longer there"):
        name_buddy(store, ANA, "ana", START, "nobody")


def test_the_buddy_or_the_manager_makes_sure_and_says_how(store: SqliteStore) -> None:
    for caller in (CY, ANA, LEAD):
        with pytest.raises(NotPermittedError):
            close_check_in(store, caller, "ana", START, "Spoke to her")
    with pytest.raises(RefusedEditError, match="how you know"):
        close_check_in(store, BEN, "ana", START, " ")
    done = close_check_in(GuardedStore(store, BEN), BEN, "ana", START, "She rang from the car")
    assert (done.state, done.history[-1].who, done.history[-1].note) == (
        "closed",
        "Ben Boyd",
        "She rang from the car",
    )
    with pytest.raises(RefusedEditError, match="over already"):
        close_check_in(store, JO, "ana", START, "Also spoke to her")


def test_nobody_says_safe_for_another_but_the_manager(store: SqliteStore) -> None:
    with pytest.raises(NotPermittedError):
        i_am_safe(store, BEN, "ana", START)
    assert i_am_safe(store, JO, "ana", START, "She rang the desk").state == "safe"


def test_a_visit_that_is_not_there_cannot_be_told_of(store: SqliteStore) -> None:
    with pytest.raises(RefusedEditError, match="No lone visit"):
        i_am_safe(store, ANA, "ana", at("Tue 10:00"))


def test_everybody_of_the_team_sees_who_is_out(store: SqliteStore) -> None:
    stay_until(store, ANA, "ana", START, at("Tue 20:00"), LATE)
    assert [len(GuardedStore(store, who).own_records(CheckIn)) for who in (ANA, CY, LEAD, JO)] == [1, 1, 1, 1]
