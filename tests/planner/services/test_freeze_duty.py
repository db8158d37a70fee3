"""Where a team has more duty than one day in eight, everybody's share is their part of it in whole turns."""

from __future__ import annotations

from planner.domain.demand import CoverRequirement
from planner.services.freeze_problem import freeze_problem
from tests.planner.services.small_office import MONDAY, small_team

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


def shares(*weekdays: str) -> list[int]:
    desk = CoverRequirement(
        id="desk", name="Duty desk", kind="duty", weekdays=weekdays, least=1, turn_minutes=240
    )
    problem = freeze_problem(small_team(visits=(), cover=(desk,)), MONDAY)
    return [person.weeks[0].duty_share_minutes for person in problem.people]


def test_ten_half_days_among_four_are_three_at_most_for_each() -> None:
    assert shares(*WEEKDAYS) == [720] * 4


def test_duty_that_fits_into_one_day_in_eight_leaves_the_shares_as_they_are() -> None:
    assert shares("tue", "wed") == [480] * 4
