"""Two programs on one plan: what one does leaves the other's open plan whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planner.domain.errors import PlannerError
from planner.services.accounts.people import begin
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock, small_team

CLOCK = StillClock()
ROOT = Path(__file__).parents[3]
ANOTHER_PROGRAM = """
import sys
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock
store = SqliteStore.open(sys.argv[1], StillClock())
print(store.team().name)
store.close()
"""


def name_read_by_another_program(plan: Path) -> str:
    command = [sys.executable, "-c", ANOTHER_PROGRAM, str(plan)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_a_plan_stays_open_when_a_second_look_at_it_and_another_program_end(tmp_path: Path) -> None:
    plan = tmp_path / "north.rotabene"
    store = SqliteStore.create(plan, small_team(), "Jo Patel", CLOCK)
    # As work beside the window does: signing in, who can take a shift.
    SqliteStore.open(plan, CLOCK).close()
    name_read_by_another_program(plan)

    assert plan.with_name(f"{plan.name}-wal").is_file(), (
        "the other program has taken the open plan's log away"
    )
    with store.unit_of_work("Jo Patel") as unit:
        unit.save_team(store.team().model_copy(update={"name": "North, new"}), what="Rename", subject="north")
    assert name_read_by_another_program(plan) == "North, new"
    store.close()


def test_a_plan_and_its_backups_are_for_whoever_made_it(tmp_path: Path) -> None:
    plan = tmp_path / "north.rotabene"
    store = SqliteStore.create(plan, small_team(), "Jo Patel", CLOCK)
    backup = store.back_up()
    assert [each.stat().st_mode & 0o077 for each in (plan, backup)] == [0, 0]
    store.close()


def test_a_backup_is_no_way_around_the_sign_in_of_its_plan(tmp_path: Path) -> None:
    plan = tmp_path / "north.rotabene"
    store = SqliteStore.create(plan, small_team(), "Jo Patel", CLOCK)
    backup = store.back_up()
    SqliteStore.open(backup, CLOCK).close()
    begin(store, "Jo Patel", "a passphrase of several words")
    with pytest.raises(PlannerError, match="is a backup of “north"):
        SqliteStore.open(backup, CLOCK)
    store.close()
