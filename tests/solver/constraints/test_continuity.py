"""The allocated worker makes the visit, when nothing that counts more is against it."""

from __future__ import annotations

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving

PEOPLE = (make.person("ana"), make.person("ben"))


def test_the_allocated_worker_goes() -> None:
    problem = make.problem(*PEOPLE, visits=(make.visit_need("v1", allocated="ben"),))
    assert [who for who, _ in serving(proved(problem), "v1")] == ["ben"]
    assert charged(problem, "continuity") == {}


def test_another_worker_goes_at_the_price_of_a_wish_when_the_allocated_is_away() -> None:
    away = make.person("ben", days={"Tue": make.day_off(make.on("Tue"), "sick")})
    problem = make.problem(PEOPLE[0], away, visits=(make.visit_need("v1", allocated="ben"),))
    assert [who for who, _ in serving(proved(problem), "v1")] == ["ana"]
    assert charged(problem, "continuity") == {4: 6}


def test_a_visit_that_nobody_makes_is_strange_too() -> None:
    problem = make.problem(
        make.person("ben", skills=()), visits=(make.visit_need("v1", allocated="ben", skills=("bia",)),)
    )
    assert charged(problem, "continuity") == {4: 6}


def test_a_worker_who_is_not_of_the_team_is_not_missed() -> None:
    problem = make.problem(*PEOPLE, visits=(make.visit_need("v1", allocated="zoe"),))
    assert charged(problem, "continuity") == {}
