"""Everyone whom an event needs is there for the whole of it, travel included."""

from __future__ import annotations

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving

TUESDAY = make.on("Tue")


def test_the_people_of_the_event_are_there_travel_included() -> None:
    need = make.event_need(
        "e1", "Tue 10:00-11:00", "ana", "ben", travel_before=30, travel_after=30, place="field"
    )
    problem = make.problem(make.person("ana"), make.person("ben"), events=(need,))
    there = serving(proved(problem), "e1")
    assert sorted(who for who, _ in there) == ["ana", "ben"]
    assert {each.span for _, each in there} == {make.span("Tue 09:30-11:30")}
    assert charged(problem, "events") == {}


def test_each_person_who_cannot_be_there_costs_the_weight_in_tier_2() -> None:
    away = make.person("ben", days={"Tue": make.day_off(TUESDAY, "sick")})
    need = make.event_need("e1", "Tue 10:00-11:00", "ana", "ben", "stranger")
    assert charged(make.problem(make.person("ana"), away, events=(need,)), "events") == {2: 80}


def test_a_hearing_is_statutory() -> None:
    need = make.event_need("e1", "Sat 10:00-11:00", "ana", kind="hearing")
    assert charged(make.problem(make.person("ana"), events=(need,)), "events") == {1: 80}


def test_a_visit_gives_way_to_a_hearing_at_its_time() -> None:
    need = make.event_need("e1", "Tue 10:00-11:00", "ana", kind="hearing")
    visit = make.visit_need("v1", "Tue 10:00-11:00")
    problem = make.problem(make.person("ana"), events=(need,), visits=(visit,))
    assert charged(problem, "events") == {}
    assert charged(problem, "visits") == {2: 100}
