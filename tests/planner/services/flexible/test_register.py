"""The register of flexible-working requests keeps the Act's limits, its clock and what became of each."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from planner.domain.contracts import WorkingPattern
from planner.domain.errors import BadInputError, NotPermittedError, PlannerError, RefusedEditError
from planner.domain.flexible_working import (
    FLEXIBLE_TRANSITIONS,
    FlexibleRequest,
    decision_due,
    flexibly_stepped,
)
from planner.domain.own_records import Step
from planner.services.flexible.register import (
    AS_ASKED,
    add_option,
    agree,
    appeal,
    ask_for_flexible_working,
    consult,
    extend,
    refuse,
    try_out,
    withdraw,
)
from planner.services.pattern_templates import template
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import MONDAY, NOW, StillClock
from tests.planner.services.swaps.office import ANA, BEN, JO, LEAD

CLOCK = StillClock()
FIRST = date(2027, 1, 4)


def pattern() -> WorkingPattern:
    return template("four-short").made("asked", MONDAY)


def ask(store: SqliteStore, clock: StillClock = CLOCK) -> FlexibleRequest:
    return ask_for_flexible_working(
        store, ANA, "ana", "Fridays off", FIRST, clock, pattern=pattern(), minutes_per_week=1776
    )


def test_a_request_starts_the_clock_of_two_months(store: SqliteStore) -> None:
    made = ask(store)
    assert (made.received, made.decide_by) == (date(2026, 11, 20), date(2027, 1, 19))
    assert made.days_left(date(2027, 1, 20)) == -1
    assert [option.id for option in made.options] == [AS_ASKED]
    assert decision_due(date(2026, 12, 31)) == date(2027, 2, 27)


def test_one_request_at_a_time_and_two_in_twelve_months(store: SqliteStore) -> None:
    first = ask(store)
    with pytest.raises(RefusedEditError, match="not decided"):
        ask(store)
    withdraw(store, ANA, first.id, "ana", CLOCK)
    later = StillClock(datetime(2026, 12, 15, 9, 0, tzinfo=UTC))
    second = ask(store, later)
    withdraw(store, ANA, second.id, "ana", later)
    with pytest.raises(RefusedEditError, match="two requests") as refused:
        ask(store, later)
    assert "Sat 20 Nov 2027" in refused.value.next_step
    year = StillClock(datetime(2027, 11, 20, 9, 0, tzinfo=UTC))
    ask_for_flexible_working(store, ANA, "ana", "Fridays off", date(2028, 1, 3), year)


def test_only_the_person_asks_and_only_the_manager_decides(store: SqliteStore) -> None:
    for caller in (BEN, LEAD):
        with pytest.raises(NotPermittedError):
            ask_for_flexible_working(store, caller, "ana", "Fridays off", FIRST, CLOCK)
    made = ask(store)
    for caller in (ANA, BEN, LEAD):
        with pytest.raises(NotPermittedError):
            consult(store, caller, made.id, "Talked", CLOCK)
        with pytest.raises(NotPermittedError):
            agree(store, caller, made.id, AS_ASKED, FIRST, "", CLOCK)
    with pytest.raises(NotPermittedError):
        withdraw(store, BEN, made.id, "ana", CLOCK)


def test_nothing_is_refused_before_a_consultation_nor_without_a_ground(store: SqliteStore) -> None:
    made = ask(store)
    with pytest.raises(RefusedEditError, match="consulted"):
        refuse(store, JO, made.id, ["demand"], "Fridays are short already", CLOCK)
    consult(store, JO, made.id, "Met on Friday; another day was talked about", CLOCK)
    with pytest.raises(BadInputError):
        refuse(store, JO, made.id, [], "Fridays are short already", CLOCK)
    with pytest.raises(PlannerError, match="few words"):
        refuse(store, JO, made.id, ["demand"], "", CLOCK)
    done = refuse(store, JO, made.id, ["demand", "reorganise"], "Fridays are short already", CLOCK)
    assert (done.state, done.grounds) == ("refused", ("demand", "reorganise"))
    assert store.team().staff[0].contracts[0].minutes_per_week == 2220


def test_an_appeal_is_decided_too(store: SqliteStore) -> None:
    made = ask(store)
    consult(store, JO, made.id, "Met on Friday", CLOCK)
    refuse(store, JO, made.id, ["demand"], "Fridays are short already", CLOCK)
    appealed = appeal(store, ANA, made.id, "ana", "Mondays would do too", CLOCK)
    assert appealed.is_open
    assert refuse(store, JO, made.id, ["demand"], "Mondays as well", CLOCK).state == "dismissed"


def test_the_decision_is_put_off_only_to_a_later_day_and_with_a_note(store: SqliteStore) -> None:
    made = ask(store)
    with pytest.raises(BadInputError):
        extend(store, JO, made.id, date(2027, 1, 10), "Agreed by letter", CLOCK)
    assert extend(store, JO, made.id, date(2027, 2, 1), "Agreed by letter", CLOCK).decide_by == date(
        2027, 2, 1
    )


def test_agreeing_changes_the_contract_from_its_day_on_in_the_same_step(store: SqliteStore) -> None:
    made = ask(store)
    done = agree(store, JO, made.id, AS_ASKED, FIRST, "From the new year", CLOCK)
    assert (done.state, done.chosen) == ("agreed", AS_ASKED)
    team = store.team()
    before, after = team.staff[0].contracts
    assert (before.dates.last, after.dates.first, after.minutes_per_week) == (
        date(2027, 1, 3),
        FIRST,
        1776,
    )
    assert [each.name for each in team.patterns] == ["Flexi", "4 days a week"]


def test_a_contract_is_not_changed_for_days_that_have_gone(store: SqliteStore) -> None:
    made = ask(store)
    with pytest.raises(BadInputError):
        agree(store, JO, made.id, AS_ASKED, date(2026, 11, 19), "", CLOCK)
    (request,) = store.own_records(FlexibleRequest)
    assert request.state == "received"


def test_a_trial_ends_by_itself_and_is_decided_then(store: SqliteStore) -> None:
    made = ask(store)
    done = try_out(store, JO, made.id, AS_ASKED, FIRST, date(2027, 3, 28), "Three months", CLOCK)
    assert (done.state, done.trial_until) == ("on_trial", date(2027, 3, 28))
    contracts = store.team().staff[0].contracts
    assert [(each.dates.first, each.minutes_per_week) for each in contracts] == [
        (date(2026, 1, 5), 2220),
        (FIRST, 1776),
        (date(2027, 3, 29), 2220),
    ]


def test_other_options_are_kept_beside_the_one_asked_for(store: SqliteStore) -> None:
    made = ask(store)
    done = add_option(store, JO, made.id, "Compressed", template("four-day").made("p", MONDAY), 2220, CLOCK)
    assert [(each.id, each.name) for each in done.options] == [
        (AS_ASKED, "As asked"),
        ("option-2", "Compressed"),
    ]


def test_every_step_of_the_table_leads_where_it_says() -> None:
    fields = {"id": "f", "staff": "ana", "received": MONDAY, "wanted_from": FIRST, "asks": "Fridays off"}
    for (state, deed), after in FLEXIBLE_TRANSITIONS.items():
        request = FlexibleRequest.model_validate({**fields, "decide_by": FIRST, "state": state})
        assert flexibly_stepped(request, deed, Step(deed=deed, who="Jo", at=NOW)).state == after
    ended = FlexibleRequest.model_validate({**fields, "decide_by": FIRST, "state": "agreed"})
    with pytest.raises(RefusedEditError):
        flexibly_stepped(ended, "refuse", Step(deed="refuse", who="Jo", at=NOW))
