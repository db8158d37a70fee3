"""A whole solve: its status, its repeatability, its progress and its stop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.ports import SolveProgress, SolveResult, SolveSettings
from solver.rota_solver import CpSatRotaSolver
from solver.status import Outcome, outcome_of
from tests.planner.rules import factory as make
from tests.planner.rules.random_rotas import CROWDED
from tests.solver.solved import disagreements, solve

# Without the pins and the past that leave the crowded problem no lawful rota.
CROWD = replace(CROWDED, pinned_shifts=(), pinned_activities=())
WORK = SolveSettings(seconds=60, workers=1, repeatable=True, deterministic_seconds=0.4)


@pytest.fixture(scope="module")
def cut_short() -> SolveResult:
    """What comes of it when the work is bounded; it is not little."""
    return CpSatRotaSolver().solve(CROWD, WORK)


def test_the_same_seed_gives_the_same_rota_twice(cut_short: SolveResult) -> None:
    again = CpSatRotaSolver().solve(CROWD, WORK)
    assert again.shifts
    assert again.shifts == cut_short.shifts
    assert again.tiers == cut_short.tiers


def test_work_that_is_cut_short_is_said_to_be_unproved_and_still_agrees(cut_short: SolveResult) -> None:
    result = cut_short
    assert (result.status == "optimal") == all(tier.proved for tier in result.tiers)
    assert all(tier.bound <= tier.value for tier in result.tiers)
    assert disagreements(CROWD, result) == []


def test_every_tier_is_proved_for_a_problem_that_is_solved_to_the_end() -> None:
    result = solve(make.problem(make.person("ana"), visits=(make.visit_need("v1"),)))
    assert result.status == "optimal"
    assert [tier.name for tier in result.tiers] == [
        "statutory demand",
        "other demand",
        "policy exceptions",
        "wishes",
    ]
    assert all(tier.proved and tier.bound == tier.value for tier in result.tiers)
    assert result.first_rota_seconds is not None


def test_shifts_of_people_with_the_longest_ids_have_ids_of_their_own_that_a_file_may_hold() -> None:
    longest = ["a" * 63 + last for last in "bc"]
    people = [make.person(each) for each in longest]
    result = solve(make.problem(*people, visits=(make.visit_need("v1", workers=2),)))
    assert result.shifts
    assert {shift.staff for shift in result.shifts} == {*longest}
    ids = [shift.id for shift in result.shifts]
    assert len({*ids}) == len(ids)
    assert all(len(each) <= 64 for each in ids)


def test_progress_comes_in_order_and_ends_with_a_rota() -> None:
    told: list[SolveProgress] = []
    CpSatRotaSolver().solve(make.problem(make.person("ana")), SolveSettings(workers=1), told.append)
    assert [each.seconds for each in told] == sorted(each.seconds for each in told)
    assert [each.tier for each in told] == sorted(each.tier for each in told)
    assert any(each.shifts is not None for each in told)


def test_a_stop_keeps_the_best_rota_so_far() -> None:
    told: list[SolveProgress] = []
    result = CpSatRotaSolver().solve(
        CROWD,
        SolveSettings(seconds=60, workers=1),
        told.append,
        lambda: any(each.shifts is not None for each in told),
    )
    assert result.status in ("stopped", "optimal")
    assert result.shifts is not None
    assert len(result.tiers) < 4 or result.status == "optimal"


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("OPTIMAL", Outcome.PROVED),
        ("FEASIBLE", Outcome.FOUND),
        ("UNKNOWN", Outcome.NOTHING_YET),
        ("INFEASIBLE", Outcome.IMPOSSIBLE),
        ("MODEL_INVALID", Outcome.INVALID),
    ],
)
def test_every_status_of_the_search_has_its_meaning(name: str, outcome: Outcome) -> None:
    from ortools.sat.python.cp_model import CpSolverStatus

    assert outcome_of(getattr(CpSolverStatus, name)) is outcome
