"""What is published or pinned for after the planned weeks counts: rest, late finishes, runs, evenings."""

from __future__ import annotations

from planner.domain.problem import Person, RotaProblem
from tests.planner.rules.factory import found, person, problem, shift, worked


def week(*ahead: str) -> RotaProblem:
    settled = tuple(worked(times) for times in ahead)
    return problem(person("ana", works_weekends=True, ahead=settled))


def test_rest_before_the_first_shift_that_follows() -> None:
    problem = week("Mon+1 07:00-15:00")
    assert not found("daily_rest", problem, shift("ana", "Sun 12:00-20:00"))
    (finding,) = found("daily_rest", problem, shift("ana", "Sun 12:00-20:15"))
    assert finding.kind == "law"
    assert finding.measured == "10.75 h rest"


def test_a_late_finish_before_an_early_shift_that_follows() -> None:
    problem = week("Mon+1 09:30-17:00")
    assert not found("late_finish", problem, shift("ana", "Sun 11:30-19:30"))
    (finding,) = found("late_finish", problem, shift("ana", "Sun 12:00-20:00"))
    assert finding.shifts == ("ana@2026-11-29",)


def test_a_run_goes_on_into_the_days_that_follow() -> None:
    problem = week("Mon+1 09:00-17:00", "Tue+1 09:00-17:00")
    days = [shift("ana", f"{day} 09:00-17:00") for day in ("Thu", "Fri", "Sat", "Sun")]
    (finding,) = found("days_in_a_row", problem, *days)
    assert finding.price == 80
    assert not found("days_in_a_row", problem, *days[1:])


def test_days_settled_too_many_by_themselves_are_nobodys_choice() -> None:
    problem = week(*(f"{day}+1 09:00-17:00" for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")))
    assert not found("days_in_a_row", problem, shift("ana", "Fri 09:00-17:00"))


def test_an_evening_before_an_evening_that_follows() -> None:
    problem = week("Mon+1 12:00-20:00")
    (finding,) = found("evenings", problem, shift("ana", "Sun 12:00-19:00"))
    assert "two evenings in a row, Sun 29 Nov and Mon 30 Nov" in finding.sentence
    assert not found("evenings", problem, shift("ana", "Sun 10:00-18:00"))


def test_a_person_without_shifts_has_nothing_to_rest_from() -> None:
    ana: Person = person("ana", past=(worked("Sun-1 12:00-20:00"),), ahead=(worked("Mon+1 00:00-08:00"),))
    assert not found("daily_rest", problem(ana))
