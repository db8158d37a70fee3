"""Shifts of more than six hours have their break, away from the ends, with nothing planned in it."""

from __future__ import annotations

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, shift_of

TUESDAY = make.on("Tue")


def test_a_long_shift_has_its_break_clear_of_the_visits() -> None:
    visits = (make.visit_need("v1", "Tue 12:00-13:00"), make.visit_need("v2", "Tue 14:00-15:00"))
    ana = make.person("ana", days={"Tue": make.working_day(TUESDAY, make.fixed_option(TUESDAY))})
    shift = shift_of(proved(make.problem(ana, visits=visits)), "ana", TUESDAY)
    assert shift is not None
    rest = shift.break_span
    assert rest is not None
    assert rest.minutes == 30
    assert not any(rest.overlaps(each.span) for each in shift.activities)


def test_work_that_leaves_no_time_for_the_break_is_not_planned() -> None:
    day = make.working_day(TUESDAY, make.fixed_option(TUESDAY, "09:00-16:00"))
    ana = make.person("ana", days={"Tue": day})
    visit = make.visit_need("v1", "Tue 09:15-15:45", minutes=390)
    assert charged(make.problem(ana, visits=(visit,)), "visits") == {2: 100}


def test_a_shift_of_six_hours_goes_without() -> None:
    day = make.working_day(TUESDAY, make.flexible_option(TUESDAY, "09:00-15:15", shortest=360, longest=360))
    ana = make.person("ana", days={"Tue": day})
    visit = make.visit_need("v1", "Tue 09:15-14:45", minutes=330)
    shift = shift_of(proved(make.problem(ana, visits=(visit,))), "ana", TUESDAY)
    assert shift is not None
    assert shift.break_span is None
