"""Whatever goes wrong is a sentence and an exit code; tried in real processes where streams are concerned."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from solver.process import SolverDiedError
from tests.ui.cli.conftest import QuickSolver, Run
from ui.cli.streams import note

COMMAND = [sys.executable, "-m", "ui.cli"]
ROOT = Path(__file__).resolve().parents[3]


def shell(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell; `"$@"` is the command, `$0` has no meaning."""
    return subprocess.run(
        ["sh", "-c", script, "sh", *COMMAND, *(str(each) for each in arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=ROOT,
    )


def said_in_sentences(result: subprocess.CompletedProcess[str]) -> bool:
    return "Traceback" not in result.stderr and "Exception" not in result.stderr


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"{", "line 1"),
        (b"[]", "object"),
        (b'{"format": "rotabene-team/9"}', "newer"),
        ("{}".encode("utf-16"), "UTF-16"),
        (b"\xff\xfe\xfd", "UTF"),
        (b'{"format": "rotabene-team/1", "id": "x"}', "name"),
    ],
)
def test_a_file_that_is_no_team_is_refused(run: Run, tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "team.json").write_bytes(content)
    result = run("plan", tmp_path / "team.json")
    assert result.exit_code == 2
    assert sentence in result.stderr


@pytest.mark.parametrize("name", ["no-such-team", "no/such/file.json", "/", ".", "", "a\0b", "x" * 5000])
def test_a_name_that_is_no_team_is_refused(run: Run, name: str) -> None:
    result = run("plan", name)
    assert result.exit_code == 2
    assert result.stderr.startswith("rotabene: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan"],
        ["plan", "riverside", "--week", "yesterday"],
        ["plan", "riverside", "--weeks", "0"],
        ["plan", "riverside", "--seconds", "nan"],
        ["export", "riverside", "x", "--format", "doc", "-o", "y"],
        ["dance"],
        ["schema", "solver"],
    ],
)
def test_a_wrong_command_line_exits_with_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("rotabene: ")


def test_a_fault_of_ours_is_owned_and_reported(
    run: Run, solver: QuickSolver, team_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    solver.error = ZeroDivisionError("a surprise")
    result = run("plan", team_file)
    assert result.exit_code == 70
    assert "the fault is ours" in result.stderr
    assert "Traceback" not in result.stderr
    (report,) = tmp_path.glob("rotabene-report-*.txt")
    assert "a surprise" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(("is_fault", "code"), [(True, 70), (False, 2)])
def test_a_solver_that_dies_without_a_rota_is_a_fault_of_ours(
    run: Run, solver: QuickSolver, team_file: Path, is_fault: bool, code: int
) -> None:
    solver.error = SolverDiedError("The solver's process ended by itself (code 3).", is_fault=is_fault)
    result = run("plan", team_file)
    assert result.exit_code == code
    assert "The solver's process ended by itself (code 3)." in result.stderr


def test_giving_up_is_no_fault(run: Run, solver: QuickSolver, team_file: Path) -> None:
    solver.error = KeyboardInterrupt()
    assert run("plan", team_file).exit_code == 130


class TestStreams:
    """Standard streams that are closed, full or left by their reader."""

    def test_a_reader_that_goes_away_ends_it_quietly(self) -> None:
        for arguments in (["sample"], ["sample", "riverside"]):
            result = shell('{ "$@"; echo "code $?" >&2; } | true', *arguments)
            assert result.stderr == "code 141\n"

    def test_a_full_device_is_said(self) -> None:
        result = shell('"$@" >/dev/full', "schema")
        assert result.returncode == 2
        assert "could not be written" in result.stderr
        assert said_in_sentences(result)

    def test_closed_standard_output_is_said(self) -> None:
        result = shell('"$@" >&-', "sample")
        assert result.returncode == 2
        assert "Standard output is closed" in result.stderr
        assert said_in_sentences(result)

    def test_closed_standard_input_is_said(self) -> None:
        result = shell('"$@" <&-', "check", "riverside", "-")
        assert result.returncode == 2
        assert "Standard input is closed" in result.stderr

    def test_with_standard_error_closed_the_exit_code_still_tells(self) -> None:
        assert shell('"$@" 2>&-', "plan", "no-such-team").returncode == 2

    def test_an_encoding_without_dashes_does_not_end_it(self) -> None:
        result = shell('PYTHONIOENCODING=ascii "$@"', "sample")
        assert result.returncode == 0
        assert "riverside" in result.stdout

    def test_a_help_page_needs_no_display_and_no_heavy_library(self) -> None:
        script = (
            "import sys; import ui.cli.main as m; m.main.get_command(None, 'plan');"
            "print([n for n in ('PySide6','ortools','numpy','pandas','rich','typst') if n in sys.modules])"
        )
        result = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
        )
        assert result.stdout.strip() == "[]"


def test_a_sentence_that_quotes_control_characters_shows_them_harmless(
    capsys: pytest.CaptureFixture[str],
) -> None:
    note("rotabene: “Amira \x1b[31mKhan” is no file.\nMend it.")
    assert capsys.readouterr().err == "rotabene: “Amira �[31mKhan” is no file.\nMend it.\n"
