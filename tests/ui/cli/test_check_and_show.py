"""`check` and `show`: all findings by kind, exit codes, and a table that fits."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from planner.domain.records import DateRange
from planner.domain.staff import Absence, Preference
from planner.domain.time_grid import DAY
from planner.importers.team_file import write_rota, write_team
from tests.planner.exporters.small_team import small_rota, small_team
from tests.ui.cli.conftest import Run


def test_a_broken_law_is_told_and_exits_with_1(run: Run, team_file: Path, rota_file: Path) -> None:
    result = run("check", team_file, rota_file)
    assert result.exit_code == 1
    assert "outside the agreed hours" in result.stdout


def test_a_lawful_rota_exits_with_0(run: Run, team_file: Path, lawful_rota_file: Path) -> None:
    result = run("check", team_file, lawful_rota_file)
    assert result.exit_code == 0
    assert "no law is broken" in result.stdout


def test_findings_are_grouped_in_the_order_a_manager_needs(
    run: Run, team_file: Path, rota_file: Path
) -> None:
    said = run("check", team_file, rota_file).stdout
    places = [said.index(f"\n{heading}") for heading in ("Law", "Policy", "Demand", "Wishes")]
    assert places == sorted(places)


def test_check_says_everything_in_json_too(run: Run, team_file: Path, rota_file: Path) -> None:
    result = run("check", team_file, rota_file, "--json")
    said = json.loads(result.stdout)
    assert result.exit_code == 1
    assert said["counts"]["law"] == 1
    assert len(said["findings"]) == sum(said["counts"].values())
    law = next(finding for finding in said["findings"] if finding["kind"] == "law")
    assert (law["rule"], law["people"], law["start"]) == ("availability", ["amira"], "2026-11-24T12:00")


def test_every_finding_is_listed(run: Run, team_file: Path, rota_file: Path) -> None:
    plain = " ".join(run("check", team_file, rota_file).stdout.split())
    said = json.loads(run("check", team_file, rota_file, "--json").stdout)
    assert [f["sentence"] for f in said["findings"] if " ".join(f["sentence"].split()) not in plain] == []


def test_the_rota_may_come_from_standard_input(run: Run, team_file: Path) -> None:
    assert run("check", team_file, "-", stdin=write_rota(small_rota())).exit_code == 1


def test_standard_input_cannot_be_both(run: Run) -> None:
    result = run("check", "-", "-", stdin=write_team(small_team()))
    assert result.exit_code == 2
    assert "one file only" in result.stderr


def test_a_rota_of_another_team_is_refused(run: Run, rota_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(write_team(small_team().model_copy(update={"id": "lakeside"})), encoding="utf-8")
    result = run("check", other, rota_file)
    assert result.exit_code == 2
    assert "“riverside”" in result.stderr


def test_the_two_files_in_the_wrong_order_are_recognised(run: Run, team_file: Path, rota_file: Path) -> None:
    result = run("check", rota_file, team_file)
    assert result.exit_code == 2
    assert "rota file" in result.stderr


@pytest.mark.parametrize("width", ["40", "60", "80", "100", "132", "200"])
def test_the_table_fits_the_terminal_and_loses_no_day(
    run: Run, team_file: Path, rota_file: Path, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    result = run("show", team_file, rota_file)
    assert result.exit_code == 0
    assert max(len(line) for line in result.stdout.splitlines()) <= int(width)
    for day in ("Mon 23", "Tue 24", "Wed 25", "Thu 26", "Fri 27", "Sat 28", "Sun 29"):
        assert f" {day} " in result.stdout.replace("\n", " ")
    assert result.stdout.count("09:00–17:00") >= 8


def test_the_table_shows_people_times_marks_and_shortfalls(
    run: Run, team_file: Path, rota_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    said = run("show", team_file, rota_file).stdout
    for words in ("Amira Khan", "12:00–20:00", "V₂14:00", "Not covered (", "Visit R-1042", "1 law broken"):
        assert words in said


def test_a_wide_table_tells_times_and_cases(
    run: Run, team_file: Path, rota_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert "18:00 R-1042 1/2" in run("show", team_file, rota_file).stdout


def test_the_reason_for_leave_is_not_shown(run: Run, team_file: Path, rota_file: Path) -> None:
    said = run("show", team_file, rota_file).stdout
    assert "Away" in said
    assert "sick" not in said.lower()


def test_markup_in_a_name_is_text(run: Run, rota_file: Path, tmp_path: Path) -> None:
    team = tmp_path / "marked.json"
    team.write_text(write_team(small_team("[red]Amira[/] :smile:")), encoding="utf-8")
    assert "[red]Amira[/]" in run("show", team, rota_file).stdout


def test_leave_is_shown_on_a_day_on_which_nobody_works(run: Run, tmp_path: Path, team_file: Path) -> None:
    empty = small_rota().model_copy(update={"shifts": (), "uncovered": ()})
    (tmp_path / "empty.json").write_text(write_rota(empty), encoding="utf-8")
    assert "Away" in run("show", team_file, tmp_path / "empty.json").stdout


def test_private_wishes_and_reasons_are_not_printed(run: Run, team_file: Path, tmp_path: Path) -> None:
    wish = Preference(
        id="school-run", staff="amira", wants="not_work", start=780, end=840, weight=3, is_private=True
    )
    sick = Absence(id="ill", staff="amira", kind="sick", dates=DateRange(first=date(2026, 11, 26)))
    team = small_team()
    changed = team.model_copy(update={"preferences": (wish,), "absences": (*team.absences, sick)})
    team_file.write_text(write_team(changed), encoding="utf-8")
    monday = small_rota().shifts[0]
    moved = {"start": monday.start + 3 * DAY, "end": monday.end + 3 * DAY, "break_start": None}
    away = monday.model_copy(update=moved | {"id": "away", "break_end": None, "activities": ()})
    rota = tmp_path / "away.json"
    shifts = (*small_rota().shifts, away)
    rota.write_text(write_rota(small_rota().model_copy(update={"shifts": shifts})), encoding="utf-8")
    for said in (run("check", team_file, rota).stdout, run("check", team_file, rota, "--json").stdout):
        assert "sick" not in said
        assert "13:00–14:00" not in said
        assert "A private wish of Amira Khan is not granted." in " ".join(said.split())
        assert "but is away" in said
