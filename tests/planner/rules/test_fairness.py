"""`fairness`: evenings, duty and weekends in proportion to hours, with the weeks before."""

from __future__ import annotations

from planner.domain.person import Tally
from planner.domain.rota import Shift
from planner.rules.fairness import RULE
from tests.planner.rules.factory import (
    activity,
    day_off,
    duty_turn,
    found,
    on,
    person,
    prices,
    problem,
    settings,
    shift,
)

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


def evenings(staff: str, *days: str) -> list[Shift]:
    return [shift(staff, f"{day} 11:00-19:00") for day in days]


def test_evenings_shared_alike_are_fair() -> None:
    week = problem(person("ana"), person("ben"))
    assert not found(RULE, week, *evenings("ana", "Mon", "Wed"), *evenings("ben", "Tue", "Thu"))


def test_each_evening_of_difference_costs() -> None:
    week = problem(person("ana"), person("ben"), person("cy"))
    (finding,) = found(RULE, week, *evenings("ana", "Mon", "Wed"), *evenings("ben", "Tue"))
    assert (finding.tier, finding.price, finding.people) == (4, 8, ("ana", "cy"))
    assert finding.sentence == (
        "Evenings are unevenly shared over the last 12 weeks and this rota: "
        "in proportion to hours Ana has most (2) and Cy least (0)."
    )


def test_the_weeks_before_count() -> None:
    week = problem(person("ana", tally=Tally(evenings=3)), person("ben", tally=Tally(evenings=5)))
    assert prices(RULE, week) == {4: 8}
    assert not found(RULE, week, *evenings("ana", "Mon", "Wed"))


def test_half_a_post_has_half_the_evenings() -> None:
    half = person("ben", contract_minutes_per_week=1110)
    week = problem(person("ana"), half)
    assert not found(RULE, week, *evenings("ana", "Mon", "Wed"), *evenings("ben", "Tue"))
    (finding,) = found(RULE, week, *evenings("ana", "Mon"), *evenings("ben", "Tue"))
    assert finding.people == ("ben", "ana")
    assert finding.measured == "2 against 1"


def test_a_difference_under_one_unit_is_none() -> None:
    part_timer = person("ben", contract_minutes_per_week=1776)
    week = problem(person("ana"), part_timer)
    assert not found(RULE, week, *evenings("ana", "Mon"), *evenings("ben", "Tue"))


def test_evening_contracts_absent_people_and_people_in_lockdown_are_not_compared() -> None:
    away = person("cy", days={day: day_off(on(day), "annual leave") for day in WEEKDAYS})
    week = problem(
        person("ana"),
        person("ben", is_evening_contract=True),
        away,
        person("dee", week={"is_lockdown": True}),
        person("eve", contract_minutes_per_week=0),
    )
    assert not found(RULE, week, *evenings("ana", "Mon", "Wed"), *evenings("ben", "Mon", "Tue", "Wed"))


def test_duty_is_compared_by_turns_of_four_hours() -> None:
    week = problem(person("ana"), person("ben"), duty_turns=(duty_turn(),))
    on_duty = [
        shift("ana", f"{day} 09:00-17:00", activity("duty", f"{day} 09:00-13:00")) for day in ("Mon", "Tue")
    ]
    (finding,) = found(RULE, week, *on_duty)
    assert finding.price == 8
    assert finding.sentence == (
        "Duty hours are unevenly shared over the last 12 weeks and this rota: "
        "in proportion to hours Ana has most (8 h) and Ben least (0 h)."
    )
    assert not found(RULE, problem(person("ana"), person("ben")), *on_duty)


def test_who_cannot_be_on_duty_is_not_compared() -> None:
    off_tuesday = person("ben", days={"Tue": day_off(on("Tue"))})
    week = problem(person("ana"), off_tuesday, duty_turns=(duty_turn(),))
    on_duty = shift("ana", "Mon 09:00-17:00", activity("duty", "Mon 09:00-13:00"))
    assert not found(RULE, week, on_duty)


def test_weekend_days_are_compared_among_those_who_can_work_them() -> None:
    both = person("ana", works_weekends=True), person("ben", works_weekends=True)
    weekend = [shift("ana", f"{day} 09:00-13:00") for day in ("Sat", "Sun")]
    (finding,) = found(RULE, problem(*both, person("cy")), *weekend)
    assert (finding.price, finding.people) == (8, ("ana", "ben"))
    assert not found(RULE, problem(both[0], person("cy")), *weekend)


def test_weight_and_off() -> None:
    team = person("ana"), person("ben")
    work = evenings("ana", "Mon")
    assert prices(RULE, problem(*team, settings=settings(fairness={"weight": 1})), *work) == {4: 1}
    assert not found(RULE, problem(*team, settings=settings(fairness={"is_on": False})), *work)
