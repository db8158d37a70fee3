"""`court_writing`: enough useful blocks by the read-back day, where it is quiet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.rota import ActivityPlace, Shift
from planner.rules.court_writing import RULE
from tests.planner.rules.factory import (
    activity,
    found,
    override,
    person,
    prices,
    problem,
    settings,
    shift,
    writing_need,
)

NEED = writing_need()
WEEK = problem(person("ana"), person("ben"), writing=(NEED,))


def writes(
    *times: str, staff: str = "ana", demand: str = "w1", place: ActivityPlace = "office"
) -> list[Shift]:
    return [
        shift(staff, f"{each[:3]} 07:00-17:00", activity("court_writing", each, demand, place=place))
        for each in times
    ]


def test_two_blocks_before_the_read_back_day_are_enough() -> None:
    assert not found(RULE, WEEK, *writes("Tue 09:00-12:30", "Wed 13:00-16:30"))
    assert not found(RULE, WEEK, *writes("Tue 08:00-15:00"))


def test_each_quarter_of_an_hour_that_is_not_booked_costs() -> None:
    (finding,) = found(RULE, WEEK, *writes("Tue 09:00-12:30"))
    assert (finding.tier, finding.price, finding.missing, finding.unit) == (1, 140, 210, "minutes")
    assert finding.sentence == (
        "Ana has 3.5 h of 7 h to write for case C-100 by Thu 26 Nov 00:00; it is filed Fri 27 Nov 16:00."
    )
    assert (finding.people, finding.demand) == (("ana",), "w1")
    assert prices(RULE, WEEK) == {1: 280}


def test_a_block_too_short_to_be_useful_does_not_count() -> None:
    assert prices(RULE, WEEK, *writes("Tue 09:00-12:15", "Wed 13:00-16:30")) == {1: 140}
    rest = problem(person("ana"), writing=(replace(NEED, blocks=(210, 60)),))
    assert not found(RULE, rest, *writes("Tue 09:00-12:30", "Wed 13:00-14:00"))
    assert prices(RULE, rest, *writes("Tue 09:00-12:30", "Wed 13:00-13:45")) == {1: 40}


def test_a_block_after_the_finish_or_somebody_elses_does_not_count() -> None:
    assert prices(RULE, WEEK, *writes("Tue 09:00-12:30", "Thu 13:00-16:30")) == {1: 140}
    assert prices(RULE, WEEK, *writes("Tue 09:00-12:30"), *writes("Wed 09:00-12:30", staff="ben")) == {1: 140}
    assert prices(RULE, WEEK, *writes("Tue 09:00-12:30", demand="w2")) == {1: 280}
    until_midday = problem(
        person("ana"), writing=(replace(NEED, finish_by=writes("Tue 09:00-12:30")[0].start),)
    )
    assert prices(RULE, until_midday, *writes("Tue 09:00-12:30")) == {1: 280}


@pytest.mark.parametrize(("place", "price"), [("office", 20), ("quiet_room", 0), ("home", 0)])
def test_where_a_quiet_room_is_wanted_each_block_in_the_open_office_costs(
    place: ActivityPlace, price: int
) -> None:
    quiet = problem(person("ana"), writing=(replace(NEED, wants_quiet_room=True),))
    blocks = writes("Tue 09:00-12:30", "Wed 13:00-16:30", place=place)
    assert prices(RULE, quiet, *blocks).get(3, 0) == price


def test_without_the_wish_the_open_office_will_do() -> None:
    assert not found(RULE, WEEK, *writes("Tue 09:00-12:30", "Wed 13:00-16:30"))


def test_an_override_excuses_the_open_office_and_not_the_writing() -> None:
    quiet = problem(
        person("ana"),
        writing=(replace(NEED, wants_quiet_room=True),),
        overrides=(override(RULE, staff="ana"),),
    )
    assert prices(RULE, quiet, *writes("Tue 09:00-12:30")) == {1: 140, 3: 0}


def test_the_rule_can_be_off() -> None:
    assert not found(RULE, replace(WEEK, settings=settings(court_writing={"is_on": False})))


def test_a_block_may_end_with_the_finish() -> None:
    (block,) = writes("Tue 09:00-12:30")
    need = replace(NEED, blocks=(210,), finish_by=block.activities[0].end)
    assert not found(RULE, problem(person("ana"), writing=(need,)), block)
