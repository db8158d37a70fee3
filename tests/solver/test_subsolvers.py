"""Which searches run: by size, by tier, and by what is chosen, days or times."""

from __future__ import annotations

from solver.subsolvers import SMALL, is_about_days, subsolvers_for
from tests.planner.rules import factory as make

TIMES = make.problem(
    make.person(
        days={
            day: make.working_day(make.on(day), may_be_off=False)
            for day in ("Mon", "Tue", "Wed", "Thu", "Fri")
        }
    )
)
SHIFTS = make.problem(make.person(options=("Early 07:00-15:00", "Late 13:30-21:30")))


def test_a_small_week_is_proved_from_cores_once_its_demand_is_settled() -> None:
    assert subsolvers_for(TIMES, 2, SMALL, 2) == ()
    assert subsolvers_for(TIMES, 3, SMALL, 2) == ("core", "max_lp")
    assert subsolvers_for(TIMES, 3, SMALL + 1, 2) == ()


def test_a_choice_of_named_shifts_is_searched_with_a_strong_relaxation() -> None:
    assert (is_about_days(SHIFTS), is_about_days(TIMES)) == (True, False)
    assert subsolvers_for(SHIFTS, 2, SMALL, 2) == ("max_lp",)
    assert subsolvers_for(SHIFTS, 3, SMALL, 2) == ("max_lp",)


def test_one_worker_is_left_to_cp_sat() -> None:
    assert subsolvers_for(SHIFTS, 3, SMALL, 1) == ()
