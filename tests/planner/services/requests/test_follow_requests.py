"""A request says what has become of it, in whatever way the manager decides, changes and undoes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from planner.domain.own_requests import REQUEST_TRANSITIONS, OwnRequest, RequestState, stepped
from planner.domain.records import DateRange
from planner.domain.staff import Absence
from planner.services.edit_team import TeamEdit, edit_team
from planner.services.record_edits import change_record, put_record, remove_record
from planner.services.requests.own_leave import ask_for_leave
from planner.services.toil_entries import take_step
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import ANA, published

DAYS = DateRange(first=date(2026, 11, 26), last=date(2026, 11, 27))


def do(store: SqliteStore, edit: TeamEdit, reason: str | None = None) -> TeamEdit:
    return edit_team(store, edit, "Jo Patel", reason=reason)


def the_request(store: SqliteStore) -> OwnRequest:
    (request,) = store.own_records(OwnRequest)
    return request


def approve(store: SqliteStore) -> TeamEdit:
    (absence,) = store.team().absences
    approved = absence.model_copy(update={"state": "approved"})
    return do(store, change_record(store.team(), "absences", approved))


def test_approving_and_undoing_it_on_the_leave_screen_reaches_the_request(store: SqliteStore) -> None:
    ask_for_leave(store, ANA, "ana", "annual_leave", DAYS, StillClock())
    back = approve(store)
    assert the_request(store).state == "approved"
    do(store, back)
    request = the_request(store)
    assert request.state == "asked"
    assert [step.deed for step in request.history] == ["ask", "approve", "reopen"]


def test_declining_keeps_the_reason_and_undoing_it_asks_again(store: SqliteStore) -> None:
    made = ask_for_leave(store, ANA, "ana", "annual_leave", DAYS, StillClock())
    back = do(store, remove_record(store.team(), "absences", made.id), "Two are away already")
    request = the_request(store)
    assert (request.state, request.history[-1].note) == ("declined", "Two are away already")
    assert request.absence is not None
    do(store, back)
    assert the_request(store).state == "asked"


def test_approved_leave_that_is_taken_out_is_cancelled_and_comes_back(store: SqliteStore) -> None:
    made = ask_for_leave(store, ANA, "ana", "annual_leave", DAYS, StillClock())
    approve(store)
    back = do(store, remove_record(store.team(), "absences", made.id))
    assert the_request(store).state == "cancelled"
    do(store, back)
    assert the_request(store).state == "approved"


def test_other_days_are_kept_with_the_request(store: SqliteStore) -> None:
    made = ask_for_leave(store, ANA, "ana", "annual_leave", DAYS, StillClock())
    (absence,) = store.team().absences
    earlier = DateRange(first=date(2026, 11, 24), last=date(2026, 11, 24))
    do(store, change_record(store.team(), "absences", absence.model_copy(update={"dates": earlier})))
    request = the_request(store)
    assert request.id == made.id
    assert request.absence is not None
    assert request.absence.dates == earlier
    assert request.state == "asked"


def test_leave_that_the_manager_enters_as_approved_was_never_asked_for(store: SqliteStore) -> None:
    absence = Absence(id="leave-1", staff="ben", kind="sick", dates=DAYS)
    do(store, put_record(store.team(), "absences", absence))
    assert store.own_records(OwnRequest) == ()


def test_a_request_of_a_team_file_is_known_when_it_is_decided(tmp_path: Path) -> None:
    asked = Absence(id="leave-1", staff="ben", kind="annual_leave", dates=DAYS, state="requested")
    store = published(tmp_path, absences=(asked,))
    approve(store)
    request = the_request(store)
    assert (request.staff, request.state) == ("ben", "approved")
    assert [step.deed for step in request.history] == ["ask", "approve"]
    store.close()


def test_toil_that_is_agreed_and_earned_stays_approved(store: SqliteStore) -> None:
    from planner.services.requests.own_leave import ask_for_toil

    made = ask_for_toil(store, ANA, "ana", 60, date(2026, 11, 26), StillClock())
    do(store, take_step(store.team(), made.id))
    do(store, take_step(store.team(), made.id))
    request = the_request(store)
    assert request.state == "approved"
    assert request.entry is not None
    assert request.entry.state == "earned"


def test_every_step_of_the_table_leads_where_it_says() -> None:
    from planner.domain.own_records import Step
    from tests.planner.services.small_office import NOW

    for (state, deed), after in REQUEST_TRANSITIONS.items():
        request = OwnRequest(id="r", staff="ana", state=state)
        assert stepped(request, deed, Step(deed=deed, who="Jo", at=NOW)).state == after
    states: set[RequestState] = {"asked", "approved", "declined", "cancelled"}
    assert {state for state, _ in REQUEST_TRANSITIONS} <= states
