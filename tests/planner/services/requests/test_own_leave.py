"""Leave and TOIL asked for by the person: kept with the team as a request, and taken back again."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.errors import BadInputError, NotPermittedError, RefusedEditError
from planner.domain.own_requests import OwnRequest
from planner.domain.records import DateRange
from planner.domain.staff import ToilEntry
from planner.services.guarded_store import GuardedStore
from planner.services.requests.decide import approve_request, decline_request
from planner.services.requests.own_leave import ask_for_leave, ask_for_toil, cancel_request
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import NOW, StillClock
from tests.planner.services.swaps.office import ANA, BEN, JO, LEAD

CLOCK = StillClock()
THURSDAY = date(2026, 11, 26)
DAYS = DateRange(first=THURSDAY, last=date(2026, 11, 27))


def requests(store: SqliteStore) -> list[tuple[str, str]]:
    return [(each.staff, each.state) for each in store.own_records(OwnRequest)]


def test_leave_that_is_asked_for_stands_in_the_team_as_a_request(store: SqliteStore) -> None:
    made = ask_for_leave(store, ANA, "ana", "annual_leave", DAYS, CLOCK, note="Wedding")
    (absence,) = store.team().absences
    assert (absence.id, absence.state, absence.note) == (made.id, "requested", "Wedding")
    assert made.absence == absence
    (step,) = made.history
    assert (step.deed, step.who, step.at, step.staff) == ("ask", "Ana Alvi", NOW, "ana")


def test_nobody_asks_in_another_s_name_but_the_manager(store: SqliteStore) -> None:
    for caller in (BEN, LEAD):
        with pytest.raises(NotPermittedError):
            ask_for_leave(store, caller, "ana", "annual_leave", DAYS, CLOCK)
    assert store.team().absences == ()
    made = ask_for_leave(store, JO, "ana", "annual_leave", DAYS, CLOCK)
    assert (made.history[0].who, made.history[0].staff) == ("Jo Patel", "ana")


@pytest.mark.parametrize(
    ("dates", "field", "words"),
    [
        (DateRange(first=date(2026, 11, 19), last=THURSDAY), "first", "is past"),
        (DateRange(first=THURSDAY, last=date(2026, 11, 25)), "last", "before the first"),
        (DateRange(first=THURSDAY), "last", "Give the last day"),
        (DateRange(first=THURSDAY, last=date(2028, 1, 1)), "last", "A year at most"),
    ],
)
def test_odd_days_are_refused_at_their_field(
    store: SqliteStore, dates: DateRange, field: str, words: str
) -> None:
    with pytest.raises(BadInputError) as refused:
        ask_for_leave(store, ANA, "ana", "annual_leave", dates, CLOCK)
    (problem,) = refused.value.problems
    assert problem.path == field
    assert words in problem.sentence
    assert requests(store) == []


def test_two_requests_for_one_time_are_refused_and_for_two_halves_of_a_day_are_not(
    store: SqliteStore,
) -> None:
    day = DateRange(first=THURSDAY, last=THURSDAY)
    ask_for_leave(store, ANA, "ana", "annual_leave", day, CLOCK, times=(0, 780))
    with pytest.raises(BadInputError, match="1 problem"):
        ask_for_leave(store, ANA, "ana", "annual_leave", DAYS, CLOCK)
    ask_for_leave(store, ANA, "ana", "annual_leave", day, CLOCK, times=(780, 1440))
    ask_for_leave(store, BEN, "ben", "annual_leave", day, CLOCK)
    assert requests(store) == [("ana", "asked"), ("ana", "asked"), ("ben", "asked")]


def test_what_is_asked_for_can_be_taken_back(store: SqliteStore) -> None:
    made = ask_for_leave(store, ANA, "ana", "annual_leave", DAYS, CLOCK)
    with pytest.raises(NotPermittedError):
        cancel_request(store, BEN, made.id, "ana", CLOCK)
    with pytest.raises(RefusedEditError, match="no such request"):
        cancel_request(store, BEN, made.id, "ben", CLOCK)
    done = cancel_request(store, ANA, made.id, "ana", CLOCK)
    assert [step.deed for step in done.history] == ["ask", "cancel"]
    assert store.team().absences == ()
    assert requests(store) == [("ana", "cancelled")]
    with pytest.raises(RefusedEditError, match="cancelled already"):
        cancel_request(store, ANA, made.id, "ana", CLOCK)


def test_leave_that_was_approved_can_be_given_back_until_it_begins(store: SqliteStore) -> None:
    made = ask_for_leave(store, ANA, "ana", "annual_leave", DAYS, CLOCK)
    approve_request(store, JO, made.id, CLOCK)
    with pytest.raises(RefusedEditError, match="has begun"):
        cancel_request(store, ANA, made.id, "ana", StillClock(NOW.replace(day=26)))
    cancel_request(store, ANA, made.id, "ana", CLOCK)
    assert store.team().absences == ()


def test_toil_agreed_in_advance_waits_for_its_day_and_recorded_after_is_earned(store: SqliteStore) -> None:
    before = ask_for_toil(store, ANA, "ana", 90, date(2026, 11, 24), CLOCK, reason="Conference until 19:30")
    after = ask_for_toil(store, ANA, "ana", 45, date(2026, 11, 19), CLOCK)
    assert [entry.state for entry in store.team().toil] == ["requested", "requested"]
    approve_request(store, JO, before.id, CLOCK)
    approve_request(store, JO, after.id, CLOCK)
    assert {entry.id: entry.state for entry in store.team().toil} == {before.id: "agreed", after.id: "earned"}


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(50, "quarters"), (15, "least claim"), (0, "quarters"), (1500, "each day by itself")],
)
def test_a_claim_is_of_quarters_and_not_too_little_or_too_much(
    store: SqliteStore, minutes: int, words: str
) -> None:
    with pytest.raises(BadInputError) as refused:
        ask_for_toil(store, ANA, "ana", minutes, THURSDAY, CLOCK)
    assert words in refused.value.problems[0].sentence


def test_a_decision_is_the_manager_s_and_declining_needs_a_reason(store: SqliteStore) -> None:
    made = ask_for_leave(store, ANA, "ana", "annual_leave", DAYS, CLOCK)
    for caller in (ANA, LEAD):
        with pytest.raises(NotPermittedError):
            approve_request(store, caller, made.id, CLOCK)
        with pytest.raises(NotPermittedError):
            decline_request(store, caller, made.id, "Not now")
    with pytest.raises(Exception, match="A reason is needed"):
        decline_request(store, JO, made.id, "  ")
    done = decline_request(store, JO, made.id, "Two are away already")
    assert done.state == "declined"
    assert done.answer is not None
    assert (done.answer.who, done.answer.note) == ("Jo Patel", "Two are away already")
    assert store.team().absences == ()
    with pytest.raises(RefusedEditError, match="declined already"):
        approve_request(store, JO, made.id, CLOCK)


def test_a_worker_sees_their_own_requests_alone(store: SqliteStore) -> None:
    ask_for_leave(store, ANA, "ana", "annual_leave", DAYS, CLOCK)
    ask_for_leave(store, BEN, "ben", "annual_leave", DAYS, CLOCK)
    seen = [GuardedStore(store, who).own_records(OwnRequest) for who in (ANA, LEAD, JO)]
    assert [[each.staff for each in found] for found in seen] == [["ana"], [], ["ana", "ben"]]


def test_an_entry_s_request_is_cancelled_with_it(store: SqliteStore) -> None:
    made = ask_for_toil(store, ANA, "ana", 60, THURSDAY, CLOCK)
    assert isinstance(made.entry, ToilEntry)
    cancel_request(store, ANA, made.id, "ana", CLOCK)
    assert store.team().toil == ()
