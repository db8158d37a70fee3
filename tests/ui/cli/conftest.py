"""Files of the small team, a solver that answers at once, and the command run as a person runs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.domain.problem import RotaProblem
from planner.domain.rota import Tier
from planner.importers.team_file import write_rota, write_team
from planner.ports import OnProgress, ShouldStop, SolveProgress, SolveResult, SolveSettings
from tests.planner.exporters.small_team import small_rota, small_team
from ui.cli.main import main

Run = Callable[..., Result]
TIERS = (
    Tier(name="statutory demand", value=0, bound=0, proved=True),
    Tier(name="other demand", value=0, bound=0, proved=True),
)
LAWFUL_SHIFTS = tuple(shift for shift in small_rota().shifts if shift.id != "amira@2026-11-24")
FOUND = SolveResult("feasible", LAWFUL_SHIFTS, TIERS, 1.25, 0.5)


@dataclass
class QuickSolver:
    """Answers with shifts it was given; keeps what it was asked."""

    result: SolveResult = FOUND
    problem: RotaProblem | None = None
    settings: SolveSettings | None = None
    error: BaseException | None = None

    def solve(
        self,
        problem: RotaProblem,
        settings: SolveSettings,
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
    ) -> SolveResult:
        self.problem, self.settings = problem, settings
        if self.error is not None:
            raise self.error
        assert on_progress is not None
        assert should_stop is not None
        on_progress(SolveProgress(0.1, "building"))
        on_progress(SolveProgress(0.5, "searching", 1, 40, 0, 3, LAWFUL_SHIFTS))
        on_progress(SolveProgress(0.9, "searching", 2, None, None, 1, LAWFUL_SHIFTS, TIERS[:1]))
        return self.result


@pytest.fixture
def run() -> Run:
    """Run the command with arguments and, perhaps, standard input."""

    def invoke(*arguments: str | Path, stdin: str | None = None) -> Result:
        return CliRunner().invoke(main, [str(each) for each in arguments], input=stdin)

    return invoke


@pytest.fixture
def solver(monkeypatch: pytest.MonkeyPatch) -> QuickSolver:
    """The solver that `plan` and `repair` get instead of the one in a process of its own."""
    quick = QuickSolver()
    for module in ("plan_request", "repair_request"):
        monkeypatch.setattr(f"ui.cli.{module}.make_solver", lambda: quick)
    return quick


@pytest.fixture
def team_file(tmp_path: Path) -> Path:
    path = tmp_path / "team.json"
    path.write_text(write_team(small_team()), encoding="utf-8")
    return path


@pytest.fixture
def rota_file(tmp_path: Path) -> Path:
    """A rota with a broken law: Amira's Tuesday ends after her agreed hours."""
    path = tmp_path / "rota.json"
    path.write_text(write_rota(small_rota()), encoding="utf-8")
    return path


@pytest.fixture
def lawful_rota_file(tmp_path: Path) -> Path:
    path = tmp_path / "lawful.json"
    path.write_text(write_rota(small_rota().model_copy(update={"shifts": LAWFUL_SHIFTS})), encoding="utf-8")
    return path
