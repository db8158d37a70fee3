"""What a person sees of their own published week, and who else may look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.errors import NotPermittedError, PlannerError
from planner.domain.roles import Caller
from planner.domain.staff import ToilEntry
from planner.domain.time_grid import Span
from planner.services.my_week.my_hours import signed_hours
from planner.services.my_week.my_week import MyWeek, my_week
from planner.services.worked.confirm import correct_day
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at, shift
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota
from tests.planner.services.swaps.office import ANA, BEN, JO, LEAD, published


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    kept = published(
        tmp_path, toil=(earned("a", date(2026, 11, 9), 150), earned("b", date(2026, 11, 16), 60))
    )
    yield kept
    kept.close()


def earned(id: str, on: date, minutes: int, staff: str = "ana") -> ToilEntry:
    return ToilEntry(id=id, staff=staff, state="earned", minutes=minutes, on=on)


def week_of(store: SqliteStore, staff: str = "ana", monday: date = MONDAY) -> MyWeek:
    return my_week(store, JO, staff, monday)


def test_a_worker_sees_their_own_shifts_and_nobody_elses(store: SqliteStore) -> None:
    week = my_week(store, ANA, "ana", MONDAY)
    assert [each.staff for each in week.shifts] == ["ana"]
    assert week.shift_on(at("Tue 00:00") // 1440) == week.shifts[0]
    assert week.shift_on(at("Wed 00:00") // 1440) is None


def test_a_colleagues_week_is_refused_and_the_refusal_is_kept(store: SqliteStore) -> None:
    with pytest.raises(NotPermittedError):
        my_week(store, BEN, "ana", MONDAY)
    row = store.audit(most=1)[0]
    assert (row.what, row.who) == ("Refused", BEN.name)


@pytest.mark.parametrize("caller", [JO, LEAD])
def test_manager_and_service_lead_may_look_into_hours(store: SqliteStore, caller: Caller) -> None:
    assert my_week(store, caller, "ana", MONDAY).member.id == "ana"


def test_a_week_that_is_not_published_shows_no_shift_even_where_there_is_a_draft(store: SqliteStore) -> None:
    next_week = MONDAY + timedelta(weeks=1)
    with store.unit_of_work("Jo Patel") as work:
        draft = hand_rota(shift("ana", "Tue 09:00-17:00", monday=next_week.toordinal()), first_day=next_week)
        work.save_draft(draft, what="Build rota", subject="week")
    week = week_of(store, monday=next_week)
    assert (week.rota, week.shifts) == (None, ())


def test_somebody_who_is_not_in_the_team_has_no_week(store: SqliteStore) -> None:
    with pytest.raises(PlannerError, match="not in the team"):
        week_of(store, "zoe")


def test_the_rest_before_a_shift_reaches_back_over_sunday(tmp_path: Path) -> None:
    store = published(tmp_path, shift("ana", "Mon 09:00-17:00"))
    before = MONDAY - timedelta(weeks=1)
    with store.unit_of_work("Jo Patel") as work:
        late = shift("ana", "Sun 14:00-21:00", monday=before.toordinal())
        work.publish(hand_rota(late, first_day=before))
    week = week_of(store)
    rest = week.rest_before(week.shifts[0])
    assert rest is not None
    assert rest.minutes == 12 * 60
    store.close()


def test_only_what_ones_own_week_breaks_is_told(tmp_path: Path) -> None:
    store = published(
        tmp_path,
        shift("ana", "Tue 12:00-22:00"),
        shift("ana", "Wed 07:00-15:00"),
        shift("ben", "Wed 09:00-17:00"),
    )
    assert {each.rule for each in week_of(store).findings} >= {"daily_rest"}
    assert not week_of(store).is_kept
    assert "daily_rest" not in {each.rule for each in week_of(store, "ben").findings}
    store.close()


def test_toil_is_told_for_the_ends_of_the_last_four_weeks(store: SqliteStore) -> None:
    hours = week_of(store).hours
    assert [each.monday for each in hours.past] == [
        MONDAY.toordinal() - 21,
        MONDAY.toordinal() - 14,
        MONDAY.toordinal() - 7,
        MONDAY.toordinal(),
    ]
    assert [each.minutes for each in hours.past[1:3]] == [150, 210]
    assert hours.toil == hours.past[-1].minutes
    assert "9 Nov +2.5 h" in hours.toil_sentence


def test_the_hours_that_run_out_first_are_named(store: SqliteStore) -> None:
    hours = week_of(store).hours
    assert hours.runs_out is not None
    minutes, day = hours.runs_out
    assert minutes == 150
    assert date.fromordinal(day) == date(2026, 11, 9) + timedelta(weeks=13)


def test_planned_hours_stand_against_the_contract(store: SqliteStore) -> None:
    hours = week_of(store).hours
    assert (hours.planned, hours.contract) == (450, 2220)
    assert hours.contract_words == "contract 37 h, Flexi"


def test_hours_have_their_sign() -> None:
    assert [signed_hours(each) for each in (150, 0, -30)] == ["+2.5 h", "0 h", "−0.5 h"]


def test_a_day_that_was_told_counts_in_the_flexi_balance_of_its_own_week(store: SqliteStore) -> None:
    before = week_of(store).hours
    clock = StillClock(datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
    longer = Span(at("Tue 12:00"), at("Tue 21:30"))
    correct_day(store, ANA, "ana", longer, clock, break_minutes=30)
    after = week_of(store).hours
    assert before.flexi is not None
    assert after.flexi == before.flexi + 90
    assert after.planned == before.planned
