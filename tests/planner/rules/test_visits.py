"""`visits`: once, in a window, by as many workers together as it needs, travel included."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.rules.made_visits import made_visit
from planner.rules.rota_view import RotaView
from planner.rules.visits import RULE
from tests.planner.rules.factory import (
    activity,
    event_need,
    found,
    override,
    person,
    prices,
    problem,
    settings,
    shift,
    visit_need,
)

VISIT = visit_need("v1", "Tue 10:00-16:00", "Wed 16:00-20:00")
TEAM = person("ana"), person("ben"), person("cy")


def asks(**changes: Any) -> RotaProblem:
    return problem(*TEAM, visits=(replace(VISIT, **changes),))


def goes(staff: str, times: str = "Tue 10:00-11:30", travel: int = 15) -> Shift:
    day = times[:3]
    return shift(staff, f"{day} 09:00-19:00", activity("visit", times, "v1", travel=travel))


def test_a_visit_made_in_one_of_its_windows_is_fine() -> None:
    assert not found(RULE, asks(), goes("ana"))
    assert not found(RULE, asks(), goes("ana", "Wed 16:30-18:00"))


def test_a_visit_that_nobody_makes_is_missing_its_workers() -> None:
    (finding,) = found(RULE, asks(workers=2))
    assert (finding.tier, finding.price, finding.missing, finding.unit) == (2, 200, 2, "workers")
    assert finding.sentence == (
        "Visit C-v1 has no worker; it can be made Tue 24 Nov 10:00–16:00 or Wed 25 Nov 16:00–20:00."
    )
    assert (finding.demand, finding.kind) == ("v1", "shortfall")


def test_a_statutory_visit_is_demand_of_the_first_tier() -> None:
    assert prices(RULE, asks(is_statutory=True, weight=70)) == {1: 70}


@pytest.mark.parametrize(
    ("times", "is_made"),
    [
        ("Tue 09:45-11:15", True),
        ("Tue 09:30-11:00", False),
        ("Tue 14:45-16:15", True),
        ("Tue 15:00-16:30", False),
        ("Thu 10:00-11:30", False),
        ("Tue 11:00-12:15", False),
        ("Tue 11:00-12:45", False),
    ],
)
def test_the_visit_itself_lies_in_the_window_and_its_travel_may_lie_outside(
    times: str, is_made: bool
) -> None:
    assert (not found(RULE, asks(), goes("ana", times))) is is_made


def test_a_visit_without_its_travel_does_not_count() -> None:
    assert found(RULE, asks(), goes("ana", "Tue 10:00-11:00", travel=0))
    assert not found(RULE, asks(), goes("ana", "Tue 10:00-12:00", travel=30))


def test_one_of_two_workers_is_half_a_visit() -> None:
    (finding,) = found(RULE, asks(workers=2), goes("ana"))
    assert (finding.price, finding.missing, finding.people) == (100, 1, ("ana",))
    assert finding.sentence == "Visit C-v1 on Tue 24 Nov 10:15 needs 2 workers; only Ana is found."
    assert finding.measured == "1 of 2 workers"


def test_two_workers_count_when_they_are_there_together() -> None:
    assert not found(RULE, asks(workers=2), goes("ana"), goes("ben"))
    (finding,) = found(RULE, asks(workers=2), goes("ana"), goes("ben", "Tue 10:15-11:45"))
    assert finding.missing == 1


def test_the_largest_group_counts_then_the_allocated_workers_then_the_earliest() -> None:
    def counted(visit: RotaProblem, *shifts: Shift) -> tuple[str, ...]:
        return made_visit(RotaView(visit, shifts), visit.visits[0]).workers

    pair = goes("ben", "Tue 12:00-13:30"), goes("cy", "Tue 12:00-13:30")
    assert counted(asks(workers=2), goes("ana"), *pair) == ("ben", "cy")
    assert counted(asks(), goes("ana"), pair[0]) == ("ana",)
    assert counted(asks(allocated="ben"), goes("ana"), pair[0]) == ("ben",)


def test_another_activity_for_the_visit_or_a_strangers_does_not_count() -> None:
    debrief = shift("ana", "Tue 09:00-17:00", activity("debrief", "Tue 10:00-11:30", "v1", travel=15))
    assert found(RULE, asks(), debrief)
    assert found(RULE, asks(), goes("zoe"))


def test_a_shortfall_is_no_policy_to_be_excused() -> None:
    week = replace(asks(), overrides=(override(RULE),))
    (finding,) = found(RULE, week)
    assert (finding.is_overridden, finding.price) == (False, 100)


def test_the_rule_can_be_off() -> None:
    assert not found(RULE, replace(asks(), settings=settings(visits={"is_on": False})))


def test_a_visit_or_an_event_that_these_weeks_do_not_ask_for_is_an_exception() -> None:
    moved = goes("ana")
    (finding,) = found(RULE, problem(*TEAM), moved)
    assert finding.sentence == (
        "Ana has visit “v1” Tue 24 Nov 10:15–11:15, not asked for in these weeks; take it off."
    )
    assert (finding.kind, finding.price, finding.shifts) == ("policy", 100, (moved.id,))
    meets = shift("ben", "Tue 09:00-17:00", activity("event", "Tue 10:00-11:00", "e1"))
    assert [each.people for each in found(RULE, problem(*TEAM), meets)] == [("ben",)]
    assert not found(RULE, problem(*TEAM, events=(event_need("e1", "Tue 10:00-11:00", "ben"),)), meets)
