"""What keeps work from whoever has least of it, in words of the rules."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.person import Tally
from planner.services.explain.why_uneven import why_uneven
from planner.services.freeze_problem import freeze_problem
from tests.planner.rules.factory import activity, shift
from tests.planner.services.explain.small_teams import MONDAY, duty, leave, staff, team, visit

LATE = shift("ana", "Tue 12:00-20:00", activity("visit", "Tue 17:45-19:15", "v1", travel=15))
EARLY = shift("ben", "Tue 09:00-17:00")


def test_hours_of_the_other_are_named_with_the_day() -> None:
    made = team(staff("ana", "10:00~20:00"), staff("ben"), visits=(visit("v1", "Tue 18:00-19:00"),))
    told = why_uneven(freeze_problem(made, MONDAY), (LATE, EARLY))
    assert told == "Ana has most evenings, and Ben finishes before 19:15 (Tue 24 Nov)"


def test_work_that_the_other_could_take_at_once_has_no_reason() -> None:
    made = team(
        staff("ana", "10:00~20:00"), staff("ben", "10:00~20:00"), visits=(visit("v1", "Tue 18:00-19:00"),)
    )
    assert why_uneven(freeze_problem(made, MONDAY), (LATE, EARLY)) == ""


def test_what_was_worked_before_is_told_as_such() -> None:
    made = freeze_problem(team(staff("ana"), staff("ben")), MONDAY)
    ana, ben = made.people
    problem = replace(made, people=(replace(ana, tally=Tally(evenings=3)), ben))
    assert why_uneven(problem, (EARLY,)) == (
        "Ana has none of the evenings of these weeks, only what was worked before them"
    )


def test_duty_is_told_turn_by_turn() -> None:
    turns = [
        shift("ana", f"{day} 09:00-17:00", activity("duty", f"{day} 09:00-13:00", f"desk@{on}T09:00"))
        for day, on in (("Tue", "2026-11-24"), ("Wed", "2026-11-25"))
    ]
    made = team(
        staff("ana"),
        staff("ben"),
        absences=(leave("ben", "tue"),),
        cover=(duty(days="tue wed"),),
    )
    free = shift("ben", "Wed 09:00-17:00")
    told = why_uneven(freeze_problem(made, MONDAY), (*turns, free))
    assert told == "Ana has most duty hours, and Ben is on leave or not working (Tue 24 Nov)"
