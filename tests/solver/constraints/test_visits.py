"""Visits are made in their windows by the workers they need, travel included; missing workers are priced."""

from __future__ import annotations

from planner.domain.time_grid import Span
from tests.planner.rules import factory as make
from tests.solver.solved import charged, disagreements, proved, serving, shift_of, solve

ANA, BEN = make.person("ana"), make.person("ben")


def test_a_visit_lies_in_one_of_its_windows_with_its_travel_in_the_shift() -> None:
    windows = ("Mon 06:00-06:30", "Wed 18:00-19:00")
    problem = make.problem(ANA, visits=(make.visit_need("v1", *windows, travel_before=30),))
    shifts = proved(problem)
    ((_, visit),) = serving(shifts, "v1")
    assert visit.span_on_site == make.span("Wed 18:00-19:00")
    assert visit.span == Span(make.at("Wed 17:30"), make.at("Wed 19:15"))
    shift = shift_of(shifts, "ana", make.on("Wed"))
    assert shift is not None
    assert shift.span.contains(visit.span)
    assert charged(problem, "visits") == {}


def test_each_worker_missing_costs_the_visit_s_weight_in_its_tier() -> None:
    one_short = make.visit_need("v1", workers=3, weight=40)
    assert charged(make.problem(ANA, BEN, visits=(one_short,)), "visits") == {2: 40}
    statutory = make.visit_need("v1", "Sat 10:00-12:00", is_statutory=True)
    assert charged(make.problem(ANA, visits=(statutory,)), "visits") == {1: 100}


def test_a_statutory_visit_goes_before_any_number_of_others() -> None:
    others = [make.visit_need(f"v{number}", "Tue 10:00-11:00", weight=1000) for number in range(2)]
    statutory = make.visit_need("s1", "Tue 10:00-11:00", is_statutory=True, weight=1)
    problem = make.problem(ANA, visits=(*others, statutory))
    assert charged(problem, "visits") == {2: 2000}
    assert [who for who, _ in serving(proved(problem), "s1")] == ["ana"]


def test_travel_that_has_no_room_before_the_shift_keeps_the_visit_away() -> None:
    day = make.working_day(make.on("Tue"), make.fixed_option(make.on("Tue"), "10:00-18:00"))
    ana = make.person("ana", days={"Tue": day})
    visit = make.visit_need("v1", "Tue 10:00-11:00")
    assert charged(make.problem(ana, visits=(visit,)), "visits") == {2: 100}
    near = make.visit_need("v1", "Tue 10:00-11:00", travel_before=0)
    assert charged(make.problem(ana, visits=(near,)), "visits") == {}


def test_visits_switched_off_are_neither_made_nor_missed() -> None:
    settings = make.settings(visits={"is_on": False})
    problem = make.problem(ANA, visits=(make.visit_need("v1"),), settings=settings)
    assert charged(problem, "visits") == {}


def test_a_pinned_visit_that_nobody_asks_for_stays_and_is_priced() -> None:
    pin = make.activity("visit", "Tue 10:00-11:30", "gone", travel=15)
    problem = make.problem(ANA, pinned_activities=(("ana", pin),))
    assert charged(problem, "visits") == {3: 100}


def test_a_visit_pinned_for_someone_without_its_skill_stays_and_breaks_only_that_law() -> None:
    pin = make.activity("visit", "Tue 10:00-11:30", "v1", travel=15)
    visit = make.visit_need("v1", "Tue 10:00-16:00", skills=("amhp",))
    problem = make.problem(ANA, visits=(visit,), pinned_activities=(("ana", pin),))
    result = solve(problem)
    assert [tier.value for tier in result.tiers[:2]] == [0, 0]
    (law,) = disagreements(problem, result)
    assert law.startswith("law: Ana")
