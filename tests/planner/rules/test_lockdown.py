"""`lockdown`: a week in the office, to catch up and to learn."""

from __future__ import annotations

import pytest

from planner.domain.rota import ActivityKind
from planner.rules.lockdown import RULE
from tests.planner.rules.factory import activity, found, override, person, prices, problem, settings, shift

LOCKED = problem(person("ana", week={"is_lockdown": True}))
WITH_CPD = problem(person("ana", week={"is_lockdown": True, "cpd_minutes_per_day": 180}))


def test_office_work_is_fine() -> None:
    day = shift("ana", "Tue 09:00-17:00", activity("recording", "Tue 09:00-11:00"))
    assert not found(RULE, LOCKED, day)


@pytest.mark.parametrize(("kind", "words"), [("visit", "a visit"), ("duty", "a turn on duty")])
def test_a_visit_or_duty_costs_each(kind: ActivityKind, words: str) -> None:
    one, two = activity(kind, "Tue 09:00-10:00", "a"), activity(kind, "Tue 11:00-12:00", "b")
    first, second = found(RULE, LOCKED, shift("ana", "Tue 09:00-17:00", one, two))
    assert (first.tier, first.price, first.demand, second.demand) == (3, 100, "a", "b")
    assert first.sentence == f"Ana is in lockdown and has {words} Tue 24 Nov 09:00–10:00."


def test_a_home_day_costs() -> None:
    (finding,) = found(RULE, LOCKED, shift("ana", "Tue 09:00-17:00", place="home"))
    assert finding.sentence == "Ana is in lockdown and works at home on Tue 24 Nov."


def test_cpd_is_booked_on_each_day_worked_in_blocks_of_an_hour() -> None:
    three_hours = activity("cpd", "Tue 09:00-12:00")
    assert not found(RULE, WITH_CPD, shift("ana", "Tue 09:00-17:00", three_hours))
    two_hours, pieces = activity("cpd", "Tue 09:00-11:00"), activity("cpd", "Tue 11:00-11:45")
    (finding,) = found(RULE, WITH_CPD, shift("ana", "Tue 09:00-17:00", two_hours, pieces))
    assert (finding.price, finding.sentence) == (
        5 * 4,
        "Ana has 2 h of 3 h of CPD on Tue 24 Nov, a lockdown day.",
    )
    assert prices(RULE, WITH_CPD, *(shift("ana", f"{day} 09:00-17:00") for day in ("Tue", "Wed"))) == {3: 120}
    assert not found(RULE, WITH_CPD)


def test_outside_the_week_everything_is_allowed() -> None:
    visit = activity("visit", "Tue 09:00-10:00", "a")
    assert not found(RULE, problem(person("ana")), shift("ana", "Tue 09:00-17:00", visit, place="home"))


def test_an_override_of_the_day_or_of_the_visit_takes_the_price() -> None:
    visit = shift("ana", "Tue 09:00-17:00", activity("visit", "Tue 09:00-10:00", "v1"))
    for change in ({"first": "Tue", "last": "Tue"}, {"demand": "v1"}, {"staff": "ana"}):
        assert prices(RULE, problem(*LOCKED.people, overrides=(override(RULE, **change),)), visit) == {3: 0}
    for change in ({"first": "Wed"}, {"demand": "v2"}, {"staff": "ben"}):
        assert prices(RULE, problem(*LOCKED.people, overrides=(override(RULE, **change),)), visit) == {3: 100}


def test_the_rule_can_be_off() -> None:
    off = problem(*LOCKED.people, settings=settings(lockdown={"is_on": False}))
    assert not found(RULE, off, shift("ana", "Tue 09:00-17:00", place="home"))


def test_an_hour_is_a_block_of_cpd_and_less_is_none() -> None:
    hour, less = activity("cpd", "Tue 09:00-10:00"), activity("cpd", "Tue 10:00-10:45")
    assert prices(RULE, WITH_CPD, shift("ana", "Tue 09:00-17:00", hour)) == {3: 5 * 8}
    assert prices(RULE, WITH_CPD, shift("ana", "Tue 09:00-17:00", less)) == {3: 5 * 12}
