"""Words, times and numbers that nobody means well: each is answered by a sentence, and nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.domain.errors import BadInputError, NotPermittedError, PlannerError, RefusedEditError
from planner.domain.records import DateRange
from planner.domain.swaps import Leg
from planner.domain.time_grid import Span
from planner.domain.worked_days import WorkedDay
from planner.services.guarded_store import GuardedStore
from planner.services.requests.own_leave import ask_for_leave, cancel_request
from planner.services.swaps.requests import ask, cancel, decline
from planner.services.worked.confirm import correct_day
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import ANA, BEN, published, week, work_of

CLOCK = StillClock()
WORKED = Span(at("Thu-1 09:00"), at("Thu-1 17:00"))
LATER = DateRange(first=date(2027, 1, 4), last=date(2027, 1, 4))
# What bytes of a terminal become that are no text.
NO_TEXT = "\udcff"
LONG = "x" * 100_000
Deed = Callable[[SqliteStore], object]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    kept = published(tmp_path, *week(), cover=())
    yield kept
    kept.close()


def correct(note: str = "", break_minutes: int = 0, span: Span = WORKED) -> Deed:
    return lambda store: correct_day(
        GuardedStore(store, ANA), ANA, "ana", span, CLOCK, break_minutes=break_minutes, note=note
    )


def cancel_leave(note: str) -> Deed:
    def deed(store: SqliteStore) -> object:
        plan = GuardedStore(store, ANA)
        asked = ask_for_leave(plan, ANA, "ana", "annual_leave", LATER, CLOCK)
        return cancel_request(plan, ANA, asked.id, "ana", CLOCK, note=note)

    return deed


def cancel_offer(note: str) -> Deed:
    def deed(store: SqliteStore) -> object:
        plan = GuardedStore(store, ANA)
        return cancel(plan, ANA, ask(plan, ANA, work_of(store, "ana"), [], CLOCK).id, CLOCK, note=note)

    return deed


def turn_down(note: str) -> Deed:
    def deed(store: SqliteStore) -> object:
        work = work_of(store, "ben")
        asked = ask(GuardedStore(store, BEN), BEN, work, [[Leg(work=work, to="ana")]], CLOCK)
        return decline(GuardedStore(store, ANA), ANA, asked.id, CLOCK, note=note)

    return deed


@pytest.mark.parametrize("note", [LONG, NO_TEXT])
@pytest.mark.parametrize("deed", [correct, cancel_leave, cancel_offer, turn_down])
def test_words_that_cannot_be_kept_are_answered_by_a_sentence(
    store: SqliteStore, deed: Callable[[str], Deed], note: str
) -> None:
    with pytest.raises(PlannerError) as refused:
        deed(note)(store)
    assert not refused.value.is_fault
    assert max(len(row.reason or "") for row in store.audit()) <= 500


@pytest.mark.parametrize(
    ("break_minutes", "span"),
    [
        (-60, WORKED),
        (10**30, WORKED),
        (0, Span(0, 600)),
        (0, Span(-600, -10)),
        (0, Span(10**12, 10**12 + 60)),
    ],
)
def test_hours_that_cannot_be_are_answered_by_a_sentence(
    store: SqliteStore, break_minutes: int, span: Span
) -> None:
    with pytest.raises(BadInputError):
        correct(break_minutes=break_minutes, span=span)(store)
    assert store.own_records(WorkedDay) == ()


@pytest.mark.parametrize("whose", [NO_TEXT, LONG, "\x1b[31m", "\u202eana"])
def test_what_was_typed_for_a_person_who_is_not_there_does_not_go_into_the_log(
    store: SqliteStore, whose: str
) -> None:
    with pytest.raises(NotPermittedError):
        ask_for_leave(GuardedStore(store, ANA), ANA, whose, "annual_leave", LATER, CLOCK)
    assert store.audit(most=1)[0].subject == "ask for leave: nobody of the team"


def test_nobody_takes_their_own_work(store: SqliteStore) -> None:
    work = work_of(store, "ana")
    with pytest.raises(RefusedEditError, match="their own work"):
        ask(GuardedStore(store, ANA), ANA, work, [[Leg(work=work, to="ana")]], CLOCK)
    assert store.swaps() == ()


def test_nobody_holds_up_the_plan_by_asking_about_thousands_of_ways(store: SqliteStore) -> None:
    work = work_of(store, "ana")
    with pytest.raises(RefusedEditError, match="at once at most"):
        ask(GuardedStore(store, ANA), ANA, work, [[Leg(work=work, to="ben")]] * 10_000, CLOCK)
