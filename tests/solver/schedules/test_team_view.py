"""What the view of a team of named shifts may claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.problem import RotaProblem
from solver.schedules.team_view import team_view
from tests.planner.rules import factory as make

SPRING, AUTUMN, MAY = (date(2027, month, day).toordinal() for month, day in ((3, 22), (10, 25), (5, 3)))


def week(monday: int, *options: str) -> RotaProblem:
    ana = make.person("ana", options=options, works_weekends=True, monday=monday)
    need = replace(make.shift_need(options[0].split()[0]), day=monday + 1)
    rules = make.settings(contract_hours={"is_on": False})
    return make.problem(ana, monday=monday, shift_needs=(need,), settings=rules)


@pytest.mark.parametrize("monday", [SPRING, AUTUMN])
def test_nights_over_a_clock_change_have_no_bound_from_whole_schedules(monday: int) -> None:
    assert not team_view(week(monday, "Night 22:00-06:00")).is_relaxation
    assert team_view(week(monday, "Day 09:00-17:00")).is_relaxation
    assert team_view(week(MAY, "Night 22:00-06:00")).is_relaxation


def test_a_rest_that_only_the_longer_night_makes_long_enough_has_none_either() -> None:
    assert not team_view(week(AUTUMN, "Late 14:00-22:30", "Early 08:30-16:00")).is_relaxation
    assert team_view(week(MAY, "Late 14:00-22:30", "Early 08:30-16:00")).is_relaxation
