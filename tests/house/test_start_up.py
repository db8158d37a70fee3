"""What the window's process may and may not carry, and the Qt it may run on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("ortools", "pandas", "numpy", "argon2", "keyring", "cryptography")
CALLS = 500


def modules_after_importing(*names: str) -> set[str]:
    """The top-level modules that a fresh Python holds after importing these."""
    code = f"import json, sys, {', '.join(names)}; print(json.dumps([n.split('.')[0] for n in sys.modules]))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout))


@pytest.mark.parametrize("entry", ["ui", "ui.bootstrap", "ui.cli.main", "ui.main_window.application"])
def test_the_window_and_the_command_line_load_nothing_heavy(entry: str) -> None:
    assert modules_after_importing(entry).isdisjoint(HEAVY)


@pytest.mark.parametrize("entry", ["ui.bootstrap", "ui.cli.main", "ui.__main__"])
def test_the_command_line_loads_no_qt(entry: str) -> None:
    assert "PySide6" not in modules_after_importing(entry)


def test_calls_that_return_nothing_keep_their_reference_to_none(qapp: QApplication) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one a call, and the process aborts after about 5,000."""
    assert qapp is not None
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert sys.getrefcount(None) - before > -CALLS // 10
