"""The solver plans nobody on leave or outside their options, and nobody for two things at once."""

from __future__ import annotations

from dataclasses import replace

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, shift_of, solve

TUESDAY = make.on("Tue")


def test_a_visit_is_made_beside_the_leave_of_the_day() -> None:
    leave = (make.span("Tue 09:00-13:00"),)
    ana = make.person("ana", days={"Tue": make.working_day(TUESDAY, blocked=leave)})
    shifts = proved(make.problem(ana, visits=(make.visit_need("v1", "Tue 10:00-15:00"),)))
    worked = shift_of(shifts, "ana", TUESDAY)
    assert worked is not None
    assert worked.start >= make.at("Tue 13:00")


def test_a_visit_on_a_day_of_leave_is_left_and_priced() -> None:
    ana = make.person("ana", days={"Tue": make.day_off(TUESDAY, "annual leave")})
    assert charged(make.problem(ana, visits=(make.visit_need("v1"),)), "visits") == {2: 100}


def test_one_of_two_visits_at_one_time_is_left_and_priced() -> None:
    visits = (make.visit_need("v1", "Tue 10:00-11:00"), make.visit_need("v2", "Tue 10:30-11:30", weight=70))
    assert charged(make.problem(make.person("ana"), visits=visits), "visits") == {2: 70}


def test_named_shifts_keep_the_agreed_order() -> None:
    night = make.fixed_option(TUESDAY, "13:00-20:00", "Late", never_followed_by=("Early",))
    early = make.fixed_option(TUESDAY + 1, "09:00-17:00", "Early")
    days = {"Tue": make.working_day(TUESDAY, night), "Wed": make.working_day(TUESDAY + 1, early)}
    needs = (make.shift_need("Late"), make.shift_need("Early", "Wed", weight_missing=40))
    problem = make.problem(make.person("ana", days=days), shift_needs=needs)
    assert charged(problem, "duty_cover") == {2: 40}
    allowed = replace(night, never_followed_by=())
    free = {"Tue": make.working_day(TUESDAY, allowed), "Wed": days["Wed"]}
    assert charged(replace(problem, people=(make.person("ana", days=free),)), "duty_cover") == {}


def test_a_flexible_day_keeps_its_core_and_its_longest_shift() -> None:
    core = make.span("Tue 11:00-14:00")
    day = make.working_day(TUESDAY, make.flexible_option(TUESDAY, core=core, longest=420))
    ana = make.person("ana", days={"Tue": day})
    visits = (make.visit_need("v1", "Tue 08:00-09:00"), make.visit_need("v2", "Tue 16:00-17:00", weight=60))
    result = solve(make.problem(ana, visits=visits))
    assert result.tiers[1].by_rule == {"visits": 60}
    worked = shift_of(result.shifts or (), "ana", TUESDAY)
    assert worked is not None
    assert worked.span.contains(core)
    assert worked.span.minutes <= 420
