"""The real solver's process is killed at several moments: the best rota stays, and the next build runs."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.problem import RotaProblem
from planner.importers.team_file import parse_team
from planner.ports import SolveSettings
from planner.services.freeze_problem import freeze_problem
from resources import sample_text
from tests.planner.services.small_office import StillClock
from tests.ui.patience import PATIENCE_MS
from ui.bootstrap import solver_command
from ui.tasks.rota_builder import BuildEnd, RotaBuilder

SETTINGS = SolveSettings(seconds=60, workers=1)


@pytest.fixture(scope="module")
def riverside() -> RotaProblem:
    return freeze_problem(parse_team(sample_text("riverside"), "the sample"), date(2026, 11, 23))


@pytest.fixture
def builder(qtbot: QtBot) -> Iterator[RotaBuilder]:
    del qtbot
    made = RotaBuilder(solver_command(), StillClock())
    yield made
    made.abandon()


def killed_at(qtbot: QtBot, builder: RotaBuilder, problem: RotaProblem, tier: int) -> BuildEnd:
    """How the build ends when its process is killed: at once (0), or with a rota in that tier."""
    ends: list[BuildEnd] = []
    builder.ended.connect(ends.append)

    def kill_in_time() -> None:
        # A progress already under way may come after the kill.
        if builder.process_id and (tier == 0 or (builder.has_rota and builder.story.stage >= tier)):
            os.kill(builder.process_id, signal.SIGKILL)

    builder.progressed.connect(kill_in_time)
    with qtbot.waitSignal(builder.ended, timeout=PATIENCE_MS):
        builder.build(problem, SETTINGS, "Jo Patel")
    builder.progressed.disconnect(kill_in_time)
    return ends[0]


def test_killed_while_the_problem_is_being_built_there_is_a_sentence_and_the_next_build_runs(
    qtbot: QtBot, builder: RotaBuilder, riverside: RotaProblem
) -> None:
    end = killed_at(qtbot, builder, riverside, 0)
    assert end.planned is None
    assert end.trouble is not None
    assert not builder.is_running
    again = killed_at(qtbot, builder, riverside, 1)
    assert again.planned is None or again.planned.rota.shifts


@pytest.mark.parametrize("tier", [1, 2, 3])
def test_killed_with_a_rota_in_hand_the_rota_is_checked_and_kept(
    qtbot: QtBot, builder: RotaBuilder, riverside: RotaProblem, tier: int
) -> None:
    end = killed_at(qtbot, builder, riverside, tier)
    assert end.planned is not None
    assert end.trouble is not None
    assert "ended unexpectedly" in end.trouble.sentence
    assert end.planned.rota.shifts
    assert not [finding for finding in end.planned.findings if finding.kind == "law"]
    assert not builder.is_running
