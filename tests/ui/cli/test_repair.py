"""`repair`: what it asks the solver, says and writes; the search itself is tested with the solver."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.domain.time_grid import parse_iso_minute
from planner.importers.team_file import read_rota
from planner.ports import SolveResult
from tests.ui.cli.conftest import LAWFUL_SHIFTS, QuickSolver, Run

FROM = ("--from", "2026-11-23T06:00")


@pytest.mark.usefixtures("solver")
def test_nothing_changes_and_the_rota_is_written(
    run: Run, team_file: Path, lawful_rota_file: Path, tmp_path: Path
) -> None:
    result = run("repair", team_file, lawful_rota_file, *FROM, "-o", tmp_path / "out.json")
    assert result.exit_code == 0, result.output
    assert "Nothing changes." in result.stdout
    assert read_rota(tmp_path / "out.json").shifts == LAWFUL_SHIFTS


def test_changes_are_told_and_counted(
    run: Run, solver: QuickSolver, team_file: Path, lawful_rota_file: Path
) -> None:
    solver.result = SolveResult("feasible", LAWFUL_SHIFTS[1:])
    said = run("repair", team_file, lawful_rota_file, *FROM)
    assert "1 person changes, 1 shift; nobody loses a day off." in said.stdout
    told = json.loads(run("repair", team_file, lawful_rota_file, *FROM, "--json").stdout)
    assert told["changes"]["headline"] == "1 person changes, 1 shift; nobody loses a day off."
    assert told["changes"]["shifts"] == 1
    assert told["changes"]["people"][0]["staff"] == LAWFUL_SHIFTS[0].staff
    assert told["status"] == "feasible"


def test_who_is_sick_and_the_moment_reach_the_solver(
    run: Run, solver: QuickSolver, team_file: Path, lawful_rota_file: Path
) -> None:
    sick = LAWFUL_SHIFTS[0].staff
    solver.result = SolveResult("feasible", tuple(each for each in LAWFUL_SHIFTS if each.staff != sick))
    days = f"{sick}:2026-11-23..2026-11-27"
    result = run("repair", team_file, lawful_rota_file, *FROM, "--sick", days)
    assert result.exit_code == 0, result.output
    assert solver.problem is not None
    assert solver.problem.repair is not None
    assert solver.problem.repair.moment == parse_iso_minute("2026-11-23T06:00")
    assert {day.off_reason for day in solver.problem.person_by_id[sick].days[:5]} <= {"sick", "not working"}
    assert "cannot work as planned." in result.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--from", "soon"), "“soon” is no moment."),
        (("--from", "2027-03-01"), "Nothing of this rota lies after"),
        (("--sick", "zoe:2026-11-24"), "“zoe” is nobody of"),
        (("--sick", "nobody"), "“” is nobody of"),
        (("--sick", "Carys Hughes:Tuesday"), "is no day, nor days."),
        (("--sick", "Carys Hughes:2026-11-25..2026-11-24"), "ends before it begins."),
    ],
)
@pytest.mark.usefixtures("solver")
def test_what_cannot_be_used_is_said_in_a_sentence(
    run: Run, team_file: Path, lawful_rota_file: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    result = run("repair", team_file, lawful_rota_file, *arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("moment", ["9999-12-31T24:00", "9999-12-31", "2026-11-30"])
def test_a_moment_after_the_rota_is_refused_with_the_day_and_year_it_ends(
    run: Run, team_file: Path, lawful_rota_file: Path, moment: str
) -> None:
    result = run("repair", team_file, lawful_rota_file, "--from", moment)
    assert result.exit_code == 2
    assert "it ends with Sun 29 Nov 2026." in result.stderr
