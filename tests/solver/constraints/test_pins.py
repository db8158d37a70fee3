"""What is pinned is in the rota as it is; the rest is planned around it."""

from __future__ import annotations

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving, shift_of, solve

PINNED = make.shift("ana", "Tue 12:00-18:00", is_pinned=True, note="Agreed with Ana")


def test_a_pinned_shift_keeps_its_times_and_its_note() -> None:
    problem = make.problem(make.person("ana"), pinned_shifts=(PINNED,))
    shift = shift_of(proved(problem), "ana", make.on("Tue"))
    assert shift is not None
    assert (shift.id, shift.span, shift.is_pinned, shift.note) == (
        PINNED.id,
        PINNED.span,
        True,
        "Agreed with Ana",
    )


def test_a_visit_before_a_pinned_shift_is_left_and_priced() -> None:
    visit = make.visit_need("v1", "Tue 09:00-11:00")
    problem = make.problem(make.person("ana"), pinned_shifts=(PINNED,), visits=(visit,))
    assert charged(problem, "visits") == {2: 100}


def test_a_pinned_activity_brings_its_shift_with_it() -> None:
    duty = make.duty_turn("Tue 13:00-17:00")
    pin = make.activity("duty", "Tue 13:00-17:00", duty.id)
    people = make.person("ana"), make.person("ben")
    problem = make.problem(*people, duty_turns=(duty,), pinned_activities=(("ben", pin),))
    shifts = proved(problem)
    assert [(who, each.is_pinned) for who, each in serving(shifts, duty.id)] == [("ben", True)]
    assert shift_of(shifts, "ben", make.on("Tue")) is not None


def test_a_pinned_visit_decides_when_and_by_whom_it_is_made() -> None:
    pin = make.activity("visit", "Tue 13:05-14:35", "v1", travel=15)
    people = make.person("ana"), make.person("ben")
    problem = make.problem(*people, visits=(make.visit_need("v1"),), pinned_activities=(("ben", pin),))
    ((who, visit),) = serving(proved(problem), "v1")
    assert (who, visit.span) == ("ben", pin.span)
    assert charged(problem, "visits") == {}


def test_a_pin_that_no_shift_can_hold_leaves_no_rota() -> None:
    pin = make.activity("reserve", "Tue 23:00-24:00")
    result = solve(make.problem(make.person("ana"), pinned_activities=(("ana", pin),)))
    assert (result.status, result.shifts) == ("infeasible", None)
