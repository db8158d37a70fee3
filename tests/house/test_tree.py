"""The tree: a sentence in every package, tests that hide nothing, no drawer for odds and ends."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("planner", "solver", "ui", "resources", "tests", "benchmarks")
DRAWERS = {"utils", "misc", "helpers", "common", "manager"}


def python_files() -> list[Path]:
    """Every module of the project, its tests and benchmarks included."""
    return [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {file.parent for file in python_files()}
    assert [str(f.relative_to(ROOT)) for f in sorted(folders) if not (f / "__init__.py").is_file()] == []


def test_every_package_says_what_lives_there() -> None:
    openings = [f for f in python_files() if f.name == "__init__.py" and "tests" not in f.parts]
    silent = [f for f in openings if not ast.get_docstring(ast.parse(f.read_text(encoding="utf-8")))]
    assert [str(f.relative_to(ROOT)) for f in silent] == []


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    assert [str(f.relative_to(ROOT)) for f in python_files() if f.stem in DRAWERS] == []
