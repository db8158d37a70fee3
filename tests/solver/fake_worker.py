"""A stand-in for the solver's process that does what its first argument says, for tests of the caller."""

from __future__ import annotations

import os
import signal
import sys
import threading

from planner.ports import SolveProgress, SolveResult
from solver.messages import Answer, Failure, encode_answer
from tests.planner.rules import factory as make

ROTA = (make.shift("ana", "Tue 09:00-17:00"),)


def say(answer: Answer) -> None:
    sys.stdout.buffer.write(encode_answer(answer))
    sys.stdout.buffer.flush()


def main(way: str) -> None:
    """Read the request, then behave."""
    sys.stdin.buffer.readline()
    if way == "chatter":
        print("Licence checked out.", flush=True)
        say(SolveResult("optimal", ROTA))
        return
    if way == "failure":
        say(Failure("The search is out of memory."))
        return
    if way == "silence":
        return
    if "early" not in way:
        say(SolveProgress(0.1, "searching", 1, 10, 0, 0, ROTA))
    if "killed" in way:
        os.kill(os.getpid(), signal.SIGKILL)
    if way == "deaf":
        # Hears no stop.
        threading.Event().wait(60)
    if way == "obedient":
        assert sys.stdin.buffer.readline() == b"stop\n"
        say(SolveResult("stopped", ROTA))


if __name__ == "__main__":
    main(sys.argv[1])
