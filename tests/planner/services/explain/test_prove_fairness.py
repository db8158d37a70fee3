"""Whether loads could be shared more evenly, with a proof where there is one."""

from __future__ import annotations

from planner.services.explain.prove_fairness import prove_fairness
from solver.rota_solver import CpSatRotaSolver
from tests.planner.rules.factory import activity, shift
from tests.planner.services.explain.small_teams import planned, staff, team, visit
from tests.planner.services.small_office import hand_rota


def test_evening_that_only_one_can_work_cannot_be_shared_more_evenly() -> None:
    made = team(staff("ana", "10:00~20:00"), staff("ben"), visits=(visit("v1", "Tue 18:00-19:00"),))
    found = prove_fairness(made, planned(made), CpSatRotaSolver(), seconds=5, workers=1)
    assert (found.units, found.is_proved) == (1, True)
    assert found.because == "Ana has most evenings, and Ben finishes before 19:15 (Tue 24 Nov)"
    assert f"the spread is 1, and 0 is impossible because {found.because}." in found.sentence


def test_two_evenings_of_one_person_can_be_shared_more_evenly() -> None:
    made = team(
        staff("ana", "10:00~20:00"),
        staff("ben", "10:00~20:00"),
        visits=(visit("v1", "Tue 18:00-19:00"), visit("v2", "Thu 18:00-19:00")),
    )
    rota = hand_rota(
        shift("ana", "Tue 12:00-20:00", activity("visit", "Tue 17:45-19:15", "v1", travel=15)),
        shift("ana", "Thu 12:00-20:00", activity("visit", "Thu 17:45-19:15", "v2", travel=15)),
        team="small",
    )
    found = prove_fairness(made, rota, CpSatRotaSolver(), seconds=5, workers=1)
    assert (found.units, found.best, found.is_proved) == (2, 0, False)
    assert "could be 0" in found.sentence
