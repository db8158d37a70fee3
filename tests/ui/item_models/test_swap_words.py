"""What a request says to whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.roles import Caller
from planner.services.swaps.prospects import Prospects
from planner.services.swaps.requests import accept, ask
from planner.services.swaps.takers import part
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import ANA, BEN, CY, DEE, JO, gives, held, published, work_of
from ui.item_models.swap_words import SwapWords
from ui.swaps.offered_deeds import offered_deeds

CLOCK = StillClock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    kept = published(tmp_path, approval="always", manager=JO.name)
    yield kept
    kept.close()


def words(store: SqliteStore, caller: Caller) -> SwapWords:
    prospects = Prospects(store, caller, caller.staff) if caller.staff else None
    return SwapWords(store.team(), caller, prospects)


def test_the_same_swap_reads_from_both_sides(store: SqliteStore) -> None:
    legs = [gives(store, "dee", "cy"), gives(store, "cy", "dee")]
    request = ask(store, DEE, work_of(store, "dee"), [legs], CLOCK)
    mine, theirs = words(store, DEE).line(request), words(store, CY).line(request)
    assert (mine.title, mine.state, mine.need) == ("You asked Cy", "waits for Cy", "")
    assert (theirs.title, theirs.state, theirs.need) == ("Dee asks you", "waits for you", "answer")
    assert theirs.detail == "Thu 26 Nov 12:00–20:00 for Wed 25 Nov 09:00–17:00"


def test_what_is_agreed_waits_for_the_manager_by_name(store: SqliteStore) -> None:
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    agreed = accept(store, CY, request.id, "way-1", CLOCK)
    assert words(store, DEE).line(agreed).state == "Jo to approve"
    assert words(store, JO).line(agreed).need == "approve"


def test_an_offer_may_be_taken_by_anyone_else(store: SqliteStore) -> None:
    request = ask(store, DEE, work_of(store, "dee"), [], CLOCK)
    assert words(store, CY).line(request).title == "Dee offers"
    assert (words(store, CY).need(request), words(store, DEE).need(request)) == ("take", "")


def test_an_offer_waits_for_nobody_who_works_on_that_day(store: SqliteStore) -> None:
    request = ask(store, BEN, work_of(store, "ben"), [], CLOCK)
    assert (words(store, ANA).need(request), words(store, CY).need(request)) == ("", "take")


def test_a_single_turn_on_duty_is_named(store: SqliteStore) -> None:
    (bens,) = held(store)["ben"]
    duty = part(bens, at("Tue 09:00"))
    request = ask(store, BEN, duty, [], CLOCK)
    assert words(store, ANA).line(request).detail == "Duty desk, Tue 24 Nov 09:00–13:00"


def test_the_ways_say_who_gives_what_and_who_has_answered(store: SqliteStore) -> None:
    legs = [gives(store, "dee", "cy"), gives(store, "cy", "dee")]
    request = ask(store, DEE, work_of(store, "dee"), [legs], CLOCK)
    (way,) = words(store, CY).ways(request)
    assert way.legs == (
        "Dee gives you Thu 26 Nov 12:00–20:00",
        "You give Dee Wed 25 Nov 09:00–17:00",
    )
    assert way.answers == ("You have to answer",)
    assert way.prospect == "The same hours for you. The manager approves it."


def test_a_chain_reads_from_each_side_as_what_they_get_and_give(store: SqliteStore) -> None:
    legs = [gives(store, "dee", "cy"), gives(store, "cy", "ana"), gives(store, "ana", "dee")]
    request = ask(store, DEE, work_of(store, "dee"), [legs], CLOCK)
    dees, cys, anas = "Thu 26 Nov 12:00–20:00", "Wed 25 Nov 09:00–17:00", "Tue 24 Nov 12:00–20:00"
    assert words(store, DEE).line(request).detail == f"{dees} for {anas}"
    assert words(store, CY).line(request).detail == f"{dees} for {cys}"
    assert words(store, ANA).line(request).detail == f"{cys} for {anas}"


def test_the_history_says_who_did_what_for_whom(store: SqliteStore) -> None:
    request = ask(store, JO, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    assert words(store, DEE).steps(request) == ("Fri 20 Nov 09:30  Jo Patel asked for Dee Dunn",)


def test_what_one_cannot_take_is_told_with_the_reason(store: SqliteStore) -> None:
    request = ask(store, BEN, work_of(store, "ben"), [], CLOCK)
    assert words(store, ANA).against_taking(request) == "you work Tue 24 Nov 12:00–20:00 already."
    assert offered_deeds(request, ANA, words(store, ANA)) == ()
    assert [each.words for each in offered_deeds(request, CY, words(store, CY))] == ["Take it"]
