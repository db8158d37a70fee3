"""`duty_cover`: duty turns, named shifts, and each person's share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.rota import Shift, ShiftPlace
from planner.rules.duty_cover import RULE
from tests.planner.rules.factory import (
    activity,
    duty_turn,
    found,
    override,
    person,
    prices,
    problem,
    settings,
    shift,
    shift_need,
)

TURN = duty_turn()
TEAM = person("ana", skills=("manager",)), person("ben"), person("cy")
WEEK = problem(*TEAM, duty_turns=(TURN,))


def serves(staff: str, times: str = "Tue 09:00-13:00", place: ShiftPlace = "office") -> Shift:
    return shift(staff, "Tue 08:00-17:00", activity("duty", times, TURN.id), rest=None, place=place)


def test_a_turn_with_its_people_is_fine() -> None:
    assert not found(RULE, WEEK, serves("ana"))


def test_each_person_missing_from_the_least_costs_in_the_first_tier() -> None:
    (finding,) = found(RULE, problem(*TEAM, duty_turns=(replace(TURN, least=2),)), serves("ana"))
    assert (finding.tier, finding.price, finding.missing, finding.unit) == (1, 60, 1, "people")
    assert not finding.is_of_ideal
    assert finding.sentence == "Duty desk Tue 24 Nov 09:00–13:00: 1 of 2 people on duty."
    assert prices(RULE, WEEK) == {1: 60}


def test_the_ideal_is_wished_for_beyond_the_least() -> None:
    ideal = problem(*TEAM, duty_turns=(replace(TURN, ideal=3),))
    (finding,) = found(RULE, ideal, serves("ana"))
    assert (finding.tier, finding.price, finding.is_of_ideal) == (2, 20, True)
    assert finding.sentence == "Duty desk Tue 24 Nov 09:00–13:00: 1 person on duty; 3 would be ideal."
    assert prices(RULE, ideal) == {1: 60, 2: 20}
    assert not found(RULE, ideal, serves("ana"), serves("ben"), serves("cy"))


@pytest.mark.parametrize(
    ("times", "counts"),
    [
        ("Tue 09:00-13:00", True),
        ("Tue 08:30-13:30", True),
        ("Tue 09:15-13:00", False),
        ("Tue 09:00-12:45", False),
    ],
)
def test_who_does_the_whole_turn_counts(times: str, counts: bool) -> None:
    assert (not found(RULE, WEEK, serves("ana", times))) is counts


def test_from_home_only_a_contactable_turn_can_be_served() -> None:
    assert prices(RULE, WEEK, serves("ana", place="home")) == {1: 60}
    contactable = problem(*TEAM, duty_turns=(replace(TURN, state="contactable"),))
    assert not found(RULE, contactable, serves("ana", place="home"))


def test_one_of_them_has_to_hold_the_skill() -> None:
    managed = problem(*TEAM, duty_turns=(replace(TURN, skills=(("manager", 1),)),))
    assert not found(RULE, managed, serves("ana"))
    (finding,) = found(RULE, managed, serves("ben"))
    assert (finding.tier, finding.price, finding.missing) == (1, 60, 1)
    assert finding.sentence == "Duty desk Tue 24 Nov 09:00–13:00: 0 of 1 person with “manager” on duty."
    assert prices(RULE, managed) == {1: 120}


EARLY = shift_need()
NAMED = (
    person("ana", options=("Early 07:00-15:00",), skills=("manager",)),
    person("ben", options=("Early 07:00-15:00",)),
)


def early(staff: str, day: str = "Tue") -> Shift:
    return shift(staff, f"{day} 07:00-15:00", name="Early")


def test_a_named_shift_is_counted_on_the_day_it_starts() -> None:
    week = problem(*NAMED, shift_needs=(EARLY,))
    assert not found(RULE, week, early("ana"))
    (finding,) = found(RULE, week, early("ana", "Wed"))
    assert (finding.tier, finding.price, finding.missing) == (2, 100, 1)
    assert finding.sentence == "Early shift on Tue 24 Nov: 0 of 1 person."
    assert found(RULE, week, early("ana").model_copy(update={"name": None}))


def test_people_too_many_on_a_named_shift_have_their_price() -> None:
    (finding,) = found(RULE, problem(*NAMED, shift_needs=(EARLY,)), early("ana"), early("ben"))
    assert (finding.price, finding.missing) == (1, 0)
    assert finding.sentence == "Early shift on Tue 24 Nov: 2 people, 1 too many."
    roomy = problem(*NAMED, shift_needs=(replace(EARLY, ideal=2),))
    assert not found(RULE, roomy, early("ana"), early("ben"))


def test_a_named_shift_may_ask_for_a_skill() -> None:
    week = problem(*NAMED, shift_needs=(replace(EARLY, skills=(("manager", 1),)),))
    assert not found(RULE, week, early("ana"))
    assert prices(RULE, week, early("ben")) == {2: 100}
    assert prices(RULE, week) == {2: 200}


def test_more_duty_than_the_share_costs_each_turn_begun() -> None:
    days = [
        shift("ana", f"{day} 08:00-17:00", activity("duty", f"{day} 09:00-13:00", "x"), rest=None)
        for day in ("Mon", "Wed", "Fri")
    ]
    week = problem(*TEAM)
    assert not found(RULE, week, *days[:2])
    (finding,) = found(RULE, week, *days)
    assert (finding.tier, finding.price) == (3, 10)
    assert finding.sentence == ("Ana is on duty 12 h in the week of Mon 23 Nov; a fair share is 8 h.")
    longer = shift("ana", "Tue 08:00-17:00", activity("duty", "Tue 09:00-09:30", "x"), rest=None)
    assert prices(RULE, week, *days, longer) == {3: 20}
    overridden = problem(*TEAM, overrides=(override(RULE, "Mon", "Mon", staff="ana"),))
    assert prices(RULE, overridden, *days) == {3: 0}


def test_the_rule_can_be_off() -> None:
    assert not found(RULE, replace(WEEK, settings=settings(duty_cover={"is_on": False})))
