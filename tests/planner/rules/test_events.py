"""`events`: everyone who is needed is there for the whole of it."""

from __future__ import annotations

from dataclasses import replace

from planner.rules.events import RULE
from tests.planner.rules.factory import activity, event_need, found, person, prices, problem, settings, shift

EVENT = event_need("e1", "Wed 10:00-11:00", "ana", "ben")
WEEK = problem(person("ana"), person("ben"), events=(EVENT,))
THERE = activity("event", "Wed 10:00-11:00", "e1")


def test_both_there_is_fine() -> None:
    assert not found(
        RULE, WEEK, shift("ana", "Wed 09:00-17:00", THERE), shift("ben", "Wed 09:00-17:00", THERE)
    )


def test_each_person_missing_costs() -> None:
    (finding,) = found(RULE, WEEK, shift("ana", "Wed 09:00-17:00", THERE), shift("ben", "Wed 09:00-17:00"))
    assert (finding.tier, finding.price, finding.people, finding.missing) == (2, 80, ("ben",), 1)
    assert finding.sentence == "Ben is not at Strategy meeting, Wed 25 Nov 10:00–11:00."
    assert prices(RULE, WEEK) == {2: 160}


def test_a_hearing_is_statutory_and_names_its_case() -> None:
    hearing = replace(EVENT, kind="hearing", name="Hearing", case="C-7", people=("ana",))
    (finding,) = found(RULE, replace(WEEK, events=(hearing,)))
    assert finding.tier == 1
    assert finding.sentence == "Ana is not at Hearing for case C-7, Wed 25 Nov 10:00–11:00."


def test_the_travel_is_part_of_it() -> None:
    far = replace(WEEK, events=(replace(EVENT, travel_before=30, travel_after=30, people=("ana",)),))
    assert found(RULE, far, shift("ana", "Wed 09:00-17:00", THERE))
    with_travel = activity("event", "Wed 09:30-11:30", "e1", travel=30)
    assert not found(RULE, far, shift("ana", "Wed 09:00-17:00", with_travel))


def test_people_who_are_not_planned_here_are_not_asked_for() -> None:
    guest = replace(WEEK, events=(replace(EVENT, people=("ana", "zoe")),))
    assert not found(RULE, guest, shift("ana", "Wed 09:00-17:00", THERE))


def test_the_rule_can_be_off() -> None:
    assert not found(RULE, replace(WEEK, settings=settings(events={"is_on": False})))
