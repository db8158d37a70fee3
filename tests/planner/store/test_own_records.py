"""What concerns one person is kept one by one, with its audit row, and found by its kind and day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.domain.check_ins import CheckIn
from planner.domain.worked_days import WorkedDay, worked_day_id
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at
from tests.planner.services.small_office import NOW, StillClock, small_team

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = SqliteStore.create(tmp_path / "north.rotabene", small_team(), "Jo Patel", StillClock())
    yield made
    made.close()


def day(clock: str = "17:00") -> WorkedDay:
    return WorkedDay(
        id=worked_day_id("ana", TUESDAY), staff="ana", start=at("Tue 09:00"), end=at(f"Tue {clock}")
    )


def test_a_record_is_given_back_as_it_was_kept(store: SqliteStore) -> None:
    with store.unit_of_work("Ana Alvi") as work:
        assert work.now() == NOW
        work.save_own(day(), what="Confirm hours")
    assert store.own_records(WorkedDay) == (day(),)
    assert store.own_records(CheckIn) == ()


def test_records_before_a_day_are_left_out(store: SqliteStore) -> None:
    with store.unit_of_work("Ana Alvi") as work:
        work.save_own(day(), what="Confirm hours")
    assert store.own_records(WorkedDay, TUESDAY) == (day(),)
    assert store.own_records(WorkedDay, date(2026, 11, 25)) == ()


def test_a_change_of_a_record_takes_its_place_and_is_logged(store: SqliteStore) -> None:
    with store.unit_of_work("Ana Alvi") as work:
        work.save_own(day(), what="Confirm hours")
        work.save_own(day("18:30"), what="Correct hours", reason="Visit ran over")
    assert store.own_records(WorkedDay) == (day("18:30"),)
    row = store.audit(most=1)[0]
    assert (row.who, row.what, row.reason) == ("Ana Alvi", "Correct hours", "Visit ran over")
    assert row.before == '{"end":"2026-11-24T17:00"}'
    assert row.after == '{"end":"2026-11-24T18:30"}'


def test_nothing_is_kept_of_work_that_fails(store: SqliteStore) -> None:
    def failing() -> None:
        with store.unit_of_work("Ana Alvi") as work:
            work.save_own(day(), what="Confirm hours")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        failing()
    assert store.own_records(WorkedDay) == ()


def test_a_record_is_found_by_its_id(store: SqliteStore) -> None:
    with store.unit_of_work("Ana Alvi") as work:
        work.save_own(day(), what="Confirm hours")
        assert work.own_record(WorkedDay, day().id) == day()
    assert store.own_record(WorkedDay, day().id) == day()
    assert store.own_record(CheckIn, day().id) is None


def test_a_plan_knows_the_day_on_which_it_was_made(store: SqliteStore) -> None:
    assert store.begun_on() == NOW.date()
