"""The solver's own process: reads a problem from stdin, writes progress and the result to stdout.

It loads the solver before it reads, so that a process which was started early answers at once.
It stops at the line `stop`, and when stdin ends: then the caller is gone and nobody would read the result.
It runs at low priority, so that the window and other programs stay quick.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import types
from typing import IO

from planner.domain.errors import PlannerError
from planner.fault_report import report_sentence
from planner.ports import SolveProgress
from solver.messages import STOP_LINE, Answer, Failure, decode_request, encode_answer

NICENESS = 10
# When the caller is gone, the search may take so long to stop before the process ends itself.
ORPHAN_SECONDS = 3.0
CHUNK = 1 << 16


def main(stdin: IO[str], stdout: IO[str]) -> int:
    """Answer one request; 0 when it was answered, 1 when it could not be (a `Failure` says why)."""
    lines = _Lines(stdin)
    give_way()
    out = _Answers(stdout, lines)
    try:
        import_lean()
        from solver.rota_solver import CpSatRotaSolver

        line = lines.next()
        if not line:
            return 0
        request = decode_request(line)
        lines.listen_for_stop()
        result = CpSatRotaSolver().solve(
            request.problem, request.settings, out.progress, lines.stop_is_asked.is_set
        )
        out.say(result)
    except PlannerError as error:
        out.say(Failure(str(error)))
        return 1
    except Exception as error:
        kept = report_sentence(error)
        sentence = f"The solver's process met a fault of the program ({type(error).__name__}).{kept}"
        out.say(Failure(sentence, is_fault=True))
        return 1
    finally:
        lines.is_done.set()
    return 0


class _Lines:
    """Lines of stdin, read from its descriptor: a thread that waits in a buffered read would hold a lock that
    the interpreter needs at its end."""

    def __init__(self, stdin: IO[str]) -> None:
        self.stop_is_asked = threading.Event()
        self.is_done = threading.Event()
        self._descriptor = stdin.fileno()
        self._rest = b""

    def next(self) -> bytes:
        """The next line; empty when stdin has ended."""
        while b"\n" not in self._rest:
            chunk = os.read(self._descriptor, CHUNK)
            if not chunk:
                return b""
            self._rest += chunk
        line, _, self._rest = self._rest.partition(b"\n")
        return line + b"\n"

    def listen_for_stop(self) -> None:
        """From now on a line `stop`, or the end of stdin, asks for a stop."""
        threading.Thread(target=self._listen, name="stdin", daemon=True).start()

    def _listen(self) -> None:
        while line := self.next():
            if line == STOP_LINE:
                self.stop_is_asked.set()
        self.stop_is_asked.set()
        if not self.is_done.wait(ORPHAN_SECONDS):
            os._exit(1)


class _Answers:
    """Writes answers; when nobody reads them any more, asks for a stop."""

    def __init__(self, stdout: IO[str], lines: _Lines) -> None:
        self._descriptor = stdout.fileno()
        self._lines = lines

    def progress(self, progress: SolveProgress) -> None:
        self.say(progress)

    def say(self, answer: Answer) -> None:
        rest = memoryview(encode_answer(answer))
        try:
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError:
            self._lines.stop_is_asked.set()


def give_way() -> None:
    """Lower this process's priority: the window and other programs go first."""
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(NICENESS)


def import_lean() -> None:
    """OR-Tools imports pandas for a few type names only; a stub halves the start of the process."""
    if "pandas" in sys.modules or "ortools" in sys.modules:
        return
    stub = types.ModuleType("pandas")
    for name in ("Index", "Series", "DataFrame"):
        setattr(stub, name, type(name, (), {}))
    sys.modules["pandas"] = stub
