"""A build: its best so far, its end, its stop, and the death of its process at any moment."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from planner.domain.problem import RotaProblem
from planner.ports import SolveSettings
from planner.services import build_rota
from planner.services.freeze_problem import freeze_problem
from tests.planner.services.small_office import MONDAY, StillClock, small_team, usual_shifts
from tests.ui.desk_factory import fake_solver
from tests.ui.patience import PATIENCE_MS
from ui.bootstrap import solver_command
from ui.tasks import solve_task
from ui.tasks.rota_builder import BuildEnd, RotaBuilder


@pytest.fixture
def problem() -> RotaProblem:
    return freeze_problem(small_team(), MONDAY)


@pytest.fixture
def builders(qtbot: QtBot) -> Iterator[list[RotaBuilder]]:
    """Builders to be ended after the test."""
    del qtbot
    made: list[RotaBuilder] = []
    yield made
    for builder in made:
        builder.abandon()


def build(
    qtbot: QtBot, builders: list[RotaBuilder], command: list[str], problem: RotaProblem, *, until: str
) -> tuple[RotaBuilder, list[BuildEnd]]:
    """Start a build and wait for a signal of it; the ends it has had by then, and will have."""
    builder = RotaBuilder(command, StillClock())
    builders.append(builder)
    ends: list[BuildEnd] = []
    builder.ended.connect(ends.append)
    with qtbot.waitSignal(getattr(builder, until), timeout=PATIENCE_MS):
        builder.build(problem, SolveSettings(seconds=5, workers=1), "Jo Patel")
    return builder, ends


def test_the_real_solver_builds_a_checked_rota(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem
) -> None:
    builder, ends = build(qtbot, builders, solver_command(), problem, until="ended")
    assert not builder.is_running
    planned = ends[0].planned
    assert planned is not None
    assert ends[0].trouble is None
    assert planned.rota.made.by == "Jo Patel"
    assert not [finding for finding in planned.findings if finding.kind == "law"]
    assert builder.story.steps


def test_improvements_come_before_the_end(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem
) -> None:
    builder, ends = build(qtbot, builders, fake_solver("wait"), problem, until="improved")
    assert builder.is_running
    assert builder.has_rota
    assert builder.story.last == 1
    assert ends == []


def test_using_the_best_ends_the_build_with_it(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem
) -> None:
    builder, ends = build(qtbot, builders, fake_solver("wait"), problem, until="improved")
    with qtbot.waitSignal(builder.ended, timeout=PATIENCE_MS):
        builder.use_best()
    assert ends[0].planned is not None
    assert ends[0].planned.rota.shifts == usual_shifts()
    assert ends[0].planned.rota.made.status == "stopped"


def test_dropping_the_build_keeps_nothing(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem
) -> None:
    builder, ends = build(qtbot, builders, fake_solver("wait"), problem, until="improved")
    with qtbot.waitSignal(builder.ended, timeout=PATIENCE_MS):
        builder.drop()
    assert ends == [BuildEnd(None, was_dropped=True)]


def test_a_solver_that_does_not_listen_is_killed_and_its_best_is_used(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solve_task, "KILL_AFTER_MS", 100)
    builder, ends = build(qtbot, builders, fake_solver("deaf"), problem, until="improved")
    process = builder.process_id
    with qtbot.waitSignal(builder.ended, timeout=PATIENCE_MS):
        builder.use_best()
    assert ends[0].planned is not None
    assert ends[0].trouble is None
    assert not Path(f"/proc/{process}/stat").exists()


def test_a_killed_solver_leaves_the_best_rota_and_a_sentence(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem
) -> None:
    builder, ends = build(qtbot, builders, fake_solver("deaf"), problem, until="improved")
    with qtbot.waitSignal(builder.ended, timeout=PATIENCE_MS):
        os.kill(builder.process_id, signal.SIGKILL)
    assert ends[0].planned is not None
    assert ends[0].planned.rota.shifts == usual_shifts()
    assert ends[0].trouble is not None
    assert "ended unexpectedly" in ends[0].trouble.sentence


def test_a_solver_killed_before_its_first_rota_leaves_a_sentence_only(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem
) -> None:
    builder, ends = build(qtbot, builders, fake_solver("mute"), problem, until="started")
    with qtbot.waitSignal(builder.ended, timeout=PATIENCE_MS):
        os.kill(builder.process_id, signal.SIGKILL)
    assert ends[0].planned is None
    assert ends[0].trouble is not None


def test_a_solver_that_cannot_be_started_is_told(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem
) -> None:
    _, ends = build(qtbot, builders, ["/no/such/program"], problem, until="ended")
    assert ends[0].planned is None
    assert ends[0].trouble is not None
    assert "could not be started" in ends[0].trouble.sentence


def test_an_abandoned_build_leaves_no_process(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem
) -> None:
    builder, ends = build(qtbot, builders, fake_solver("deaf"), problem, until="improved")
    process = builder.process_id
    builder.abandon()
    assert not Path(f"/proc/{process}/stat").exists()
    assert not builder.is_running
    assert ends == []


def test_after_an_end_the_next_build_can_start(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem
) -> None:
    builder, ends = build(qtbot, builders, fake_solver("answer"), problem, until="ended")
    with qtbot.waitSignal(builder.ended, timeout=PATIENCE_MS):
        builder.build(problem, SolveSettings(), "Jo Patel")
    assert len(ends) == 2
    assert all(end.planned is not None for end in ends)


def test_a_fault_in_checking_the_rota_ends_the_build_all_the_same(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(build_rota, "finish_rota", fail)
    with qtbot.captureExceptions() as faults:
        builder, ends = build(qtbot, builders, fake_solver("answer"), problem, until="ended")
    assert [kind for kind, *_ in faults] == [ZeroDivisionError]
    assert not builder.is_running
    assert ends[0].planned is None
    assert ends[0].trouble is not None
    assert "could not be checked" in ends[0].trouble.sentence


def test_a_process_that_was_started_early_answers_the_build(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem
) -> None:
    builder = RotaBuilder(solver_command(), StillClock())
    builders.append(builder)
    builder.get_ready()
    (early,) = builder.findChildren(QProcess)
    with qtbot.waitSignal(builder.ended, timeout=PATIENCE_MS) as ended:
        builder.build(problem, SolveSettings(seconds=5, workers=1), "Jo Patel")
        assert builder.process_id == early.processId()
    assert ended.args is not None
    assert ended.args[0].planned is not None


def test_a_process_that_was_started_in_vain_is_ended_and_a_dead_one_is_replaced(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem
) -> None:
    builder = RotaBuilder(solver_command(), StillClock())
    builders.append(builder)
    builder.get_ready()
    (early,) = builder.findChildren(QProcess)
    builder.stand_down()
    assert early.state() == QProcess.ProcessState.NotRunning
    builder.get_ready()
    dead = builder.findChildren(QProcess)[-1]
    with qtbot.waitSignal(dead.finished, timeout=PATIENCE_MS):
        dead.kill()
    with qtbot.waitSignal(builder.ended, timeout=PATIENCE_MS) as ended:
        builder.build(problem, SolveSettings(seconds=5, workers=1), "Jo Patel")
    assert ended.args is not None
    assert ended.args[0].planned is not None


def test_a_process_that_cannot_be_started_early_is_told_of_when_it_is_needed(
    qtbot: QtBot, builders: list[RotaBuilder], problem: RotaProblem
) -> None:
    builder = RotaBuilder(["/no/such/solver"], StillClock())
    builders.append(builder)
    builder.get_ready()
    with qtbot.waitSignal(builder.ended, timeout=PATIENCE_MS) as ended:
        builder.build(problem, SolveSettings(seconds=5, workers=1), "Jo Patel")
    assert ended.args is not None
    assert str(ended.args[0].trouble).startswith("The solver could not be started.")
