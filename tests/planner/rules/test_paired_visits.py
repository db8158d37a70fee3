"""`paired_visits`: two who go together, and no more than are needed."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.rota import Shift
from planner.rules.paired_visits import RULE
from tests.planner.rules.factory import (
    activity,
    found,
    override,
    person,
    prices,
    problem,
    settings,
    shift,
    visit_need,
)

PAIRED = visit_need("v1", workers=2, is_paired=True)
TEAM = person("ana"), person("ben"), person("cy")
WEEK = problem(*TEAM, visits=(PAIRED,))


def goes(staff: str, times: str = "Tue 10:00-11:30") -> Shift:
    return shift(staff, "Tue 09:00-17:00", activity("visit", times, "v1", travel=15))


def test_two_together_are_fine() -> None:
    assert not found(RULE, WEEK, goes("ana"), goes("ben"))


def test_two_at_different_times_cost() -> None:
    (finding,) = found(RULE, WEEK, goes("ana"), goes("ben", "Tue 12:00-13:30"))
    assert (finding.tier, finding.price, finding.people) == (3, 100, ("ana", "ben"))
    assert (
        finding.sentence == "Ana and Ben come to visit C-v1 at different times: Tue 24 Nov 10:15 and 12:15."
    )


def test_one_of_two_is_a_shortfall_and_not_this() -> None:
    assert not found(RULE, WEEK, goes("ana"))


def test_two_workers_who_need_not_be_paired_may_be_apart_here() -> None:
    apart = problem(*TEAM, visits=(replace(PAIRED, is_paired=False),))
    assert not found(RULE, apart, goes("ana"), goes("ben", "Tue 12:00-13:30"))


def test_a_third_worker_costs() -> None:
    (finding,) = found(RULE, WEEK, goes("ana"), goes("ben"), goes("cy"))
    assert finding.sentence == "Visit C-v1 needs 2 workers; Ana, Ben and Cy are planned for it."
    single = problem(*TEAM, visits=(visit_need("v1"),))
    assert prices(RULE, single, goes("ana"), goes("ben"), goes("cy")) == {3: 100}


def test_a_visit_that_one_worker_makes_twice_costs() -> None:
    twice = shift(
        "ana",
        "Tue 09:00-17:00",
        activity("visit", "Tue 10:00-11:30", "v1", travel=15),
        activity("visit", "Tue 12:00-13:30", "v1", travel=15),
    )
    single = problem(*TEAM, visits=(visit_need("v1"),))
    (finding,) = found(RULE, single, twice)
    assert finding.sentence == "Visit C-v1 is to be made once; it is planned more than once for Ana."


def test_override_and_off() -> None:
    apart = goes("ana"), goes("ben", "Tue 12:00-13:30")
    for change in ({"demand": "v1"}, {"first": "Tue", "last": "Tue"}):
        assert prices(RULE, replace(WEEK, overrides=(override(RULE, **change),)), *apart) == {3: 0}
    for change in ({"demand": "v2"}, {"first": "Wed", "last": "Fri"}, {"staff": "ana"}):
        assert prices(RULE, replace(WEEK, overrides=(override(RULE, **change),)), *apart) == {3: 100}
    assert not found(RULE, replace(WEEK, settings=settings(paired_visits={"is_on": False})), *apart)
