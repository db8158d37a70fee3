"""Evenings beyond the week's, the four weeks' and two in a row cost their weight."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.domain.problem import RotaProblem
from tests.planner.rules import factory as make
from tests.solver.solved import charged, solve


def evenings(*days: str, **changes: Any) -> RotaProblem:
    """Somebody who must work late on these days."""
    week = {
        name: make.working_day(
            make.on(name), make.fixed_option(make.on(name), "11:00-19:00"), may_be_off=False
        )
        for name in days
    }
    off = {
        name: make.day_off(make.on(name)) for name in ("Mon", "Tue", "Wed", "Thu", "Fri") if name not in days
    }
    return make.problem(make.person("ana", days=week | off, **changes))


def test_two_evenings_apart_cost_nothing() -> None:
    assert charged(evenings("Mon", "Wed"), "evenings") == {}


def test_each_evening_beyond_the_week_s_costs_its_weight() -> None:
    assert charged(evenings("Mon", "Wed", "Fri"), "evenings") == {3: 60}
    assert charged(evenings("Mon", "Wed", "Fri", week={"evenings_most": 0}), "evenings") == {3: 180}


def test_two_in_a_row_cost_their_weight_without_consent() -> None:
    assert charged(evenings("Mon", "Tue"), "evenings") == {3: 60}
    assert charged(evenings("Mon", "Tue", consents_to_evenings_in_a_row=True), "evenings") == {}


def test_past_evenings_count_in_the_four_weeks_and_in_a_row() -> None:
    past = tuple(make.worked(f"{day} 11:00-19:00") for day in ("Mon-2", "Wed-2", "Mon-1", "Wed-1", "Sun-1"))
    assert charged(evenings("Wed", past=past), "evenings") == {}
    assert charged(evenings("Mon", "Wed", past=past), "evenings") == {3: 120}


def test_the_solver_visits_in_office_hours_when_it_can() -> None:
    visit = make.visit_need("v1", "Tue 15:00-20:00")
    problem = make.problem(make.person("ana", week={"evenings_most": 0}), visits=(visit,))
    assert charged(problem, "evenings") == {}
    late = replace(problem, visits=(make.visit_need("v1", "Tue 18:00-20:00"),))
    assert charged(late, "evenings") == {3: 60}


def test_a_kept_limit_leaves_the_visit_and_an_exception_allows_it() -> None:
    kept = make.settings(evenings={"solver": "keep"})
    visit = make.visit_need("v1", "Tue 18:00-20:00")
    problem = make.problem(make.person("ana", week={"evenings_most": 0}), visits=(visit,), settings=kept)
    assert charged(problem, "visits") == {2: 100}
    allowed = replace(problem, overrides=(make.override("evenings"),))
    assert charged(allowed, "visits") == {}
    assert solve(allowed).tiers[2].by_rule.get("evenings", 0) == 0


def test_settled_evenings_after_the_plan_leave_fewer_for_it() -> None:
    ahead = tuple(make.worked(f"{day}+{week} 12:00-20:00") for week in (1, 2) for day in ("Tue", "Thu"))
    past = (make.worked("Thu-1 12:00-20:00"),)
    assert charged(evenings("Mon", ahead=ahead, past=past), "evenings") == {}
    assert charged(evenings("Mon", "Wed", ahead=ahead, past=past), "evenings") == {3: 60}
