"""`release`: unused reserve becomes free time, in sentences, in a file and in exports."""

from __future__ import annotations

import json
from pathlib import Path

from planner.domain.rota import Activity
from planner.importers.team_file import read_rota, write_rota
from tests.planner.exporters.small_team import small_rota
from tests.ui.cli.conftest import LAWFUL_SHIFTS, Run


def with_reserve(folder: Path) -> Path:
    """Carys's Thursday ends with an hour of reserve."""
    shifts = []
    for shift in LAWFUL_SHIFTS:
        block = Activity(kind="reserve", start=shift.end - 60, end=shift.end)
        is_it = shift.id == "carys@2026-11-26"
        shifts.append(shift.model_copy(update={"activities": (block,)}) if is_it else shift)
    path = folder / "reserve.json"
    path.write_text(write_rota(small_rota().model_copy(update={"shifts": tuple(shifts)})), encoding="utf-8")
    return path


def test_unused_reserve_is_released_and_written(run: Run, team_file: Path, tmp_path: Path) -> None:
    rota, out = with_reserve(tmp_path), tmp_path / "free.json"
    result = run("release", team_file, rota, "--at", "2026-11-26T12:00", "-o", out)
    assert result.exit_code == 0, result.output
    assert "1 h of reserve were not used" in " ".join(result.stdout.split())
    thursday = next(shift for shift in read_rota(out).shifts if shift.id == "carys@2026-11-26")
    assert [each.is_released for each in thursday.activities] == [True]
    assert "X" in run("show", team_file, out).stdout
    csv = tmp_path / "free.csv"
    assert run("export", team_file, out, "-o", csv).exit_code == 0
    assert "Free: reserve released" in csv.read_text(encoding="utf-8-sig")


def test_before_thursday_noon_nothing_is_released(run: Run, team_file: Path, tmp_path: Path) -> None:
    rota = with_reserve(tmp_path)
    result = run("release", team_file, rota, "--at", "2026-11-26T11:45")
    assert "Nothing is to be released at that moment." in result.stdout
    said = json.loads(run("release", team_file, rota, "--at", "2026-11-26T11:45", "--json").stdout)
    assert said["sentences"] == []
    assert "lieu reserve" in said["use"]


def test_a_moment_that_is_none_is_refused(run: Run, team_file: Path, tmp_path: Path) -> None:
    result = run("release", team_file, with_reserve(tmp_path), "--at", "noon")
    assert result.exit_code == 2
    assert "no moment" in result.stderr
