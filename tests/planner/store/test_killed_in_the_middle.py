"""A program killed in the middle of many edits: every audit row has its edit, every edit its row."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from planner.store.backups import is_whole
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import MONDAY, StillClock, small_team

ROOT = Path(__file__).parents[3]


def edit_until_killed(plan: Path, after: int) -> int:
    """Run the editing program and kill it after so many edits; the number of the last that it reported."""
    command = [sys.executable, "-m", "tests.planner.store.editing_process", str(plan)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as editing:
        assert editing.stdout is not None
        reported = [int(editing.stdout.readline()) for _ in range(after)]
        editing.kill()
        reported += [int(line) for line in editing.stdout if line.endswith("\n")]
    assert editing.returncode == -9
    return reported[-1]


@pytest.mark.parametrize("after", [1, 7, 40])
def test_nothing_is_half_written(tmp_path: Path, after: int) -> None:
    plan = tmp_path / "north.rotabene"
    SqliteStore.create(plan, small_team(), "Jo Patel", StillClock()).close()
    reported = edit_until_killed(plan, after)

    store = SqliteStore.open(plan, StillClock())
    kept = int(store.team().manager.removeprefix("Manager "))
    draft = store.draft(MONDAY)
    rows = [row for row in reversed(store.audit(most=100_000)) if row.who == "Editor"]
    store.close()

    assert kept in (reported, reported + 1)
    assert draft is not None
    assert draft.shifts[0].note == f"Note {kept}"
    named = [row for row in rows if row.what == "Name manager"]
    noted = [row for row in rows if row.what == "Note"]
    assert [row.subject for row in named] == [row.subject for row in noted]
    assert [row.subject for row in named] == [str(number) for number in range(1, kept + 1)]
    managers = [json.loads(row.after or "")["manager"] for row in named]
    assert managers == [f"Manager {number}" for number in range(1, kept + 1)]
    assert is_whole(plan)
