"""What solver process and caller say to each other comes across whole, a line each."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from planner.domain.problem import RotaProblem
from planner.domain.rota import Tier
from planner.ports import SolveProgress, SolveResult, SolveSettings
from solver.messages import (
    Answer,
    BadMessageError,
    Failure,
    decode_answer,
    decode_request,
    encode_answer,
    encode_request,
)
from tests.planner.rules import factory as make
from tests.planner.rules.random_rotas import CROWDED
from tests.solver.random_teams import problems

SHIFT = make.shift("ana", "Tue 12:00-20:30", make.activity("visit", "Tue 18:00-19:30", "v1", travel=15))
TIER = Tier(name="other demand", value=160, bound=100, proved=False, by_rule={"visits": 100, "presence": 60})
ANSWERS: tuple[Answer, ...] = (
    SolveProgress(0.5, "building", 2),
    SolveProgress(1.5, "searching", 3, 40, 20, 1, (SHIFT,), (TIER,)),
    SolveResult("optimal", (SHIFT,), (TIER,), 2.5, 0.25, (), ("Proved, “whole”.",)),
    SolveResult("infeasible", None, conflicts=("Ana's pin\nand the law.",)),
    Failure("The disk is full; nothing was lost – try again."),
)


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(problem=problems())
def test_any_problem_comes_across_whole(problem: RotaProblem) -> None:
    request = decode_request(encode_request(problem, SolveSettings()))
    assert request.problem == problem


def test_a_crowded_problem_and_all_its_settings_come_across_whole() -> None:
    asked = SolveSettings(12.5, 7, 3, repeatable=True, deterministic_seconds=1.25)
    line = encode_request(replace(CROWDED, base=(SHIFT,), not_planned=("Zoe has no contract.",)), asked)
    assert line.count(b"\n") == 1
    request = decode_request(line)
    assert request.settings == asked
    assert request.problem == replace(CROWDED, base=(SHIFT,), not_planned=("Zoe has no contract.",))


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: type(answer).__name__)
def test_every_answer_comes_across_whole_in_one_line(answer: Answer) -> None:
    line = encode_answer(answer)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert decode_answer(line) == answer


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"stop\n",
        b"{}\n",
        b'{"result":{}}\n',
        b'{"request":{"problem":1}}\n',
        b"\xff\xfe\n",
        b'{"x":1}',
    ],
)
def test_a_line_that_is_no_message_is_refused_in_a_sentence(line: bytes) -> None:
    with pytest.raises(BadMessageError, match="do not understand"):
        decode_request(line)
    with pytest.raises(BadMessageError, match="do not understand"):
        decode_answer(line)


def test_a_message_that_goes_the_wrong_way_is_refused() -> None:
    with pytest.raises(BadMessageError, match="was not sent a problem"):
        decode_request(encode_answer(ANSWERS[0]))
    with pytest.raises(BadMessageError, match="sent a request"):
        decode_answer(encode_request(CROWDED, SolveSettings()))


def test_who_only_talks_to_the_solver_loads_no_solver() -> None:
    code = (
        "import sys; import solver.messages, solver.process, solver.worker;"
        "print(sorted({'ortools', 'pandas', 'numpy', 'PySide6'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
