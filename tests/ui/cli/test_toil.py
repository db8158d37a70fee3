"""`toil`: balances week by week, in a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from planner.domain.staff import ToilEntry
from planner.importers.team_file import write_team
from tests.planner.exporters.small_team import small_team
from tests.ui.cli.conftest import Run


def with_hours_owed(folder: Path) -> Path:
    entry = ToilEntry.model_validate(
        {"id": "t1", "staff": "amira", "state": "earned", "minutes": 150, "on": "2026-10-29"}
    )
    path = folder / "owed.json"
    path.write_text(write_team(small_team().model_copy(update={"toil": (entry,)})), encoding="utf-8")
    return path


def test_the_table_has_a_row_a_person(run: Run, tmp_path: Path, rota_file: Path) -> None:
    result = run("toil", with_hours_owed(tmp_path), rota_file)
    assert result.exit_code == 0
    assert "This rota leaves" in result.stdout
    assert "Hours are to be taken back within 10 working days" in " ".join(result.stdout.split())
    row = next(line for line in result.stdout.splitlines() if line.startswith("Amira"))
    assert "2.5 h" in row


def test_json_has_the_same_in_minutes(run: Run, tmp_path: Path, rota_file: Path) -> None:
    said = json.loads(run("toil", with_hours_owed(tmp_path), rota_file, "--json").stdout)
    amira = next(person for person in said["people"] if person["staff"] == "amira")
    (week,) = amira["weeks"]
    assert week["opening"] == 150
    assert week["closing"] == week["opening"] + week["earned"] - week["repaid"] - week["expired"]
    assert said["unclaimed"] == []
    assert said["sentences"]
