"""The solver's process may die, hang or talk nonsense: the caller keeps the best rota and says what was."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import solver.process
from planner.ports import SolveProgress, SolveResult, SolveSettings
from solver.process import ProcessRotaSolver, SolverDiedError
from tests.planner.rules import factory as make
from tests.solver.fake_worker import ROTA

ROOT = Path(__file__).resolve().parents[2]
PROBLEM = make.problem(make.person("ana"))


def ask(way: str, stops: bool = False) -> tuple[SolveResult, list[SolveProgress]]:
    """What comes of a process that behaves in that way; `stops`: once it has told of a rota."""
    heard: list[SolveProgress] = []
    command = [sys.executable, "-m", "tests.solver.fake_worker", way]
    result = ProcessRotaSolver(command).solve(
        PROBLEM, SolveSettings(), heard.append, lambda: stops and bool(heard)
    )
    return result, heard


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_a_killed_process_leaves_the_best_rota_with_a_note() -> None:
    result, heard = ask("killed")
    assert (result.status, result.shifts) == ("feasible", ROTA)
    assert result.notes == (
        "The solver's process was ended from outside (signal 9). The best rota found until then is kept.",
    )
    assert heard[0].shifts == ROTA


def test_a_process_killed_before_any_rota_is_an_error_with_a_next_step() -> None:
    with pytest.raises(
        SolverDiedError, match=r"signal 9\)\. Nothing was changed; build the rota again\."
    ) as died:
        ask("killed early")
    assert died.value.is_fault


def test_a_process_that_ends_without_an_answer_is_an_error() -> None:
    with pytest.raises(SolverDiedError, match=r"ended by itself \(code 0\)"):
        ask("silence")


def test_a_failure_without_a_rota_is_told_in_its_own_words() -> None:
    with pytest.raises(SolverDiedError, match="out of memory") as told:
        ask("failure")
    assert not told.value.is_fault


def test_what_is_no_message_is_passed_over() -> None:
    assert ask("chatter")[0] == SolveResult("optimal", ROTA)


def test_a_stop_comes_through() -> None:
    assert ask("obedient", stops=True)[0] == SolveResult("stopped", ROTA)


def test_a_process_that_hears_no_stop_is_ended_and_its_rota_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver.process, "STOP_SECONDS", 0.2)
    result, _ = ask("deaf", stops=True)
    assert (result.status, result.shifts) == ("stopped", ROTA)
    assert "did not stop in time" in result.notes[0]


def test_a_process_that_is_long_over_its_time_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-m", "tests.solver.fake_worker", "deaf"]

    def time_passes(_: SolveProgress) -> None:
        monkeypatch.setattr(solver.process, "GRACE_SECONDS", -1000.0)

    result = ProcessRotaSolver(command).solve(PROBLEM, SolveSettings(), time_passes)
    assert (result.status, result.shifts) == ("feasible", ROTA)
    assert "did not stop in time" in result.notes[0]


def test_a_program_that_is_not_there_is_said() -> None:
    with pytest.raises(SolverDiedError, match="could not be started"):
        ProcessRotaSolver(["/no/such/program"]).solve(PROBLEM, SolveSettings())
