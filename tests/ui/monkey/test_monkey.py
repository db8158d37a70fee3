"""A few seconds of random hands in every run of the tests; an hour is `python3 run.py monkey`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.ui.monkey.kept import differences

ROOT = Path(__file__).resolve().parents[3]


def test_a_few_seconds_of_random_hands_lose_nothing() -> None:
    """In a process of its own: a crash of Qt's would else end the tests, and say nothing."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.ui.monkey", "--minutes", "0.2", "--seed", "7"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "back to the start and forth again" in run.stdout


def test_a_lost_edit_is_told_with_the_line_that_differs() -> None:
    before = {"team": "one\ntwo\n", "rota of 2026-11-23": "a\n"}
    assert differences(before, dict(before)) == []
    assert differences(before, {**before, "team": "one\nthree\n"}) == ["team\n  was two\n  is  three"]
    assert differences(before, {"team": before["team"]}) == ["rota of 2026-11-23\n  was a\n  is  (nothing)"]
