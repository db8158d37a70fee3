"""After a late finish the next start is looked at again, from when work really ended."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.domain.demand import CoverRequirement
from planner.domain.errors import NotPermittedError, RefusedEditError
from planner.domain.own_requests import OwnRequest
from planner.domain.rota import Shift
from planner.domain.rule_pack import DailyRest, RulePack, RuleSettings
from planner.domain.time_grid import Span
from planner.domain.worked_days import WorkedDay
from planner.services.requests.decide import approve_request, decline_request
from planner.services.worked.confirm import correct_day
from planner.services.worked.later_start import (
    ask_later_start,
    late_finish_of,
)
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import activity, at, shift
from tests.planner.services.small_office import MONDAY, StillClock
from tests.planner.services.swaps.office import ANA, BEN, JO, held, published, week

TUESDAY = date(2026, 11, 24)
LATE = StillClock(datetime(2026, 11, 24, 22, 30, tzinfo=UTC))


def plan(folder: Path, wednesday: Shift, until: str = "21:15") -> SqliteStore:
    """Ana worked until then on Tuesday, and is to begin on Wednesday as published."""
    store = published(folder, *week(), wednesday)
    correct_day(store, ANA, "ana", Span(at("Tue 12:00"), at(f"Tue {until}")), LATE, break_minutes=30)
    return store


def anas_wednesday(store: SqliteStore) -> Shift:
    return next(each for each in held(store)["ana"] if each.start > at("Wed 00:00"))


@pytest.mark.parametrize(
    ("until", "start", "earliest", "law"),
    [
        ("19:15", "09:00", None, False),
        ("20:00", "09:00", "10:00", False),
        ("21:15", "09:00", "10:15", False),
        ("21:20", "09:00", "10:30", False),
        ("22:10", "09:00", "11:15", True),
        ("21:15", "10:15", None, False),
    ],
)
def test_next_start_is_measured_from_the_end_of_work(
    tmp_path: Path, until: str, start: str, earliest: str | None, law: bool
) -> None:
    store = plan(tmp_path, shift("ana", f"Wed {start}-18:30"), until)
    finish = late_finish_of(store.team(), _worked(store))
    if earliest is None:
        assert finish is None
    else:
        assert finish is not None
        assert finish.earliest == at(f"Wed {earliest}")
        assert finish.breaks_law is law
    store.close()


@pytest.mark.parametrize("is_coming", [False, True])
def test_the_rest_is_that_of_the_team_s_own_rules_of_the_week(tmp_path: Path, is_coming: bool) -> None:
    strict = RuleSettings(daily_rest=DailyRest(minutes=15 * 60))
    changes = (
        {"coming_rules": (RulePack(name="Longer rest", in_force_from=MONDAY, settings=strict),)}
        if is_coming
        else {"rules": RulePack(name="Longer rest", in_force_from=date(2026, 1, 1), settings=strict)}
    )
    store = published(tmp_path, *week(), shift("ana", "Wed 09:00-17:00"), **changes)
    correct_day(store, ANA, "ana", Span(at("Tue 12:00"), at("Tue 19:15")), LATE, break_minutes=30)
    finish = late_finish_of(store.team(), _worked(store))
    assert finish is not None
    assert (finish.earliest, finish.breaks_law) == (at("Wed 10:15"), True)
    store.close()


@pytest.mark.parametrize(
    ("planned", "becomes"),
    # The second would be an evening in a row if its hours were kept: it is shorter, the week makes it up.
    [("09:00-16:30", "10:15-17:45"), ("09:00-17:00", "10:15-17:00")],
)
def test_a_start_on_which_nothing_hangs_is_moved_at_once(tmp_path: Path, planned: str, becomes: str) -> None:
    store = plan(tmp_path, shift("ana", f"Wed {planned}"))
    request = ask_later_start(store, ANA, "ana", TUESDAY, LATE)
    assert request.state == "approved"
    assert [step.deed for step in request.history] == ["ask", "approve"]
    start, end = becomes.split("-")
    assert anas_wednesday(store).span == Span(at(f"Wed {start}"), at(f"Wed {end}"))
    with pytest.raises(RefusedEditError, match="late enough"):
        ask_later_start(store, ANA, "ana", TUESDAY, LATE)
    store.close()


def test_where_a_visit_would_be_lost_the_manager_has_it_before_them(tmp_path: Path) -> None:
    early = shift("ana", "Wed 09:00-17:00", activity("duty", "Wed 09:00-13:00", "desk@2026-11-25T09:00"))
    desk = CoverRequirement(id="desk", name="Duty desk", kind="duty", weekdays=("tue", "wed"), least=1)
    store = published(tmp_path, *week(), early, cover=(desk,))
    correct_day(store, ANA, "ana", Span(at("Tue 12:00"), at("Tue 21:15")), LATE, break_minutes=30)
    request = ask_later_start(store, ANA, "ana", TUESDAY, LATE)
    assert request.state == "asked"
    assert anas_wednesday(store) == early
    with pytest.raises(RefusedEditError, match="asked for this already"):
        ask_later_start(store, ANA, "ana", TUESDAY, LATE)
    with pytest.raises(NotPermittedError):
        approve_request(store, ANA, request.id, LATE)
    with pytest.raises(RefusedEditError, match="Duty desk"):
        approve_request(store, JO, request.id, LATE)
    assert [each.state for each in store.own_records(OwnRequest)] == ["asked"]
    store.close()


def test_the_manager_declines_a_later_start_with_a_reason(tmp_path: Path) -> None:
    early = shift("ana", "Wed 09:00-17:00", activity("duty", "Wed 09:00-13:00", "desk@2026-11-25T09:00"))
    desk = CoverRequirement(id="desk", name="Duty desk", kind="duty", weekdays=("tue", "wed"), least=1)
    store = published(tmp_path, *week(), early, cover=(desk,))
    correct_day(store, ANA, "ana", Span(at("Tue 12:00"), at("Tue 21:15")), LATE, break_minutes=30)
    request = ask_later_start(store, ANA, "ana", TUESDAY, LATE)
    done = decline_request(store, JO, request.id, "Nobody else can hold the desk")
    assert (done.state, done.history[-1].note) == ("declined", "Nobody else can hold the desk")
    with pytest.raises(RefusedEditError, match="declined already"):
        approve_request(store, JO, request.id, LATE)
    assert anas_wednesday(store) == early
    store.close()


def test_nobody_moves_another_s_start(tmp_path: Path) -> None:
    store = plan(tmp_path, shift("ana", "Wed 09:00-17:00"))
    with pytest.raises(NotPermittedError):
        ask_later_start(store, BEN, "ana", TUESDAY, LATE)
    store.close()


def test_the_sentence_says_both_times_and_the_rest(tmp_path: Path) -> None:
    store = plan(tmp_path, shift("ana", "Wed 09:00-17:00"))
    finish = late_finish_of(store.team(), _worked(store))
    assert finish is not None
    assert finish.sentence == (
        "You finished at 21:15 and start Wed 25 Nov at 09:00, 11.75 h later: after so late a finish that is "
        "too early. Not before 10:15: 13 h of rest after a finish past 19:30."
    )
    store.close()


def _worked(store: SqliteStore) -> WorkedDay:
    return store.own_records(WorkedDay)[0]
