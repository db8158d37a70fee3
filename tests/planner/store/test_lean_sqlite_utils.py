"""Opening a plan loads neither pandas nor numpy, and does not spoil them for others."""

from __future__ import annotations

import subprocess
import sys


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_pandas_and_numpy_are_not_imported() -> None:
    program = (
        "import sys; import planner.store.sqlite_store; "
        "print([name for name in ('pandas', 'numpy') if name in sys.modules])"
    )
    assert run(program) == "[]"


def test_who_needs_them_later_still_gets_them() -> None:
    assert run("import planner.store.sqlite_store, numpy; print(numpy.array([1]).sum())") == "1"
