"""How the parts are joined: from source and as the packaged program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ui.bootstrap import data_folder, search_workers, solver_command


def test_from_source_the_solver_is_this_python_with_the_hidden_verb() -> None:
    assert solver_command() == [sys.executable, "-m", "ui.cli", "solve-worker"]


def test_the_packaged_program_is_its_own_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert solver_command() == [sys.executable, "solve-worker"]


def test_there_is_at_least_one_search_worker() -> None:
    assert search_workers() >= 1


def test_the_data_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ROTABENE_DATA", str(tmp_path / "deep" / "data"))
    assert data_folder() == tmp_path / "deep" / "data"
    assert data_folder().is_dir()


def test_joining_needs_neither_qt_nor_or_tools() -> None:
    script = (
        "import sys, ui.bootstrap as b; b.make_solver();"
        "print([n for n in ('PySide6', 'ortools', 'pandas') if n in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root
    )
    assert said.stdout.strip() == "[]"
