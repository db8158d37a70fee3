"""Swap, hand over, offer: from asking to done, and every way in which that ends."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from planner.domain.errors import NotPermittedError, RefusedEditError
from planner.domain.swaps import Leg
from planner.services.edit_rota import MoveShift, edit_rota
from planner.services.publish_rota import publish_rota
from planner.services.swaps.requests import (
    accept,
    approve,
    ask,
    cancel,
    decline,
    end_stale,
    refuse,
    take,
    undo,
)
from planner.services.swaps.takers import part
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at, shift
from tests.planner.services.small_office import MONDAY, NOW, StillClock
from tests.planner.services.swaps.office import (
    ANA,
    BEN,
    CY,
    DEE,
    JO,
    LEAD,
    gives,
    held,
    published,
    week,
    work_of,
)

CLOCK = StillClock()


def people(store: SqliteStore) -> dict[str, list[str]]:
    """The days that each works, as the ids of shifts say them."""
    return {who: sorted(each.id.split("@")[1] for each in shifts) for who, shifts in held(store).items()}


def test_a_hand_over_stays_with_its_giver_until_it_is_accepted(store: SqliteStore) -> None:
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    assert people(store)["dee"] == ["2026-11-26"]
    done = accept(store, CY, request.id, "way-1", CLOCK)
    assert done.state == "done"
    assert people(store)["cy"] == ["2026-11-25", "2026-11-26"]
    assert "dee" not in people(store)
    assert [step.deed for step in done.history] == ["ask", "accept"]


def test_a_swap_exchanges_two_shifts_of_different_days(store: SqliteStore) -> None:
    legs = [gives(store, "dee", "cy"), gives(store, "cy", "dee")]
    request = ask(store, DEE, work_of(store, "dee"), [legs], CLOCK)
    assert request.verb == "swap"
    accept(store, CY, request.id, "way-1", CLOCK)
    assert (people(store)["dee"], people(store)["cy"]) == (["2026-11-25"], ["2026-11-26"])


def test_two_shifts_of_one_day_change_people(store: SqliteStore) -> None:
    legs = [gives(store, "ana", "ben"), gives(store, "ben", "ana")]
    request = ask(store, ANA, work_of(store, "ana"), [legs], CLOCK)
    accept(store, BEN, request.id, "way-1", CLOCK)
    (ana,), (ben,) = held(store)["ana"], held(store)["ben"]
    assert (ana.start, ben.start) == (at("Tue 09:00"), at("Tue 12:00"))
    assert [each.kind for each in ana.activities] == ["duty"]


def test_a_visit_alone_goes_into_the_other_s_shift(tmp_path: Path) -> None:
    store = published(tmp_path)
    (ana,) = held(store)["ana"]
    visit = part(ana, at("Tue 16:00"))
    with pytest.raises(RefusedEditError, match="Ben Boyd does not work"):
        ask(store, ANA, visit, [[Leg(work=visit, to="ben")]], CLOCK)
    store.close()


def test_a_chain_of_three_needs_both_others(store: SqliteStore) -> None:
    legs = [gives(store, "dee", "cy"), gives(store, "cy", "ben"), gives(store, "ben", "dee")]
    request = ask(store, DEE, work_of(store, "dee"), [legs], CLOCK)
    assert accept(store, BEN, request.id, "way-1", CLOCK).state == "asked"
    assert people(store)["ben"] == ["2026-11-24"]
    assert accept(store, CY, request.id, "way-1", CLOCK).state == "done"
    assert people(store)["dee"] == ["2026-11-24"]
    assert people(store)["ben"] == ["2026-11-25"]


def test_the_last_offer_goes_to_one(store: SqliteStore) -> None:
    request = ask(store, DEE, work_of(store, "dee"), [], CLOCK)
    take(store, CY, request.id, CLOCK)
    with pytest.raises(RefusedEditError, match="Somebody else has taken it"):
        take(store, BEN, request.id, CLOCK)
    assert people(store)["cy"] == ["2026-11-25", "2026-11-26"]


def test_of_an_offer_that_was_taken_back_nobody_else_is_blamed(store: SqliteStore) -> None:
    request = ask(store, DEE, work_of(store, "dee"), [], CLOCK)
    cancel(store, DEE, request.id, CLOCK)
    with pytest.raises(RefusedEditError, match="This request was cancelled"):
        take(store, CY, request.id, CLOCK)


def test_the_manager_approves_where_the_team_asks_for_it(tmp_path: Path) -> None:
    store = published(tmp_path, approval="always")
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    assert accept(store, CY, request.id, "way-1", CLOCK).state == "agreed"
    assert people(store)["dee"] == ["2026-11-26"]
    with pytest.raises(NotPermittedError, match="not yours to approve"):
        approve(store, CY, request.id, CLOCK)
    assert approve(store, JO, request.id, CLOCK, "All good").state == "done"
    assert "dee" not in people(store)
    store.close()


def test_a_refusal_needs_a_reason_and_leaves_all_as_it_was(tmp_path: Path) -> None:
    store = published(tmp_path, approval="always")
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    accept(store, CY, request.id, "way-1", CLOCK)
    refused = refuse(store, JO, request.id, "Court that day", CLOCK)
    assert (refused.state, refused.history[-1].note) == ("refused", "Court that day")
    assert people(store)["dee"] == ["2026-11-26"]
    store.close()


def test_when_all_decline_the_request_ends(store: SqliteStore) -> None:
    ways = [[gives(store, "dee", "cy")], [gives(store, "dee", "ben")]]
    request = ask(store, DEE, work_of(store, "dee"), ways, CLOCK)
    assert decline(store, CY, request.id, CLOCK, note="Away").state == "asked"
    assert decline(store, BEN, request.id, CLOCK).state == "declined"


def test_a_cancelled_or_overdue_request_cannot_be_accepted(store: SqliteStore) -> None:
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    later = StillClock(NOW + timedelta(days=30))
    with pytest.raises(RefusedEditError, match="has run out"):
        accept(store, CY, request.id, "way-1", later)
    assert [each.state for each in end_stale(store, later)] == ["expired"]
    again = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    cancel(store, DEE, again.id, CLOCK)
    with pytest.raises(RefusedEditError, match="was cancelled"):
        accept(store, CY, again.id, "way-1", CLOCK)


def test_plans_that_moved_meanwhile_are_seen_at_accepting(store: SqliteStore) -> None:
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    moved = at("Thu 11:00")
    edit_rota(store, MONDAY, MoveShift("dee@2026-11-26", to_start=moved), "Jo Patel", clock=CLOCK)
    publish_rota(store, MONDAY, "Jo Patel", {"*": "Agreed"}, clock=CLOCK)
    with pytest.raises(RefusedEditError, match="other hours by now"):
        accept(store, CY, request.id, "way-1", CLOCK)
    (lapsed,) = end_stale(store, CLOCK)
    assert (lapsed.state, "other hours" in lapsed.history[-1].note) == ("lapsed", True)


def test_the_law_stands_above_every_agreement(tmp_path: Path) -> None:
    late, early = shift("ana", "Tue 14:00-22:00"), shift("ben", "Wed 07:30-15:30")
    store = published(tmp_path, late, early, shift("cy", "Fri 09:00-17:00"), visits=(), cover=())
    with pytest.raises(RefusedEditError, match="rest"):
        ask(store, BEN, work_of(store, "ben"), [[gives(store, "ben", "ana")]], CLOCK)
    store.close()


def test_a_mistaken_approval_is_undone_with_what_was_agreed_for_it(store: SqliteStore) -> None:
    before = held(store)
    legs = [gives(store, "dee", "cy"), gives(store, "cy", "dee")]
    request = ask(store, DEE, work_of(store, "dee"), [legs], CLOCK)
    accept(store, CY, request.id, "way-1", CLOCK)
    undone = undo(store, JO, request.id, "Mistaken", CLOCK)
    assert undone.state == "undone"
    assert held(store) == before
    assert store.team().agreed_changes == ()
    (rota,) = store.team().rotas
    assert rota.version == 3


def test_the_manager_answers_for_somebody_absent_and_it_is_kept_that_they_did(store: SqliteStore) -> None:
    request = ask(store, JO, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    done = accept(store, JO, request.id, "way-1", CLOCK, staff="cy")
    assert [(step.who, step.staff) for step in done.history] == [("Jo Patel", "dee"), ("Jo Patel", "cy")]


def test_nobody_gives_away_or_accepts_for_others(store: SqliteStore) -> None:
    with pytest.raises(NotPermittedError):
        ask(store, BEN, work_of(store, "dee"), [[gives(store, "dee", "ben")]], CLOCK)
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    with pytest.raises(NotPermittedError):
        accept(store, BEN, request.id, "way-1", CLOCK, staff="cy")
    with pytest.raises(RefusedEditError, match="not asked"):
        accept(store, BEN, request.id, "way-1", CLOCK)
    with pytest.raises(NotPermittedError):
        cancel(store, LEAD, request.id, CLOCK)


def test_the_same_work_is_asked_about_once(store: SqliteStore) -> None:
    ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    with pytest.raises(RefusedEditError, match="asked about this already"):
        ask(store, DEE, work_of(store, "dee"), [], CLOCK)


def test_a_draft_of_the_week_follows_the_swap(store: SqliteStore) -> None:
    edit_rota(store, MONDAY, MoveShift("cy@2026-11-25", to_start=at("Wed 10:00")), "Jo Patel", clock=CLOCK)
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "ben")]], CLOCK)
    accept(store, BEN, request.id, "way-1", CLOCK)
    draft = store.draft(MONDAY)
    assert draft is not None
    assert {each.staff for each in draft.shifts if each.day == MONDAY.toordinal() + 3} == {"ben"}
    assert {each.id: each.start for each in draft.shifts}["cy@2026-11-25"] == at("Wed 10:00")


def test_the_published_week_is_whole_before_and_after(store: SqliteStore) -> None:
    assert sum(len(each) for each in held(store).values()) == len(week())
