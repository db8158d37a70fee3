"""`run.py` speaks in sentences, on any Python and whatever is missing."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import run


def test_an_old_python_can_read_the_file() -> None:
    source = Path(run.__file__).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))


def test_an_old_python_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "OLDEST_PYTHON", (99, 0))
    assert run.main([]) == 1
    assert "3.11 or newer is needed" in capsys.readouterr().err


def test_only_the_standard_library_is_imported() -> None:
    tree = ast.parse(Path(run.__file__).read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert imported <= sys.stdlib_module_names


def test_a_full_disk_is_said_before_anything_is_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "MARK", tmp_path / ".venv" / "ready")
    monkeypatch.setattr(run, "NEEDED_MEGABYTES", 10**12)
    assert run.main(["setup"]) == 1
    assert "Free some space" in capsys.readouterr().err
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(
    ("said_by_pip", "sentence"),
    [
        ("NewConnectionError: [Errno 101] Network is unreachable", "index could not be reached"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: No matching distribution found for ortools==9.15.6755", "no build for this machine"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
            "not the one that was pinned",
        ),
        ("something nobody has seen before", "something nobody has seen before"),
    ],
)
def test_what_pip_says_becomes_a_sentence(said_by_pip: str, sentence: str) -> None:
    assert sentence in run.meaning_of(said_by_pip)


def test_without_the_right_to_install_the_exact_command_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(run, "root_prefix", lambda: None)
    with pytest.raises(
        run.SetupError, match=r"sudo apt-get update && sudo apt-get install .* libegl1 libgl1"
    ):
        run.install_system_packages(["libegl1", "libgl1"])


def test_off_debian_the_missing_parts_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(run.SetupError, match="libegl1"):
        run.install_system_packages(["libegl1"])


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (["test"], "-m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder"),
        (["test", "tests/solver", "-x"], "-m pytest tests/solver -x"),
        (["agree", "--teams", "50"], "-m tests.solver.agreement --teams 50"),
        (["show", "riverside"], "-m ui.cli show riverside"),
    ],
)
def test_all_tests_share_the_cores_and_named_ones_run_in_one_process(
    monkeypatch: pytest.MonkeyPatch, words: list[str], given: str
) -> None:
    started: list[str] = []

    def start(*words: str, at: object = None) -> int:
        del at
        started.extend(words)
        return 0

    for name in ("install_system_packages", "make_environment"):
        monkeypatch.setattr(run, name, lambda *_: None)
    monkeypatch.setattr(run, "in_environment", start)
    assert run.main(words) == 0
    assert " ".join(started) == given


def test_help_names_the_two_commands() -> None:
    said = subprocess.run(
        [sys.executable, run.__file__, "help"], capture_output=True, text=True, check=True
    ).stdout
    assert "python3 run.py " in said
    assert "python3 run.py test" in said


def test_without_a_part_of_the_accessibility_bus_its_package_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(run, "READER_PARTS", {"no-such-program": "xvfb", "/no/such/file": "at-spi2-core"})
    assert run.missing_reader_parts() == ["at-spi2-core", "xvfb"]


def test_where_there_is_no_accessibility_bus_the_walk_over_it_fails_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert run.main(["reader"]) == 1
    assert "on Linux only" in capsys.readouterr().err
