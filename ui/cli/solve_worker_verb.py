"""`solve-worker` (hidden): the program as its own solver process, talking JSON lines on stdin and stdout."""

from __future__ import annotations

import os
import signal
import sys

import click


@click.command("solve-worker", hidden=True)
def solve_worker() -> int:
    """Solve what comes on standard input."""
    # Ctrl+C reaches every process of a terminal; the parent decides and tells the worker to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Nobody's plugins belong here, and to look for them takes a tenth of the start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from solver.worker import main

    return main(sys.stdin, sys.stdout)
