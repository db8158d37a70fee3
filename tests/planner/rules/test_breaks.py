"""`breaks`: over six hours a break of 20 minutes, away from the ends, with nothing planned in it."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.findings import LAW
from planner.rules.breaks import RULE
from tests.planner.rules.factory import activity, found, person, problem, settings, shift

WEEK = problem(person("ana"))


def test_a_long_shift_with_its_break_is_fine() -> None:
    assert not found(RULE, WEEK, shift("ana", "Tue 09:00-17:00"))


def test_over_six_hours_without_a_break_breaks_the_law() -> None:
    (finding,) = found(RULE, WEEK, shift("ana", "Tue 09:00-15:15", rest=None))
    assert finding.tier == LAW
    assert finding.sentence == "Ana works Tue 24 Nov 09:00–15:15 without a break; the law asks for 20 min."


def test_six_hours_need_no_break() -> None:
    assert not found(RULE, WEEK, shift("ana", "Tue 09:00-15:00", rest=None))


@pytest.mark.parametrize(("rest", "is_broken"), [("Tue 13:00-13:20", False), ("Tue 13:00-13:15", True)])
def test_the_break_is_at_least_twenty_minutes(rest: str, is_broken: bool) -> None:
    assert bool(found(RULE, WEEK, shift("ana", "Tue 09:00-17:00", rest=rest))) is is_broken


@pytest.mark.parametrize(
    ("rest", "is_broken"),
    [
        ("Tue 10:00-10:30", False),
        ("Tue 09:45-10:15", True),
        ("Tue 15:30-16:00", False),
        ("Tue 15:45-16:15", True),
        ("Tue 16:30-17:00", True),
    ],
)
def test_the_break_is_an_hour_from_either_end(rest: str, is_broken: bool) -> None:
    assert bool(found(RULE, WEEK, shift("ana", "Tue 09:00-17:00", rest=rest))) is is_broken


def test_nothing_is_planned_in_the_break() -> None:
    writing = activity("court_writing", "Tue 10:00-13:15")
    (finding,) = found(RULE, WEEK, shift("ana", "Tue 09:00-17:00", writing))
    assert finding.sentence == "Ana has work planned in the break Tue 24 Nov 13:00–13:30."
    assert not found(RULE, WEEK, shift("ana", "Tue 09:00-17:00", activity("duty", "Tue 13:30-15:00")))


def test_the_break_of_a_short_shift_only_has_to_lie_inside_it() -> None:
    assert not found(RULE, WEEK, shift("ana", "Tue 09:00-13:00", rest="Tue 09:15-09:30"))
    assert found(RULE, WEEK, shift("ana", "Tue 09:00-13:00", rest="Tue 12:45-13:15"))


def test_a_team_may_ask_for_a_longer_break_earlier() -> None:
    week = problem(person("ana"), settings=settings(breaks={"over_minutes": 240, "least_minutes": 45}))
    assert found(RULE, week, shift("ana", "Tue 09:00-14:00", rest=None))
    assert found(RULE, week, shift("ana", "Tue 09:00-17:00"))
    assert not found(RULE, week, shift("ana", "Tue 09:00-17:00", rest="Tue 12:00-12:45"))


def test_six_hours_on_the_wall_are_seven_when_the_clocks_go_back() -> None:
    monday = date(2027, 10, 25).toordinal()
    week = problem(person("ana", monday=monday, works_weekends=True), monday=monday)
    assert found(RULE, week, shift("ana", "Sat 23:00-05:00", rest=None, monday=monday))
