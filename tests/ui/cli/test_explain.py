"""`explain` and `why`: sentences for people, one object for programs, exit codes as the other verbs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from planner.importers.team_file import write_rota, write_team
from tests.planner.rules.factory import shift
from tests.planner.services.explain.small_teams import leave, planned, staff, team, visit
from ui.cli.main import main


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    made = team(
        staff("ana"),
        staff("ben"),
        absences=(leave("ben", "tue"),),
        visits=(visit("v1", "Tue 10:00-12:00", workers=2),),
    )
    folder = tmp_path_factory.mktemp("explain")
    team_path, rota_path = folder / "team.json", folder / "rota.json"
    team_path.write_text(write_team(made), encoding="utf-8")
    rota_path.write_text(write_rota(planned(made)), encoding="utf-8")
    return team_path, rota_path


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    return result.exit_code, result.output


def test_funnel_is_told_step_by_step(files: tuple[Path, Path]) -> None:
    code, told = run("explain", *files, "C-v1", "--no-fixes")
    assert code == 0
    assert "2 in the team" in told
    assert "−1 on leave or not working (Ben); 1 left" in told
    assert "1 found: Ana" in told


def test_json_holds_funnel_and_fixes(files: tuple[Path, Path]) -> None:
    code, told = run("explain", *files, "--json", "--seconds", "20", "--workers", "1")
    assert code == 0
    (demand,) = json.loads(told)["demands"]
    assert demand["funnel"]["demand"] == "v1"
    assert {"kind", "sentence", "asks", "proof", "toil_minutes"} <= set(demand["fixes"][0])


def test_why_says_what_would_be_lost(files: tuple[Path, Path]) -> None:
    code, told = run("why", *files, "ana@2026-11-24", "--json", "--seconds", "10", "--workers", "1")
    assert code == 0
    found = json.loads(told)
    assert not found["is_free"]
    assert found["sentence"].startswith("Without Ana, Tue 24 Nov 09:00–17:00: ")


def test_unknown_demand_is_a_sentence(files: tuple[Path, Path]) -> None:
    result = CliRunner().invoke(main, ["explain", *map(str, files), "nothing", "--no-fixes"])
    assert result.exit_code != 0
    assert "Nothing called “nothing” is asked for" in str(result.exception) + result.output


def test_without_a_demand_the_whole_story_is_told(files: tuple[Path, Path]) -> None:
    code, told = run("explain", *files, "--no-fixes")
    assert code == 0
    assert "rules: England, NJC Green Book, from 1 Apr 2026" in told
    assert "statutory demand (proved): no rota covers more of it" in told
    assert "Agreed hours: the contracts and patterns of 2 people." in told


def test_json_holds_status_fairness_clashes_and_what_was_not_looked_at(files: tuple[Path, Path]) -> None:
    code, told = run("explain", *files, "--json", "--no-fixes", "--fairness")
    assert code == 0
    found = json.loads(told)
    assert found["status"]["claims"][0] == {
        "tier": "statutory demand",
        "proved": True,
        "sentence": "no rota covers more of it",
    }
    assert found["fairness"]["proof"]["sentence"]
    assert found["clashes"] == []
    assert "not_looked_at" in found


def test_a_week_without_a_lawful_rota_names_what_clashes_and_what_would_do(tmp_path: Path) -> None:
    made = team(
        staff("ana", "07:00~23:00"),
        pins=tuple(shift("ana", times, is_pinned=True) for times in ("Tue 14:00-22:30", "Wed 07:00-15:00")),
    )
    path = tmp_path / "team.json"
    path.write_text(write_team(made), encoding="utf-8")
    result = CliRunner().invoke(main, ["plan", str(path), "--week", "2026-11-23", "--seconds", "5"])
    assert result.exit_code == 1
    assert "cannot stand together:" in result.output
    assert "It would do to: Unpin Ana's shift Wed 25 Nov 07:00–15:00" in result.output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("plan", "riverside", "--week", "tomorrow"), "“tomorrow” is no day; write it as 2026-11-23."),
        (("plan", "riverside", "-o", ""), "The name of the file to write is empty."),
        (
            ("export", "riverside", "r.json", "--format", "csv", "--paper", "a3", "-o", "x"),
            "--paper is for --format pdf.",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(arguments: tuple[str, ...], sentence: str) -> None:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code != 0
    assert sentence in f"{result.output} {result.exception}"
