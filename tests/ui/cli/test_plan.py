"""`plan`: what it prints, writes and returns; the search itself is tested with the solver."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.importers.team_file import parse_rota, read_rota, write_team
from planner.ports import SolveResult
from tests.planner.exporters.small_team import small_team
from tests.ui.cli.conftest import QuickSolver, Run


def planned(run: Run, *arguments: str | Path, stdin: str | None = None) -> dict[str, Any]:
    result = run("plan", *arguments, "--json", stdin=stdin)
    value: dict[str, Any] = json.loads(result.stdout)
    return value


def test_the_json_holds_what_it_promises(run: Run, solver: QuickSolver, team_file: Path) -> None:
    said = planned(run, team_file)
    assert said["status"] == "feasible"
    assert (said["seconds"], said["first_rota_seconds"]) == (1.25, 0.5)
    assert [tier["name"] for tier in said["tiers"]][:2] == ["statutory demand", "other demand"]
    assert set(said["tiers"][0]) >= {"name", "value", "bound", "proved"}
    assert {"demand", "missing", "reason"} <= set(said["uncovered"][0])
    assert said["violations"]["law"] == []
    assert said["violations"]["policy"][0]["rule"]
    assert parse_rota(json.dumps(said["rota"]), "the output").team == "riverside"
    assert solver.problem is not None


@pytest.mark.usefixtures("solver")
def test_the_rota_is_written_and_shown(run: Run, team_file: Path, tmp_path: Path) -> None:
    result = run("plan", team_file, "-o", tmp_path / "out.json")
    assert result.exit_code == 0
    assert "Riverside Family Safeguarding" in result.stdout
    assert "Carys Hughes" in result.stdout
    assert read_rota(tmp_path / "out.json").first_day == date(2026, 11, 23)


def test_what_befell_the_search_is_said_below_the_rota(
    run: Run, solver: QuickSolver, team_file: Path
) -> None:
    sentence = "The solver's process was ended from outside (signal 9). The best rota is kept."
    solver.result = replace(solver.result, notes=(sentence,))
    assert sentence in run("plan", team_file).stdout


@pytest.mark.usefixtures("solver")
def test_a_dash_writes_the_rota_to_standard_output_and_nothing_else(run: Run, team_file: Path) -> None:
    result = run("plan", team_file, "-o", "-")
    assert parse_rota(result.stdout, "the output").made.status == "feasible"


@pytest.mark.usefixtures("solver")
def test_without_a_terminal_progress_is_plain_lines(run: Run, team_file: Path) -> None:
    result = run("plan", team_file)
    lines = result.stderr.splitlines()
    assert lines[0] == "Building the rota of Riverside Family Safeguarding, Mon 23 – Sun 29 Nov 2026"
    assert [line.split("s  ")[1] for line in lines[1:]] == [
        "First rota: 3 not covered",
        "Better rota: 1 not covered",
        "Statutory demand: 0, proved",
    ]
    assert "\x1b" not in result.stderr + result.stdout


@pytest.mark.usefixtures("solver")
def test_json_and_quiet_keep_standard_error_empty(run: Run, team_file: Path) -> None:
    assert run("plan", team_file, "--json").stderr == ""
    assert run("plan", team_file, "-q").stderr == ""


def test_the_team_can_come_from_standard_input(run: Run, solver: QuickSolver) -> None:
    assert planned(run, "-", stdin=write_team(small_team()))["rota"]["team"] == "riverside"
    assert solver.problem is not None


def test_a_sample_is_named_instead_of_a_file(
    run: Run, solver: QuickSolver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    run("plan", "riverside")
    assert solver.problem is not None
    assert (solver.problem.team_id, solver.problem.first_day) == ("riverside", date(2026, 11, 23).toordinal())


@pytest.mark.parametrize("day", ["2026-11-30", "2026-12-02", "2026-12-06"])
def test_any_day_names_its_week(run: Run, solver: QuickSolver, team_file: Path, day: str) -> None:
    solver.result = SolveResult("feasible", (), (), 1.0, 0.1)
    said = planned(run, team_file, "--week", day, "--weeks", "2")
    assert (said["rota"]["first_day"], said["rota"]["weeks"]) == ("2026-11-30", 2)


def test_settings_reach_the_solver(run: Run, solver: QuickSolver, team_file: Path) -> None:
    planned(run, team_file, "--seconds", "7.5", "--seed", "42", "--workers", "1", "--repeatable")
    settings = solver.settings
    assert settings is not None
    assert (settings.seconds, settings.seed, settings.workers, settings.repeatable) == (7.5, 42, 1, True)


def test_pins_of_an_earlier_rota_are_kept(
    run: Run, solver: QuickSolver, team_file: Path, lawful_rota_file: Path
) -> None:
    rota = read_rota(lawful_rota_file)
    pinned = rota.shifts[0].model_copy(update={"is_pinned": True})
    lawful_rota_file.write_text(
        json.dumps(
            rota.model_copy(update={"shifts": (pinned, *rota.shifts[1:])}).model_dump(
                mode="json", exclude_defaults=True
            )
            | {"format": rota.format}
        ),
        encoding="utf-8",
    )
    solver.result = SolveResult("feasible", (pinned, *rota.shifts[1:]), (), 1.0, 0.1)
    planned(run, team_file, "--from", lawful_rota_file)
    assert solver.problem is not None
    assert [shift.id for shift in solver.problem.pinned_shifts] == ["amira@2026-11-23"]


def test_clashing_pins_leave_no_rota_and_say_why(run: Run, solver: QuickSolver, team_file: Path) -> None:
    solver.result = SolveResult("infeasible", None, conflicts=("Ben is pinned on two places.",))
    result = run("plan", team_file, "--json")
    said = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (said["status"], said["rota"]) == ("infeasible", None)
    assert said["problems"][0]["sentence"] == "Ben is pinned on two places."
    assert "No lawful rota" in result.stderr


def test_a_solver_that_breaks_the_law_is_not_believed(
    run: Run, solver: QuickSolver, team_file: Path, tmp_path: Path
) -> None:
    from tests.planner.exporters.small_team import small_rota

    solver.result = SolveResult("feasible", small_rota().shifts, (), 1.0, 0.1)
    result = run("plan", team_file, "-o", tmp_path / "out.json")
    assert result.exit_code == 2
    assert "breaks the law" in result.stderr
    assert not (tmp_path / "out.json").exists()


def test_a_bad_team_lists_every_problem_and_writes_nothing(
    run: Run, solver: QuickSolver, tmp_path: Path
) -> None:
    team = json.loads(write_team(small_team()))
    team["visits"][0]["allocated_worker"] = "nobody"
    team["events"][0]["people"] = ["nobody-else"]
    (tmp_path / "bad.json").write_text(json.dumps(team), encoding="utf-8")
    result = run("plan", tmp_path / "bad.json", "-o", tmp_path / "out.json", "--json")
    assert result.exit_code == 2
    assert "visits[0].allocated_worker" in result.stderr
    assert "events[0].people" in result.stderr
    said = json.loads(result.stdout)
    assert (said["status"], said["rota"], len(said["problems"])) == ("invalid", None, 2)
    assert not (tmp_path / "out.json").exists()
    assert solver.problem is None


@pytest.mark.parametrize(
    ("output", "sentence"), [(".", "is a folder"), ("missing/out.json", "folder of"), ("sub/", "is a folder")]
)
def test_an_output_that_cannot_be_written_is_refused_before_the_search(
    run: Run,
    solver: QuickSolver,
    team_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    output: str,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("plan", team_file, "-o", output)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert solver.problem is None


def test_a_disk_that_fills_during_the_search_does_not_lose_the_rota(
    run: Run, solver: QuickSolver, team_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROTABENE_DATA", str(tmp_path / "data"))
    gone = tmp_path / "stick"
    gone.mkdir()

    def full(*_: object) -> SolveResult:
        gone.rmdir()
        return solver.result

    monkeypatch.setattr(solver, "solve", full)
    result = run("plan", team_file, "-o", gone / "out.json")
    assert result.exit_code == 2
    (kept,) = (tmp_path / "data").glob("rescued-*.json")
    assert str(kept) in result.stderr
    assert read_rota(kept).team == "riverside"


def test_a_year_beyond_all_plans_is_refused(run: Run, solver: QuickSolver, team_file: Path) -> None:
    result = run("plan", team_file, "--week", "9999-12-31")
    assert result.exit_code == 2
    assert "9999-12-31" in result.stderr
    assert solver.problem is None


@pytest.mark.usefixtures("solver")
def test_it_says_what_the_team_has_for_the_front_line(run: Run, team_file: Path) -> None:
    said = " ".join(run("plan", team_file).stdout.split())
    assert "A full-time post has about" in said
    assert "a week for front-line work after leave, lockdown, supervision and reserve" in said
