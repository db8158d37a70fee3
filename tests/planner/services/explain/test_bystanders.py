"""Who stays as they are is left out of a trial; what the others have from them is taken off what is asked."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.rules.catalogue import check
from planner.services.explain.bystanders import bystanders, without
from tests.planner.rules import factory as make

TUESDAY = make.on("Tue")
VISIT = make.activity("visit", "Tue 12:45-14:15", "v1", travel=15)
ROTA = (
    make.shift("ana", "Tue 09:00-17:00", VISIT),
    make.shift("ben", "Tue 09:00-13:00"),
    make.shift("cy", "Tue 12:00-20:00", make.activity("protected_admin", "Tue 14:00-15:30")),
)
PEOPLE = tuple(
    make.person(
        who,
        days={name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
        | {"Tue": make.working_day(TUESDAY, make.fixed_option(TUESDAY, times), skills=frozenset(held))},
    )
    for who, times, held in (
        ("ana", "09:00-17:00", {"sw"}),
        ("ben", "09:00-13:00", {"sw"}),
        ("cy", "12:00-20:00", set[str]()),
    )
)
NEED = make.presence_need("Tue 10:00-18:00", least=2, ideal=3, skills=(("sw", 1),))


def pinned(*who: str, visits: bool = True) -> RotaProblem:
    mine = [each for each in ROTA if each.staff in who]
    return make.problem(
        *PEOPLE,
        visits=(make.visit_need("v1", "Tue 12:00-15:00"),) if visits else (),
        presence=(NEED,),
        pinned_shifts=tuple(mine),
        pinned_activities=tuple((each.staff, part) for each in mine for part in each.activities),
    )


def test_people_with_open_demand_or_free_hours_are_no_bystanders() -> None:
    assert bystanders(pinned("ana", "cy"), ROTA, ()) == {"cy"}
    assert bystanders(pinned("ana", "cy", visits=False), ROTA, ()) == {"ana", "cy"}
    assert bystanders(pinned("ana", "cy"), ROTA, ("cy",)) == frozenset()


def presence_price(problem: RotaProblem, shifts: tuple[Shift, ...]) -> int:
    return sum(each.price for each in check(problem, shifts) if each.rule == "presence" and each.tier == 2)


def test_presence_costs_the_same_without_the_bystanders() -> None:
    problem = replace(pinned("ana", "ben", "cy"), settings=make.settings(evenings={"is_on": False}))
    whole = presence_price(problem, ROTA)
    assert whole > 0
    small = without(problem, ROTA, {"ana", "cy"}, {TUESDAY})
    assert [person.id for person in small.people] == ["ben"]
    assert presence_price(small, ROTA[1:2]) == whole
    assert small.desks == problem.desks - 2
