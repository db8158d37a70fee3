"""What the solver was not asked is told."""

from __future__ import annotations

from planner.services.explain.not_looked_at import not_looked_at
from planner.services.freeze_problem import freeze_problem
from tests.planner.services.explain.small_teams import MONDAY, leave, staff, team, visit


def test_requested_leave_and_demand_outside_the_week_are_told() -> None:
    made = team(
        staff("ana"),
        absences=(leave("ana", "tue", "wed", state="requested"),),
        visits=(visit("v1", "Tue+2 10:00-12:00"),),
        rules={"fairness": {"is_on": False}},
    )
    told = not_looked_at(made, freeze_problem(made, MONDAY))
    assert any("Visit C-v1" in sentence for sentence in told)
    assert (
        "Ana's request to be away, Tue 24 Nov to Wed 25 Nov, is not approved: planned as if they work."
        in told
    )
    assert any("fairness" in sentence for sentence in told)


def test_turns_given_out_with_the_rota_are_not_said_to_be_missing() -> None:
    people = tuple(staff(f"p{number}") for number in range(8))
    made = team(*people, lockdown={"gives_out_turns": True})
    problem = freeze_problem(made, MONDAY)
    assert len(problem.lockdown) == 1
    assert not any("lockdown" in sentence for sentence in not_looked_at(made, problem))
