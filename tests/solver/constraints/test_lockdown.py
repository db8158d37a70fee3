"""A lockdown week is for the office and for learning: kept as a rule, at a price where the team prices it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.domain.person import Person
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving

PRICED = make.settings(lockdown={"solver": "price"})
VISIT = make.visit_need("v1", is_statutory=True)


def locked(**week: Any) -> Person:
    """Somebody in lockdown."""
    return make.person("ana", week={"is_lockdown": True} | week)


def test_visits_and_duty_go_to_the_others() -> None:
    turn = make.duty_turn()
    problem = make.problem(locked(), make.person("ben"), visits=(VISIT,), duty_turns=(turn,))
    shifts = proved(problem)
    assert [who for who, _ in serving(shifts, "v1") + serving(shifts, turn.id)] == ["ben", "ben"]


def test_kept_it_leaves_a_visit_that_nobody_else_can_make() -> None:
    problem = make.problem(locked(), visits=(VISIT,))
    assert charged(problem, "visits") == {1: 100}
    freed = replace(problem, overrides=(make.override("lockdown", "Tue", "Tue"),))
    assert charged(freed, "visits") == {}


def test_exception_for_one_visit_frees_it_and_no_other() -> None:
    other = make.visit_need("v2", "Tue 10:00-12:00", is_statutory=True)
    freed = make.override("lockdown", "Tue", "Tue", staff="ana", demand="v1")
    kept = make.problem(locked(), visits=(VISIT, other), overrides=(freed,))
    assert charged(kept, "visits") == {1: 100}
    priced = replace(kept, settings=PRICED)
    assert charged(priced, "visits") == {}
    assert charged(priced, "lockdown") == {3: 100}


def test_priced_the_visit_is_made_at_its_weight() -> None:
    problem = make.problem(locked(), visits=(VISIT,), settings=PRICED)
    assert charged(problem, "visits") == {}
    assert charged(problem, "lockdown") == {3: 100}


def test_each_day_worked_has_its_learning_time() -> None:
    problem = make.problem(locked(cpd_minutes_per_day=100))
    shifts = proved(problem)
    assert len(serving(shifts, None, "cpd")) >= len(shifts) > 0
    assert charged(problem, "lockdown") == {}


def test_each_quarter_of_learning_that_has_no_room_costs_its_weight() -> None:
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    short = make.fixed_option(make.on("Tue"), "09:00-13:00", break_minutes=0)
    ana = locked(cpd_minutes_per_day=90)
    days["Tue"] = make.working_day(make.on("Tue"), short, may_be_off=False)
    ana = make.person("ana", days=days, week={"is_lockdown": True, "cpd_minutes_per_day": 90})
    hearing = make.event_need("e1", "Tue 09:00-12:00", "ana", kind="hearing")
    assert charged(make.problem(ana, events=(hearing,)), "lockdown") == {3: 5 * 2}


def test_a_day_that_can_only_be_at_home_is_priced() -> None:
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    days["Tue"] = make.working_day(
        make.on("Tue"), make.fixed_option(make.on("Tue"), place="home"), may_be_off=False
    )
    ana = make.person("ana", days=days, week={"is_lockdown": True, "home_days_most": 1})
    assert charged(make.problem(ana), "lockdown") == {3: 100}


def test_a_pinned_visit_or_turn_stays_and_is_priced_though_lockdown_is_kept() -> None:
    turn = make.duty_turn("Wed 09:00-13:00")
    pins = (
        ("ana", make.activity("visit", "Tue 10:00-11:30", "v1", travel=15)),
        ("ana", make.activity("duty", "Wed 09:00-13:00", turn.id)),
    )
    problem = make.problem(locked(), visits=(VISIT,), duty_turns=(turn,), pinned_activities=pins)
    assert charged(problem, "visits") == {}
    assert charged(problem, "lockdown") == {3: 200}
