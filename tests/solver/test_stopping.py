"""A stop ends what is being written down, too: a rota at hand stays, and without one it is said so."""

from __future__ import annotations

import pytest

from planner.ports import SolveProgress, SolveSettings
from solver.model_builder import build
from solver.rota_solver import CpSatRotaSolver, NoRotaYetError
from solver.stopping import STEPS, StoppedError, StopWatch
from tests.planner.rules import factory as make

PEOPLE = tuple(make.person(f"p{number}") for number in range(20))
TEAM = make.problem(*PEOPLE, visits=tuple(make.visit_need(f"v{number}") for number in range(20)))


def test_the_question_is_put_now_and_then() -> None:
    asked: list[int] = []

    def should_stop() -> bool:
        asked.append(1)
        return len(asked) == 2

    watch = StopWatch(should_stop)
    for _ in range(2 * STEPS - 1):
        watch.step()
    assert len(asked) == 1
    with pytest.raises(StoppedError):
        watch.step()


def test_writing_down_a_formulation_ends_when_asked() -> None:
    with pytest.raises(StoppedError):
        build(TEAM, 2, should_stop=lambda: True)


def test_a_stop_before_there_is_a_rota_says_so() -> None:
    with pytest.raises(NoRotaYetError):
        CpSatRotaSolver().solve(TEAM, SolveSettings(workers=1), should_stop=lambda: True)


def test_a_stop_while_the_next_tier_is_written_down_keeps_the_rota() -> None:
    told: list[SolveProgress] = []
    result = CpSatRotaSolver().solve(
        TEAM,
        SolveSettings(workers=1),
        told.append,
        lambda: told[-1].phase == "building" and told[-1].tier == 2,
    )
    assert result.status == "stopped"
    assert result.shifts is not None
    assert len(result.tiers) == 1
