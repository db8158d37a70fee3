"""`takers`: who could take a shift, in lines and as an object; nothing is changed."""

from __future__ import annotations

import json
from pathlib import Path

from planner.importers.team_file import write_rota
from tests.planner.exporters.small_team import small_rota
from tests.ui.cli.conftest import LAWFUL_SHIFTS, Run


def lawful(folder: Path) -> Path:
    path = folder / "week.json"
    path.write_text(write_rota(small_rota().model_copy(update={"shifts": LAWFUL_SHIFTS})), encoding="utf-8")
    return path


def test_everybody_is_told_of(run: Run, team_file: Path, tmp_path: Path) -> None:
    result = run("takers", team_file, lawful(tmp_path), "carys@2026-11-26")
    assert result.exit_code == 0, result.output
    assert "can take it" in result.stdout


def test_as_an_object_each_way_has_its_legs_and_what_stands_against_it(
    run: Run, team_file: Path, tmp_path: Path
) -> None:
    result = run("takers", team_file, lawful(tmp_path), "carys@2026-11-26", "--json")
    told = json.loads(result.stdout)
    assert told["shift"] == "carys@2026-11-26"
    assert {each["legs"][0]["to"] for each in told["people"]}.isdisjoint({"carys"})
    assert all(each["is_possible"] == (each["obstacle"] == "") for each in told["people"])


def test_a_shift_that_is_not_there_is_said_in_a_sentence(run: Run, team_file: Path, tmp_path: Path) -> None:
    result = run("takers", team_file, lawful(tmp_path), "nobody@2026-11-26")
    assert result.exit_code == 2
    assert "There is no shift “nobody@2026-11-26”" in result.stderr


def test_only_visits_and_duty_go_by_themselves(run: Run, team_file: Path, tmp_path: Path) -> None:
    result = run("takers", team_file, lawful(tmp_path), "carys@2026-11-26", "--at", "03:00")
    assert result.exit_code == 2
    assert "Nothing is planned at 03:00" in result.stderr
