"""A job share has its handover, and one of the two is at work on each day of the post."""

from __future__ import annotations

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving

NEED = make.handover_need(days=())


def test_the_two_hand_over_together() -> None:
    problem = make.problem(make.person("ana"), make.person("ben"), handovers=(NEED,))
    spans = serving(proved(problem), NEED.id)
    minutes = {who: sum(each.end - each.start for person, each in spans if person == who) for who, _ in spans}
    assert minutes == {"ana": 60, "ben": 60}
    assert charged(problem, "job_share") == {}


def test_each_half_hour_of_handover_that_is_missing_costs_the_weight() -> None:
    mornings = make.fixed_option(make.on("Tue"), "08:00-12:00", break_minutes=0)
    later = make.fixed_option(make.on("Tue"), "11:30-15:30", break_minutes=0)
    off = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    ana = make.person("ana", days=off | {"Tue": make.working_day(make.on("Tue"), mornings)})
    ben = make.person("ben", days=off | {"Tue": make.working_day(make.on("Tue"), later)})
    assert charged(make.problem(ana, ben, handovers=(NEED,)), "job_share") == {3: 40}


def test_a_day_with_neither_costs_the_weight_unless_one_is_on_leave() -> None:
    need = make.handover_need(minutes=0, days=(make.on("Tue"), make.on("Wed")))
    off = {"Tue": make.day_off(make.on("Tue")), "Wed": make.day_off(make.on("Wed"), "annual leave")}
    people = make.person("ana", days=off), make.person("ben", days=off)
    assert charged(make.problem(*people, handovers=(need,)), "job_share") == {3: 40}


def test_an_exception_frees_the_handover() -> None:
    week = {name: make.day_off(make.on(name)) for name in ("Mon", "Tue", "Wed", "Thu", "Fri")}
    people = make.person("ana", days=week), make.person("ben")
    assert charged(make.problem(*people, handovers=(NEED,)), "job_share") == {3: 80}
    freed = (make.override("job_share", demand=NEED.id),)
    assert charged(make.problem(*people, handovers=(NEED,), overrides=freed), "job_share") == {}


def test_the_two_keep_apart_but_for_their_handover() -> None:
    need = make.handover_need(days=(), most_together=60)
    flexible = make.working_day(
        make.on("Tue"), make.flexible_option(make.on("Tue"), "08:00-17:00"), may_be_off=False
    )
    off = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    ana, ben = (make.person(who, days=off | {"Tue": flexible}) for who in ("ana", "ben"))
    shifts = proved(make.problem(ana, ben, handovers=(need,)))
    first, second = sorted(shifts, key=lambda each: each.start)
    assert first.end - second.start == 60
    both = make.fixed_option(make.on("Tue"), "09:00-13:00", break_minutes=0)
    tied = make.working_day(make.on("Tue"), both, may_be_off=False)
    ana, ben = (make.person(who, days=off | {"Tue": tied}) for who in ("ana", "ben"))
    assert charged(make.problem(ana, ben, handovers=(need,)), "job_share") == {3: 6 * 40}
