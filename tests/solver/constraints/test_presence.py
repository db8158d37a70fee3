"""People are in the office, or within reach, when the team needs them; desks and home days suffice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.domain.person import Person
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved

TUESDAY = make.on("Tue")
NEED = make.presence_need("Tue 09:00-11:00")


def fixed(who: str, times: str = "09:00-17:00", **option: Any) -> Person:
    """Somebody with one agreed shift on Tuesday that must be worked."""
    day = make.working_day(TUESDAY, make.fixed_option(TUESDAY, times, **option), may_be_off=False)
    return make.person(who, days={"Tue": day}, week={"home_days_most": 1})


def test_somebody_is_there_from_the_first_half_hour_to_the_last() -> None:
    problem = make.problem(make.person("ana"), presence=(make.presence_need("Tue 08:00-18:00"),))
    assert charged(problem, "presence") == {}
    assert any(shift.span.contains(make.span("Tue 08:00-18:00")) for shift in proved(problem))


def test_each_half_hour_and_person_missing_costs_its_weight_in_tier_2() -> None:
    late = make.problem(fixed("ana", "10:00-18:00"), presence=(NEED,))
    assert charged(late, "presence") == {2: 2 * 5}
    two = make.problem(fixed("ana"), presence=(replace(NEED, least=2, ideal=3),))
    assert charged(two, "presence") == {2: 4 * (5 + 1)}
    skilled = make.problem(fixed("ana"), presence=(replace(NEED, skills=(("sw", 1),)),))
    assert charged(skilled, "presence") == {2: 4 * 5}


def test_who_is_on_a_visit_is_not_present_but_within_reach() -> None:
    visit = make.visit_need("v1", "Tue 09:30-10:30", is_statutory=True)
    away = make.problem(fixed("ana"), presence=(NEED,), visits=(visit,))
    # Out from 9:15 to 10:45: all four half-hours.
    assert charged(away, "presence") == {2: 4 * 5}
    reach = replace(NEED, state="contactable")
    assert charged(replace(away, presence=(reach,)), "presence") == {}


def test_a_visit_is_put_where_presence_does_not_suffer() -> None:
    visit = make.visit_need("v1", "Tue 09:00-16:00")
    assert charged(make.problem(fixed("ana"), presence=(NEED,), visits=(visit,)), "presence") == {}


def test_home_is_not_the_office() -> None:
    at_home = make.problem(fixed("ana", place="home"), presence=(NEED,))
    assert charged(at_home, "presence") == {2: 4 * 5}
    either = make.problem(fixed("ana", place="either"), presence=(NEED,))
    assert charged(either, "presence") == {}


def test_desks_that_do_not_suffice_are_priced_and_home_days_help() -> None:
    crowd = make.problem(fixed("ana"), fixed("ben"), desks=1)
    wednesday_on = [shift.day for shift in proved(crowd)]
    assert TUESDAY in wednesday_on
    tuesday_only = [
        replace(
            person, days=tuple(day if day.day == TUESDAY else make.day_off(day.day) for day in person.days)
        )
        for person in (fixed("ana"), fixed("ben"))
    ]
    assert charged(make.problem(*tuesday_only, desks=1), "presence") == {3: 20}
    helped = [
        tuesday_only[0],
        replace(
            tuesday_only[1],
            days=tuple(
                replace(day, options=tuple(replace(each, place="either") for each in day.options))
                for day in tuesday_only[1].days
            ),
        ),
    ]
    assert charged(make.problem(*helped, desks=1), "presence") == {}


def test_home_days_beyond_the_contract_s_cost_only_where_they_are_forced() -> None:
    ana = replace(fixed("ana", place="home"), weeks=(make.plain_week(make.MONDAY, home_days_most=0),))
    assert charged(make.problem(ana), "presence") == {3: 20}
    free = replace(fixed("ana", place="either"), weeks=ana.weeks)
    problem = make.problem(free)
    assert {shift.place for shift in proved(problem)} == {"office"}


def test_who_is_free_because_reserve_was_released_is_neither_present_nor_contactable() -> None:
    ana = make.person("ana", options=("09:00-17:00",), week={"reserve_minutes": 120})
    block = make.activity("reserve", "Tue 15:00-17:00").model_copy(
        update={"is_pinned": True, "is_released": True}
    )
    for state in ("present", "contactable"):
        need = make.presence_need("Tue 15:00-17:00", state=state)
        free = make.problem(ana, presence=(need,), pinned_activities=(("ana", block),))
        assert charged(free, "presence") == {2: 4 * 5}
        at_work = block.model_copy(update={"is_released": False})
        there = make.problem(ana, presence=(need,), pinned_activities=(("ana", at_work),))
        assert charged(there, "presence") == {}
    assert charged(free, "lieu_reserve") == {}
