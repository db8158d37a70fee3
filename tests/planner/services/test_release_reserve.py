"""Unused lieu reserve is released on Thursday at noon, where cover holds."""

from __future__ import annotations

from typing import Any

from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.time_grid import hours_label
from planner.reports.reserve_use import reserve_use
from planner.rules.lieu_reserve import release_moment
from planner.rules.working_time_average import worked
from planner.services.release_reserve import release_reserve
from tests.planner.rules.factory import (
    MONDAY,
    activity,
    at,
    found,
    person,
    presence_need,
    problem,
    settings,
    shift,
)

FRIDAY = shift("ana", "Fri 09:00-17:00", activity("reserve", "Fri 15:00-17:00"))
WEDNESDAY = shift("ana", "Wed 09:00-17:00", activity("reserve", "Wed 15:30-17:00"))
NOON = at("Thu 12:00")


def week(**parts: Any) -> RotaProblem:
    return problem(person("ana", week={"reserve_minutes": 210}), person("ben"), **parts)


def blocks(shifts: tuple[Shift, ...]) -> list[bool]:
    return [each.is_released for made in shifts for each in made.activities if each.kind == "reserve"]


def test_until_thursday_noon_the_reserve_stays() -> None:
    before = release_reserve(week(), (WEDNESDAY, FRIDAY), NOON - 1)
    assert blocks(before.shifts) == [False, False]
    assert before.edit.changes == ()
    assert before.sentences == ()


def test_from_thursday_noon_on_what_lies_ahead_is_released() -> None:
    after = release_reserve(week(), (WEDNESDAY, FRIDAY), NOON)
    assert blocks(after.shifts) == [False, True]
    assert after.sentences == ("Ana is free Fri 27 Nov 15:00–17:00: 2 h of reserve were not used.",)
    assert [change.after for change in after.edit.changes] == [after.shifts[1]]


def test_the_day_and_hour_are_a_setting() -> None:
    rules = settings(lieu_reserve={"released_on": "fri", "released_from": "09:00"})
    assert release_moment(rules.lieu_reserve, MONDAY) == at("Fri 09:00")
    assert blocks(release_reserve(week(settings=rules), (FRIDAY,), NOON).shifts) == [False]


def test_a_block_that_has_begun_stays() -> None:
    assert blocks(release_reserve(week(), (FRIDAY,), at("Fri 15:15")).shifts) == [False]


def test_who_is_needed_for_cover_keeps_the_block() -> None:
    need = presence_need("Fri 15:00-17:00")
    kept = release_reserve(week(presence=(need,)), (FRIDAY,), NOON)
    assert blocks(kept.shifts) == [False]
    assert kept.sentences == ("Ana keeps 2 h of reserve Fri 27 Nov 15:00–17:00: cover needs them.",)
    both = (FRIDAY, shift("ben", "Fri 09:00-17:00", activity("reserve", "Fri 15:30-16:30")))
    # One of the two may go; then the other stays.
    assert blocks(release_reserve(week(presence=(need,)), both, NOON).shifts) == [True, False]


def test_released_reserve_counts_as_reserve_and_as_no_presence_nor_work() -> None:
    (free,) = release_reserve(week(), (FRIDAY,), NOON).shifts
    needs = week(presence=(presence_need("Fri 15:00-17:00"),))
    assert [each.price for each in found("lieu_reserve", needs, free)] == [
        each.price for each in found("lieu_reserve", needs, FRIDAY)
    ]
    assert not found("presence", needs, FRIDAY)
    assert found("presence", needs, free)
    assert worked(FRIDAY) - worked(free) == 120


def test_the_report_says_what_became_of_the_reserve() -> None:
    late = shift("ana", "Tue 11:00-19:00")
    use = reserve_use(week(), release_reserve(week(), (late, FRIDAY), NOON).shifts)
    (ana,) = (each for each in use.weeks if each.staff == "ana")
    assert (ana.reserve, ana.used, ana.released, ana.standing, ana.lost) == (210, 60, 120, 0, 0)
    (early,) = (each for each in reserve_use(week(), (WEDNESDAY, FRIDAY)).weeks if each.staff == "ana")
    assert (early.used, early.standing, early.lost) == (0, 120, 90)
    assert f"{hours_label(60)} are used by evening and weekend work" in use.sentence


def test_evening_work_beside_its_block_loses_nothing() -> None:
    evening = shift("ana", "Tue 11:00-19:30")
    (ana,) = (each for each in reserve_use(week(), (evening, WEDNESDAY, FRIDAY)).weeks if each.staff == "ana")
    assert (ana.used, ana.standing, ana.lost) == (90, 120, 0)
