"""What if this person did it, and what would happen without this shift: answers in words."""

from __future__ import annotations

import pytest

from planner.domain.errors import PlannerError
from planner.domain.rota import Rota, Shift
from planner.domain.team import Team
from planner.services.explain.what_if import what_if
from planner.services.explain.why import why
from planner.services.freeze_problem import freeze_problem
from solver.rota_solver import CpSatRotaSolver
from tests.planner.rules.factory import activity, shift
from tests.planner.services.explain.small_teams import MONDAY, leave, planned, staff, team, visit
from tests.planner.services.small_office import hand_rota


def by_hand(*shifts: Shift) -> Rota:
    return hand_rota(*shifts, team="small")


def late_visit() -> Team:
    return team(
        staff("ana"),
        staff("ben", "09:00~21:00"),
        staff("cy"),
        rules={"safe_return": {"is_on": False}},
        absences=(leave("cy", "tue"),),
        visits=(visit("v1", "Tue 18:00-19:00"),),
    )


def test_what_if_names_the_rule_that_objects() -> None:
    made = late_visit()
    rota = by_hand(shift("ana", "Tue 09:00-17:00"), shift("ben", "Tue 12:00-20:00"))
    problem = freeze_problem(made, MONDAY, 1, rota)
    ben = what_if(problem, rota.shifts, "ben", "v1")
    assert ben.is_lawful
    # Nobody waits for Ben in the evening: that is a price, and no obstacle.
    assert {each.kind for each in ben.objections} <= {"policy"}
    assert ben.sentence.startswith("Put Ben on it, within the planned hours")
    ana = what_if(problem, rota.shifts, "ana", "v1")
    assert not ana.is_lawful
    assert "outside the agreed hours" in ana.sentence
    cy = what_if(problem, rota.shifts, "cy", "v1")
    assert not cy.is_lawful
    assert "annual leave" in cy.sentence


def test_what_if_answers_for_covered_demand_too() -> None:
    made = late_visit()
    late = shift("ben", "Tue 12:00-20:00", activity("visit", "Tue 17:45-19:15", "v1", travel=15))
    rota = by_hand(shift("ana", "Tue 09:00-17:00"), late)
    problem = freeze_problem(made, MONDAY, 1, rota)
    assert not what_if(problem, rota.shifts, "ana", "v1").is_lawful


def test_what_if_of_a_stranger_is_a_sentence() -> None:
    rota = by_hand()
    problem = freeze_problem(late_visit(), MONDAY, 1, rota)
    with pytest.raises(PlannerError, match="Nobody called"):
        what_if(problem, rota.shifts, "zoe", "v1")


def test_without_the_only_late_worker_the_visit_is_uncovered() -> None:
    made = late_visit()
    rota = planned(made)
    late = next(each for each in rota.shifts if each.activities and each.staff == "ben")
    found = why(made, rota, late.id, CpSatRotaSolver(), seconds=3, workers=1)
    assert not found.is_free
    assert found.sentence.startswith("Without Ben, Tue 24 Nov ")
    assert "Visit C-v1 has no worker" in found.lost[0]


def test_visit_that_another_could_make_is_moved_freely() -> None:
    made = team(staff("ana"), staff("ben"), visits=(visit("v1", "Tue 10:00-11:00"),))
    rota = planned(made)
    busy = next(each for each in rota.shifts if any(part.demand == "v1" for part in each.activities))
    start = next(part.start for part in busy.activities if part.demand == "v1")
    found = why(made, rota, busy.id, CpSatRotaSolver(), seconds=3, workers=1, activity_start=start)
    assert found.is_free
    assert found.sentence.endswith("nothing is lost. Move it freely.")


def test_why_of_a_shift_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(PlannerError, match="There is no shift"):
        why(late_visit(), by_hand(), "nobody@2026-11-24", CpSatRotaSolver())


def test_own_work_that_nobody_else_is_asked_for_is_told_without_a_proof() -> None:
    """Nothing is solved there: demand stays covered, and what the policy says is told as that."""
    admin = activity("protected_admin", "Mon 09:00-10:30")
    rota = by_hand(shift("ana", "Mon 09:00-17:00", admin))
    found = why(late_visit(), rota, "ana@2026-11-23", CpSatRotaSolver(), activity_start=admin.start)
    assert found.subject == "Ana's protected admin, Mon 23 Nov 09:00"
    assert "No rota without it" not in found.sentence
    assert found.is_free or "no demand is lost, but" in found.sentence
