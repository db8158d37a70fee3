"""What cannot be planned, or asks for nothing, is answered in words: by the use case and by `plan`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.importers.team_file import write_rota, write_team
from planner.ports import SolveSettings
from planner.services.build_rota import NoRotaError, PlannedRota, plan_rota
from solver.rota_solver import CpSatRotaSolver
from tests.brief_usual_hours import brief_usual_hours
from tests.planner.services.small_office import MONDAY, StillClock, small_team
from tests.ui.cli.conftest import Run
from tests.ui.cli.odd_teams import ODD_TEAMS, OddTeam, with_three_workers

ODD = pytest.mark.parametrize("odd", ODD_TEAMS, ids=lambda odd: odd.name)

__all__ = ["brief_usual_hours"]


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real solver, without the start of a process for each team."""
    monkeypatch.setattr("ui.cli.plan_request.make_solver", CpSatRotaSolver)


@ODD
def test_the_use_case_answers_in_words(odd: OddTeam) -> None:
    told = answer(odd)
    assert any(odd.sentence in sentence for sentence in told), told


def answer(odd: OddTeam) -> list[str]:
    """All that is said of the team's rota, or why there is none."""
    settings = SolveSettings(seconds=20, workers=1)

    def plan() -> PlannedRota:
        return plan_rota(
            odd.team(),
            MONDAY,
            odd.weeks,
            CpSatRotaSolver(),
            settings,
            who="Jo Patel",
            clock=StillClock(),
            base=odd.base,
        )

    if odd.code:
        with pytest.raises(NoRotaError) as refused:
            plan()
        return [str(refused.value)]
    planned = plan()
    return [
        *planned.rota.made.notes,
        *(line.reason for line in planned.rota.uncovered),
        *(finding.sentence for finding in planned.findings),
    ]


@ODD
def test_the_command_line_answers_in_words(odd: OddTeam, run: Run, tmp_path: Path) -> None:
    team, base = tmp_path / "team.json", tmp_path / "base.json"
    team.write_text(write_team(odd.team()), encoding="utf-8")
    arguments: list[str | Path] = ["plan", team, "--week", "2026-11-23", "--weeks", str(odd.weeks)]
    if odd.base is not None:
        base.write_text(write_rota(odd.base), encoding="utf-8")
        arguments += ["--from", base]
    result = run(*arguments, "--workers", "1", "--seconds", "20", "--json")
    assert result.exit_code == odd.code, result.stderr
    assert "Traceback" not in result.output
    said = json.loads(result.stdout)
    assert said["status"] == ("infeasible" if odd.code else "optimal")
    assert odd.sentence in json.dumps(said, ensure_ascii=False)


def test_a_visit_for_three_workers_is_refused_with_its_place(run: Run, tmp_path: Path) -> None:
    team = tmp_path / "team.json"
    team.write_text(with_three_workers(write_team(small_team())), encoding="utf-8")
    result = run("plan", team)
    assert result.exit_code == 2
    assert "visits[0]" in result.stderr
    assert "Traceback" not in result.stderr
