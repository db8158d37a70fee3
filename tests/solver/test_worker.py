"""The real process: one request in, progress and a result out; it ends when nobody listens any more."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from planner.domain.problem import RotaProblem
from planner.ports import SolveProgress, SolveResult, SolveSettings
from planner.services.freeze_problem import freeze_problem
from planner.services.presets import preset_team
from solver.messages import STOP_LINE, Failure, decode_answer, encode_request
from solver.process import ProcessRotaSolver
from tests.conftest import child_processes
from tests.planner.rules import factory as make
from tests.solver.solved import disagreements

ROOT = Path(__file__).resolve().parents[2]
CODE = "import sys; from solver.worker import main; sys.exit(main(sys.stdin, sys.stdout))"
COMMAND = [sys.executable, "-c", CODE]
SMALL = make.problem(make.person("ana"), visits=(make.visit_need("v1"),))
LONG = SolveSettings(seconds=300, workers=1)


@cache
def large() -> RotaProblem:
    """A problem that takes far longer than a test."""
    return freeze_problem(preset_team("riverside"), date(2026, 11, 23), 2)


@contextmanager
def worker() -> Iterator[subprocess.Popen[bytes]]:
    """A running process, ended with the test."""
    process = subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def answer_of(given: bytes) -> tuple[object, int, bytes]:
    """The last answer to the given lines, the exit code and what was complained of."""
    done = subprocess.run(COMMAND, input=given, capture_output=True, check=False, cwd=ROOT)
    lines = done.stdout.splitlines(keepends=True)
    return decode_answer(lines[-1]) if lines else None, done.returncode, done.stderr


def test_a_small_problem_is_solved_and_agrees_with_the_checker() -> None:
    told: list[SolveProgress] = []
    result = ProcessRotaSolver(COMMAND).solve(SMALL, SolveSettings(workers=1), told.append)
    assert result.status == "optimal"
    assert disagreements(SMALL, result) == []
    assert {each.phase for each in told} >= {"building", "searching"}


def test_garbage_is_answered_in_one_sentence() -> None:
    answer, code, complaint = answer_of(b"what is this?\n")
    assert isinstance(answer, Failure)
    assert "do not understand “what is this?”" in answer.sentence
    assert (code, complaint) == (1, b"")


def test_a_closed_stdin_is_no_request_and_no_trouble() -> None:
    assert answer_of(b"") == (None, 0, b"")


def test_a_clash_of_pins_comes_through_in_sentences() -> None:
    pin = make.activity("cpd", "Sat 10:00-11:00")
    problem = make.problem(make.person("ana"), pinned_activities=(("ana", pin),))
    result = ProcessRotaSolver(COMMAND).solve(problem, SolveSettings(workers=1))
    assert result.status == "infeasible"
    assert "CPD pinned for Ana" in result.conflicts[0]


def test_the_line_stop_ends_the_search_with_the_best_rota() -> None:
    with worker() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(encode_request(large(), LONG))
        process.stdin.flush()
        for line in process.stdout:
            answer = decode_answer(line)
            if isinstance(answer, SolveProgress) and answer.shifts is not None:
                process.stdin.write(STOP_LINE)
                process.stdin.flush()
            if isinstance(answer, SolveResult):
                assert answer.status == "stopped"
                assert answer.shifts
                break
        assert process.wait() == 0


def test_a_process_whose_caller_is_gone_ends() -> None:
    with worker() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(encode_request(large(), LONG))
        process.stdin.flush()
        process.stdout.readline()
        process.stdin.close()
        process.stdout.close()
        assert process.wait(timeout=60) in (0, 1)


def test_a_process_killed_in_the_middle_leaves_the_best_rota() -> None:
    def kill_when_there_is_a_rota(progress: SolveProgress) -> None:
        if progress.shifts is not None:
            for number in child_processes():
                os.kill(number, signal.SIGKILL)

    result = ProcessRotaSolver(COMMAND).solve(large(), LONG, kill_when_there_is_a_rota)
    assert result.status == "feasible"
    assert result.shifts
    assert "ended from outside (signal 9)" in result.notes[0]
