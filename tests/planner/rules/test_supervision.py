"""`supervision`: the two together, uninterrupted, long enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.rota import Shift
from planner.rules.supervision import RULE
from tests.planner.rules.factory import (
    activity,
    found,
    person,
    problem,
    settings,
    shift,
    span,
    supervision_need,
)

NEED = supervision_need()
WEEK = problem(person("ana"), person("sue"), supervision=(NEED,))


def meets(staff: str, times: str = "Thu 10:00-11:30") -> Shift:
    return shift(staff, f"{times[:3]} 09:00-17:00", activity("supervision", times, NEED.id))


def test_ninety_minutes_together_are_fine() -> None:
    assert not found(RULE, WEEK, meets("sue"), meets("ana"))
    assert not found(RULE, WEEK, meets("sue", "Thu 10:00-12:00"), meets("ana", "Thu 10:00-12:00"))


@pytest.mark.parametrize("anas", ["Thu 10:15-11:45", "Thu 10:00-11:15", "Fri 10:00-11:30"])
def test_other_times_or_less_are_not(anas: str) -> None:
    assert found(RULE, WEEK, meets("sue"), meets("ana", anas))


def test_what_is_missing_is_said_with_both_names() -> None:
    (finding,) = found(RULE, WEEK, meets("sue"))
    assert (finding.tier, finding.price, finding.missing, finding.unit) == (2, 60, 1, "people")
    assert finding.people == ("sue", "ana")
    assert finding.sentence == (
        "Sue and Ana do not have 1 h 30 min of supervision together, Mon 23 Nov to Sun 29 Nov."
    )


def test_both_too_short_is_none() -> None:
    assert found(RULE, WEEK, meets("sue", "Thu 10:00-11:15"), meets("ana", "Thu 10:00-11:15"))


def test_outside_its_window_it_does_not_count() -> None:
    early_week = replace(WEEK, supervision=(replace(NEED, window=span("Mon 00:00-24:00")),))
    assert found(RULE, early_week, meets("sue"), meets("ana"))


def test_the_rule_can_be_off() -> None:
    assert not found(RULE, replace(WEEK, settings=settings(supervision={"is_on": False})))
