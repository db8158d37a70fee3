"""A day is confirmed as planned or corrected; what was worked then counts in the place of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.domain.errors import BadInputError, NotPermittedError, RefusedEditError
from planner.domain.rule_pack import Evenings, RulePack, RuleSettings
from planner.domain.staff import ToilEntry
from planner.domain.time_grid import Span, civil_of, monday_of
from planner.domain.worked_days import WorkedDay
from planner.services.freeze_problem import freeze_problem
from planner.services.settled_hours import settled_minutes
from planner.services.worked.claim import claim_extra
from planner.services.worked.confirm import confirm_day, correct_day
from planner.services.worked.toil_claim import Extra, extra_of
from planner.services.worked.work_days import open_days, work_days
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import activity, at, shift
from tests.planner.services.small_office import MONDAY, StillClock
from tests.planner.services.swaps.office import ANA, BEN, JO, LEAD, published, week

TUESDAY = date(2026, 11, 24)
LATE = StillClock(datetime(2026, 11, 24, 22, 0, tzinfo=UTC))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = published(tmp_path, *week(), shift("ana", "Wed 09:00-17:00"))
    yield made
    made.close()


def corrected(store: SqliteStore, until: str = "21:15", **changes: object) -> WorkedDay:
    span = Span(at("Tue 12:00"), at(f"Tue {until}"))
    fields = {"break_minutes": 30, "note": "Visit ran over", **changes}
    return correct_day(store, ANA, "ana", span, LATE, **fields)  # type: ignore[arg-type]


def test_a_day_is_confirmed_as_it_was_published(store: SqliteStore) -> None:
    made = confirm_day(store, ANA, "ana", TUESDAY, LATE)
    assert (made.state, made.paid_minutes, made.extra_minutes) == ("confirmed", 450, 0)
    assert store.own_records(WorkedDay) == (made,)
    assert store.team().past_shifts == ()


def test_the_evening_begins_when_the_rules_of_the_week_say(store: SqliteStore) -> None:
    worked = corrected(store)
    early = RuleSettings(evenings=Evenings(evening_from=20 * 60 + 30))
    pack = RulePack(name="Later evenings", in_force_from=MONDAY, settings=early)
    team = store.team().model_copy(update={"coming_rules": (pack,)})
    assert (extra_of(store.team(), worked).toil, extra_of(team, worked).toil) == (75, 45)


def test_a_corrected_day_counts_in_the_place_of_its_plan(store: SqliteStore) -> None:
    made = corrected(store)
    assert (made.state, made.paid_minutes, made.extra_minutes) == ("corrected", 525, 75)
    (told,) = store.team().past_shifts
    assert (told.staff, told.start, told.end, told.break_minutes) == (
        "ana",
        at("Tue 12:00"),
        at("Tue 21:15"),
        30,
    )
    monday = monday_of(MONDAY)
    # Tuesday as told, Wednesday as published.
    assert settled_minutes(store.team())["ana", monday] == 525 + 450
    next_week = freeze_problem(store.team(), date(2026, 11, 30))
    assert [work.end for work in next_week.person_by_id["ana"].past] == [at("Tue 21:15"), at("Wed 17:00")]


def test_the_last_word_counts(store: SqliteStore) -> None:
    corrected(store)
    made = corrected(store, "20:45")
    assert [step.deed for step in made.history] == ["correct", "correct"]
    assert [each.end for each in store.team().past_shifts] == [at("Tue 20:45")]
    confirm_day(store, ANA, "ana", TUESDAY, LATE)
    assert store.team().past_shifts == ()
    assert [each.state for each in store.own_records(WorkedDay)] == ["confirmed"]


def test_a_day_corrected_to_what_was_planned_is_confirmed(store: SqliteStore) -> None:
    assert corrected(store, "20:00").state == "confirmed"
    assert store.team().past_shifts == ()


def test_work_on_a_day_without_a_plan_is_told_too(store: SqliteStore) -> None:
    span = Span(at("Mon 10:00"), at("Mon 12:00"))
    made = correct_day(store, ANA, "ana", span, LATE)
    assert (made.planned_span, made.extra_minutes) == (None, 120)


@pytest.mark.parametrize(
    ("span", "rest", "field", "words"),
    [
        ("Tue 12:00-12:00", 0, "end", "not after the start"),
        ("Tue 12:00-23:30", 0, "end", "still to come"),
        ("Mon 01:00-18:00", 0, "end", "More than 16 h"),
        ("Mon 09:00-10:00", 60, "break_minutes", "as long as the day"),
    ],
)
def test_odd_times_are_refused_at_their_field(
    store: SqliteStore, span: str, rest: int, field: str, words: str
) -> None:
    day, times = span.split()
    start, end = times.split("-")
    with pytest.raises(BadInputError) as refused:
        correct_day(
            store, ANA, "ana", Span(at(f"{day} {start}"), at(f"{day} {end}")), LATE, break_minutes=rest
        )
    (problem,) = refused.value.problems
    assert problem.path == field
    assert words in problem.sentence
    assert store.own_records(WorkedDay) == ()


def test_a_shift_is_confirmed_after_it_has_ended_and_only_where_there_was_one(store: SqliteStore) -> None:
    with pytest.raises(RefusedEditError, match="not ended yet"):
        confirm_day(store, ANA, "ana", date(2026, 11, 25), LATE)
    with pytest.raises(RefusedEditError, match="Nothing was planned"):
        confirm_day(store, ANA, "ana", MONDAY, LATE)


def test_nobody_tells_another_s_hours_but_the_manager(store: SqliteStore) -> None:
    for caller in (BEN, LEAD):
        with pytest.raises(NotPermittedError):
            confirm_day(store, caller, "ana", TUESDAY, LATE)
    made = confirm_day(store, JO, "ana", TUESDAY, LATE)
    assert (made.history[0].who, made.history[0].staff) == ("Jo Patel", "ana")


def test_evening_minutes_beyond_the_plan_are_toil_and_the_rest_is_flexi(store: SqliteStore) -> None:
    late = corrected(store)
    assert extra_of(store.team(), late) == Extra(75, 75)
    early = late.model_copy(update={"start": at("Tue 11:00")})
    assert extra_of(store.team(), early) == Extra(135, 75)
    assert extra_of(store.team(), early).words == "2.25 h longer than planned: 1.25 h TOIL, 1 h flexi"
    short = late.model_copy(update={"end": at("Tue 19:00")})
    assert extra_of(store.team(), short) == Extra(-60, 0)
    little = late.model_copy(update={"end": at("Tue 20:20")})
    assert extra_of(store.team(), little) == Extra(20, 0)


def test_toil_of_a_day_is_claimed_once_and_counts_beside_the_rota(store: SqliteStore) -> None:
    late = corrected(store)
    entry = claim_extra(store, ANA, "ana", TUESDAY)
    assert (entry.state, entry.minutes, entry.on, entry.is_beyond_rota) == ("requested", 75, TUESDAY, True)
    assert entry.reason == "Visit ran over"
    assert extra_of(store.team(), late) == Extra(75, 0, 75)
    with pytest.raises(RefusedEditError, match="no TOIL left"):
        claim_extra(store, ANA, "ana", TUESDAY)


def test_toil_agreed_in_advance_is_earned_as_far_as_it_was_worked(store: SqliteStore) -> None:
    agreed = ToilEntry(id="toil-1", staff="ana", state="agreed", minutes=120, on=TUESDAY)
    with store.unit_of_work("Jo Patel") as work:
        work.save_team(work.team().model_copy(update={"toil": (agreed,)}), what="Agree", subject="ana")
    late = corrected(store)
    (entry,) = store.team().toil
    assert (entry.state, entry.minutes) == ("earned", 75)
    assert extra_of(store.team(), late).toil == 0


def test_days_of_two_weeks_are_listed_the_latest_first(store: SqliteStore) -> None:
    now = civil_of(datetime(2026, 11, 25, 18, 0, tzinfo=UTC))
    days = work_days(store.team(), store.own_records(WorkedDay), "ana", now)
    assert [(each.day - monday_of(MONDAY), each.is_open) for each in days] == [(2, True), (1, True)]
    corrected(store)
    days = work_days(store.team(), store.own_records(WorkedDay), "ana", now)
    assert [each.is_open for each in days] == [True, False]
    assert open_days(days) == 1
    assert work_days(store.team(), (), "ana", now + 30 * 1440) == ()


def test_time_off_at_an_end_of_the_shift_is_no_time_to_be_there(tmp_path: Path) -> None:
    off = activity("time_off", "Tue 18:00-20:00")
    store = published(tmp_path, shift("ana", "Tue 12:00-20:00", off, rest="Tue 14:00-14:30"))
    now = civil_of(datetime(2026, 11, 24, 18, 30, tzinfo=UTC))
    assert [each.day for each in work_days(store.team(), (), "ana", now)] == [TUESDAY.toordinal()]
    made = confirm_day(store, ANA, "ana", TUESDAY, LATE)
    assert (made.end, made.paid_minutes, made.state) == (at("Tue 18:00"), 330, "confirmed")
    store.close()


def test_days_of_long_ago_are_the_manager_s_to_correct(store: SqliteStore) -> None:
    monday = at("Mon 09:00") - 14 * 7 * 1440
    span = Span(monday, monday + 480)
    with pytest.raises(BadInputError) as refused:
        correct_day(store, ANA, "ana", span, LATE)
    assert refused.value.problems[0].path == "on"
    assert correct_day(store, JO, "ana", span, LATE).paid_minutes == 480
