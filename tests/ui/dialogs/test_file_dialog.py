"""A file dialog over an open plan leaves the plan its locks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock, small_team

ROOT = Path(__file__).parents[3]


def test_another_program_takes_no_log_away_while_a_dialog_shows_the_plan(tmp_path: Path) -> None:
    plan = tmp_path / "north.rotabene"
    SqliteStore.create(plan, small_team(), "Jo Patel", StillClock()).close()
    command = [sys.executable, "-m", "tests.ui.dialogs.dialog_process", str(plan)]
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, cwd=ROOT, env=offscreen, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "Rotabene plan\n"
        SqliteStore.open(plan, StillClock()).close()
        assert plan.with_name("north.rotabene-wal").is_file()
        program.communicate("\n")
    assert program.returncode == 0
