"""Eleven hours lie between two shifts, whatever demand asks for."""

from __future__ import annotations

from dataclasses import replace

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved

DAYS = {
    "Mon": make.working_day(make.on("Mon"), make.fixed_option(make.on("Mon"), "13:00-21:00", "Late")),
    "Tue": make.working_day(make.on("Tue"), make.fixed_option(make.on("Tue"), "07:00-15:00", "Early")),
}
NEEDS = (make.shift_need("Late", "Mon"), make.shift_need("Early", "Tue", weight_missing=40))


def test_two_shifts_with_the_rest_between_are_both_worked() -> None:
    later = make.working_day(make.on("Tue"), make.fixed_option(make.on("Tue"), "08:00-16:00", "Early"))
    problem = make.problem(make.person("ana", days=DAYS | {"Tue": later}), shift_needs=NEEDS)
    assert charged(problem, "duty_cover") == {}


def test_of_two_shifts_with_too_little_rest_the_dearer_is_worked() -> None:
    problem = make.problem(make.person("ana", days=DAYS), shift_needs=NEEDS)
    assert charged(problem, "duty_cover") == {2: 40}
    assert "Early" not in {shift.name for shift in proved(problem)}


def test_the_last_past_shift_has_its_rest_too() -> None:
    early = make.working_day(make.on("Mon"), make.fixed_option(make.on("Mon"), "07:00-15:00", "Early"))
    ana = make.person("ana", days={"Mon": early}, past=(make.worked("Sun-1 13:00-20:30"),))
    problem = make.problem(ana, shift_needs=(make.shift_need("Early", "Mon"),))
    assert charged(problem, "duty_cover") == {2: 100}
    rested = replace(ana, past=(make.worked("Sun-1 13:00-20:00"),))
    assert charged(replace(problem, people=(rested,)), "duty_cover") == {}


def test_flexible_days_move_apart_for_the_rest() -> None:
    visits = (make.visit_need("v1", "Mon 20:00-21:00"), make.visit_need("v2", "Tue 07:30-16:00"))
    shifts = proved(make.problem(make.person("ana"), visits=visits))
    ends = {shift.day: shift.end for shift in shifts}
    starts = {shift.day: shift.start for shift in shifts}
    assert starts[make.on("Tue")] - ends[make.on("Mon")] >= 660


def test_the_first_shift_settled_after_the_weeks_has_its_rest_before_it() -> None:
    late = make.working_day(make.on("Sun"), make.fixed_option(make.on("Sun"), "13:00-21:00", "Late"))
    ana = make.person("ana", days={"Sun": late}, ahead=(make.worked("Mon+1 07:00-15:00"),))
    problem = make.problem(ana, shift_needs=(make.shift_need("Late", "Sun"),))
    assert charged(problem, "duty_cover") == {2: 100}
    rested = replace(ana, ahead=(make.worked("Mon+1 08:00-16:00"),))
    assert charged(replace(problem, people=(rested,)), "duty_cover") == {}


def test_rest_is_kept_from_a_finish_that_was_told_and_not_from_the_plan() -> None:
    told = make.person("ana", told=(make.worked("Mon 09:00-22:30"),))
    visit = make.visit_need("v1", "Tue 09:15-10:15", travel_before=0, travel_after=0)
    problem = make.problem(told, visits=(visit,), settings=make.settings(late_finish={"is_on": False}))
    assert charged(problem, "visits") == {2: 100}
    early = replace(told, told=(make.worked("Mon 09:00-22:00"),))
    assert charged(replace(problem, people=(early,)), "visits") == {}
    gone = replace(told, told=(*told.told, make.worked("Tue 09:00-17:00")))
    assert charged(replace(problem, people=(gone,)), "visits") == {}
