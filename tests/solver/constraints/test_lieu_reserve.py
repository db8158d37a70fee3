"""A reserve is kept in the week; evening and weekend work is paid back from it first."""

from __future__ import annotations

from typing import Any

from planner.domain.problem import RotaProblem
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving

NO_OTHER_DAYS = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}


def tuesday(times: str, **changes: Any) -> RotaProblem:
    """Somebody who works this shift only, with a reserve of two hours."""
    option = make.fixed_option(make.on("Tue"), times)
    days = NO_OTHER_DAYS | {"Tue": make.working_day(make.on("Tue"), option, may_be_off=False)}
    week = {"reserve_minutes": 120}
    return make.problem(make.person("ana", days=days, week=week, **changes))


def test_the_reserve_is_kept_in_useful_blocks() -> None:
    problem = tuesday("09:00-17:00")
    lengths = [each.end - each.start for _, each in serving(proved(problem), None, "reserve")]
    assert sum(lengths) == 120
    assert min(lengths) >= 60
    assert charged(problem, "lieu_reserve") == {}


def test_evening_work_is_paid_back_from_the_reserve_first() -> None:
    problem = tuesday("11:00-19:00")
    assert sum(each.end - each.start for _, each in serving(proved(problem), None, "reserve")) == 60
    assert charged(problem, "lieu_reserve") == {}


def test_each_quarter_of_evening_work_beyond_the_reserve_costs_the_weight() -> None:
    assert charged(tuesday("13:00-21:00"), "lieu_reserve") == {3: 8 * 4}


def test_each_quarter_of_reserve_that_has_no_room_costs_the_weight() -> None:
    hearing = make.event_need("e1", "Tue 09:00-12:00", "ana", kind="hearing")
    other = make.event_need("e2", "Tue 12:30-17:00", "ana", kind="hearing")
    full = make.problem(*tuesday("09:00-17:00").people, events=(hearing, other))
    assert charged(full, "lieu_reserve") == {3: 8 * 8}


def test_an_evening_contract_s_evenings_pay_nothing_back() -> None:
    problem = tuesday("11:00-19:00", is_evening_contract=True)
    assert sum(each.end - each.start for _, each in serving(proved(problem), None, "reserve")) == 120


def test_an_exception_frees_the_week() -> None:
    people = tuesday("13:00-21:00").people
    assert charged(make.problem(*people, overrides=(make.override("lieu_reserve"),)), "lieu_reserve") == {}


def test_the_reserve_lies_late_in_the_week_where_it_can_be_released() -> None:
    nine_to_five = ("09:00-17:00",)
    problem = make.problem(make.person("ana", options=nine_to_five, week={"reserve_minutes": 210}))
    shifts = proved(problem)
    blocks = [each for shift in shifts for each in shift.activities if each.kind == "reserve"]
    assert sum(each.end - each.start for each in blocks) == 210
    assert min(each.start for each in blocks) >= make.at("Thu 12:00")
