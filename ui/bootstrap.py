"""Joins store, solver and services for the window and the command line. Imports no Qt and no OR-Tools."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The domain takes longer to import than all of Qt: the window must be able to appear without it.
    from planner.ports import Clock, RotaSolver
    from planner.store.sqlite_store import SqliteStore

# The hidden verb under which the program runs itself as the solver's process.
WORKER_VERB = "solve-worker"
# The same for the process that looks for fixes.
EXPLAIN_VERB = "explain-worker"
# What each executable of the packaged program must understand, the window's too.
HIDDEN_VERBS = (WORKER_VERB, EXPLAIN_VERB)
APP_NAME = "rotabene"


def is_frozen() -> bool:
    """Whether this is the packaged program, whose executable is itself and not Python."""
    return bool(getattr(sys, "frozen", False))


def solver_command() -> list[str]:
    """The command line that starts the solver's process: this same program with the hidden verb."""
    return _command(WORKER_VERB)


def explainer_command() -> list[str]:
    """The command line that starts the process which looks for fixes."""
    return _command(EXPLAIN_VERB)


def _command(verb: str) -> list[str]:
    """This same program with a hidden verb."""
    if is_frozen():
        return [sys.executable, verb]
    return [sys.executable, "-m", "ui.cli", verb]


def make_solver() -> RotaSolver:
    """The solver in a process of its own, so that a crash or a stop in it leaves the caller whole."""
    from solver.process import ProcessRotaSolver

    return ProcessRotaSolver(solver_command())


def search_workers() -> int:
    """How many search workers a solve may use on this machine: one a core that we may run on."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


def data_folder() -> Path:
    """The user's data folder of Rotabene, made when missing; the variable ROTABENE_DATA names another."""
    if named := os.environ.get("ROTABENE_DATA"):
        Path(named).mkdir(parents=True, exist_ok=True)
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False, ensure_exists=True)


def open_store(path: Path, clock: Clock | None = None) -> SqliteStore:
    """Open a team's database; raises PlannerError when it is damaged, newer or on a network drive."""
    from planner.services.system_clock import SystemClock
    from planner.store.sqlite_store import SqliteStore

    return SqliteStore.open(path, clock or SystemClock())
