"""Wishes are granted where nothing that counts more is against them; else they cost their weight."""

from __future__ import annotations

from typing import Any

from planner.domain.needs import Wish
from planner.domain.problem import RotaProblem
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, shift_of

VISIT = make.visit_need("v1", "Tue 10:00-12:00")


def wishing(*wishes: Wish, **parts: Any) -> RotaProblem:
    return make.problem(make.person("ana"), wishes=wishes, **parts)


def test_a_wish_for_a_free_evening_is_granted() -> None:
    problem = wishing(make.wish("ana", "not_work", "Tue 16:00-22:00"))
    shift = shift_of(proved(problem), "ana", make.on("Tue"))
    assert shift is None or shift.end <= make.at("Tue 16:00")
    assert charged(problem, "preferences") == {}


def test_a_wish_against_a_visit_costs_its_weight_in_tier_4() -> None:
    problem = wishing(make.wish("ana", "not_work", "Tue 09:00-13:00"), visits=(VISIT,))
    assert charged(problem, "visits") == {}
    assert charged(problem, "preferences") == {4: 3}


def test_a_wish_to_work_on_a_day_off_costs_its_weight() -> None:
    assert charged(wishing(make.wish("ana", "work", "Sat 09:00-13:00", weight=5)), "preferences") == {4: 5}
    assert charged(wishing(make.wish("ana", "work", "Tue 19:00-21:00")), "preferences") == {}


def test_a_wish_for_home_is_granted_where_the_day_allows_it() -> None:
    tuesday = make.working_day(make.on("Tue"), make.flexible_option(make.on("Tue"), place="either"))
    wish = make.wish("ana", "home", "Tue 00:00-24:00")
    ana = make.person("ana", days={"Tue": tuesday}, week={"home_days_most": 1})
    assert charged(make.problem(ana, wishes=(wish,)), "preferences") == {}
    in_office = make.working_day(make.on("Tue"), may_be_off=False)
    office = make.person("ana", days={"Tue": in_office})
    assert charged(make.problem(office, wishes=(wish,)), "preferences") == {4: 3}


def test_a_wish_for_a_named_shift_is_for_that_shift() -> None:
    shifts = (
        make.fixed_option(make.on("Tue"), "07:00-15:00", "Early"),
        make.fixed_option(make.on("Tue"), "13:30-21:30", "Late"),
    )
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    ana = make.person("ana", days=days | {"Tue": make.working_day(make.on("Tue"), *shifts)})
    wish = make.wish("ana", "work", "Tue 00:00-24:00", shift="Late")
    problem = make.problem(ana, wishes=(wish,))
    shift = shift_of(proved(problem), "ana", make.on("Tue"))
    assert shift is not None
    assert shift.name == "Late"


def test_where_requests_weigh_against_cover_they_are_priced_in_tier_2() -> None:
    settings = make.settings(preferences={"tier": 2, "weight": 50})
    problem = wishing(make.wish("ana", "not_work", "Tue 09:00-13:00"), visits=(VISIT,), settings=settings)
    assert charged(problem, "preferences") == {}
    assert charged(problem, "visits") == {2: 100}


def test_a_wish_of_someone_who_is_not_planned_costs_nothing() -> None:
    assert charged(wishing(make.wish("zoe", "work", "Tue 09:00-13:00")), "preferences") == {}
