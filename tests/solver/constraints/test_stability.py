"""A repair changes as little as can be, after the demand and before policies and wishes."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.repair import Repair
from planner.domain.rota import Shift
from solver.repair_search import PROVED_CHANGES
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving, solve

NINE_TO_FIVE = ("09:00-17:00",)
VISIT = make.activity("visit", "Tue 10:00-11:30", "v1", travel=15)
ANA = make.shift("ana", "Tue 09:00-17:00", VISIT)
BEN, CY = make.shift("ben", "Tue 09:00-17:00"), make.shift("cy", "Thu 09:00-17:00")


def one_day(who: str, day: str) -> Person:
    """A flexible day that must be worked, and no other."""
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Tue", "Wed", "Thu", "Fri")}
    days[day] = make.working_day(make.on(day), may_be_off=False)
    return make.person(who, days=days)


def repaired(
    *people: Person, published: tuple[Shift, ...], uncounted: tuple[tuple[str, int], ...] = ()
) -> RotaProblem:
    return make.problem(
        *people,
        visits=(make.visit_need("v1", "Tue 09:00-17:00"),),
        repair=Repair(published, make.at("Mon 12:00"), uncounted=uncounted),
        base=published,
    )


def test_what_was_published_stays_where_nothing_has_happened() -> None:
    problem = repaired(one_day("ana", "Tue"), one_day("ben", "Tue"), published=(ANA, BEN))
    assert [(s.staff, s.start, s.end) for s in proved(problem)] == [
        (s.staff, s.start, s.end) for s in (ANA, BEN)
    ]
    assert charged(problem, "stability") == {}


def test_a_visit_of_somebody_ill_goes_to_one_person_and_the_proof_is_told() -> None:
    ill = make.person("ana", days={name: make.day_off(make.on(name), "sick") for name in ("Tue",)})
    problem = repaired(
        ill,
        one_day("ben", "Tue"),
        published=(ANA, BEN),
        uncounted=(("ana", make.on("Tue")),),
    )
    shifts = proved(problem)
    assert [who for who, _ in serving(shifts, "v1")] == ["ben"]
    assert charged(problem, "stability") == {4: 5 + 1}
    assert PROVED_CHANGES in solve(problem).notes


def test_a_day_off_is_given_up_for_a_visit_but_not_for_a_wish() -> None:
    problem = repaired(
        make.person("ana", days={"Tue": make.day_off(make.on("Tue"), "sick")}, options=NINE_TO_FIVE),
        make.person("cy", options=NINE_TO_FIVE),
        published=(CY,),
        uncounted=(("ana", make.on("Tue")),),
    )
    assert charged(problem, "stability") == {4: 5 + 10 + 1}
    wished = replace(problem, visits=(), wishes=(make.wish("cy", "work", "Tue 09:00-17:00"),))
    assert charged(wished, "stability") == {}


def test_the_past_stays_and_nothing_new_begins_in_it() -> None:
    problem = replace(
        repaired(make.person("ana", options=NINE_TO_FIVE), published=()),
        repair=Repair((), make.at("Tue 16:30")),
    )
    assert not serving(proved(problem), "v1")
