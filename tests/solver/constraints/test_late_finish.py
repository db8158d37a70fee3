"""A late finish is followed by a late start: kept as a rule, at a price where the team prices it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from planner.domain.problem import RotaProblem
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, shift_of

PRICED = make.settings(late_finish={"solver": "price"})


def two_days(monday: str, tuesday: str, **changes: Any) -> RotaProblem:
    """Somebody who must work these two agreed shifts."""
    days = {
        name: make.working_day(make.on(name), make.fixed_option(make.on(name), times), may_be_off=False)
        for name, times in (("Mon", monday), ("Tue", tuesday))
    }
    return make.problem(make.person("ana", days=days), **changes)


def test_the_day_after_a_late_visit_starts_late() -> None:
    visit = make.visit_need("v1", "Mon 19:30-21:00", is_statutory=True)
    shifts = proved(make.problem(make.person("ana"), visits=(visit,)))
    monday, tuesday = shift_of(shifts, "ana", make.on("Mon")), shift_of(shifts, "ana", make.on("Tue"))
    assert monday is not None
    assert tuesday is None or tuesday.start >= max(monday.end + 780, make.at("Tue 10:00"))


def test_kept_it_leaves_the_visit_of_the_next_morning() -> None:
    visits = (
        make.visit_need("v1", "Mon 19:30-20:30", is_statutory=True),
        make.visit_need("v2", "Tue 09:00-10:00"),
    )
    problem = make.problem(make.person("ana"), visits=visits)
    assert charged(problem, "visits") == {2: 100}
    assert charged(problem, "late_finish") == {}
    freed = replace(problem, overrides=(make.override("late_finish", "Mon", "Tue"),))
    assert charged(freed, "visits") == {}


def test_priced_it_costs_the_weight_once_for_two_days() -> None:
    assert charged(two_days("12:00-20:30", "09:00-17:00", settings=PRICED), "late_finish") == {3: 200}
    assert charged(two_days("12:00-20:30", "10:00-18:00", settings=PRICED), "late_finish") == {}
    assert charged(two_days("15:00-23:15", "11:30-19:00", settings=PRICED), "late_finish") == {3: 200}


def test_after_a_night_the_next_evening_is_free() -> None:
    after_night = two_days("17:00-01:15", "14:30-18:30", settings=PRICED)
    assert charged(after_night, "late_finish") == {3: 200}
    assert charged(two_days("17:00-01:15", "14:30-18:00", settings=PRICED), "late_finish") == {}


def test_the_last_past_shift_counts() -> None:
    ana = make.person("ana", past=(make.worked("Sun-1 12:00-22:00"),))
    problem = make.problem(ana, visits=(make.visit_need("v1", "Mon 10:00-11:00"),))
    assert charged(problem, "visits") == {2: 100}


def test_named_shifts_have_their_own_order() -> None:
    late, early = make.on("Mon"), make.on("Tue")
    days = {
        "Mon": make.working_day(late, make.fixed_option(late, "13:30-21:30", "Late"), may_be_off=False),
        "Tue": make.working_day(early, make.fixed_option(early, "09:00-17:00", "Day"), may_be_off=False),
    }
    assert len(proved(make.problem(make.person("ana", days=days)))) >= 2


def test_thirteen_hours_really_pass_in_the_night_of_a_clock_change() -> None:
    """After 21:00 the Sunday may begin at 10:00 in autumn, and in spring not before 11:00."""
    for monday, is_made in ((date(2027, 3, 22).toordinal(), False), (date(2027, 10, 25).toordinal(), True)):
        days = {
            "Sat": make.working_day(
                make.on("Sat", monday),
                make.fixed_option(make.on("Sat", monday), "13:00-21:00"),
                may_be_off=False,
            ),
            "Sun": make.working_day(make.on("Sun", monday)),
        }
        ana = make.person("ana", days=days, monday=monday)
        visit = make.visit_need(
            "v1", "Sun 10:15-11:15", monday=monday, travel_before=15, travel_after=0, is_statutory=True
        )
        problem = make.problem(ana, monday=monday, visits=(visit,))
        assert (charged(problem, "visits") == {}) is is_made


def test_a_late_finish_that_was_told_counts() -> None:
    ana = make.person("ana", told=(make.worked("Mon 09:00-22:00"),))
    problem = make.problem(ana, visits=(make.visit_need("v1", "Tue 10:00-11:00"),))
    assert charged(problem, "visits") == {2: 100}
