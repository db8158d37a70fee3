"""`explain-worker` (hidden): the program as the window's explaining process."""

from __future__ import annotations

import os
import signal
import sys

import click


@click.command("explain-worker", hidden=True)
def explain_worker() -> int:
    """Answer the questions that come on standard input."""
    # Ctrl+C reaches every process of a terminal; the window decides and tells this one to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library prints must not land among the replies.
    replies = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    from solver.explain_worker import main

    return main(sys.stdin.fileno(), replies)
