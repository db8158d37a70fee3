"""Solves in a process of its own: a crash there leaves the caller whole, and a stop always comes through.

Imports no OR-Tools.
"""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from typing import IO

from planner.domain.errors import PlannerError
from planner.domain.problem import RotaProblem
from planner.ports import OnProgress, ShouldStop, SolveProgress, SolveResult, SolveSettings
from solver.messages import STOP_LINE, Answer, BadMessageError, Failure, decode_answer, encode_request

POLL_SECONDS = 0.1
# After it was told to stop the process has so long before it is killed.
STOP_SECONDS = 2.0
# So long over its time a silent process counts as stuck (start-up, building and reading included).
GRACE_SECONDS = 20.0


class SolverDiedError(PlannerError):
    """The solver's process ended before there was a rota; `is_fault` unless it was asked to, or said why."""

    def __init__(self, sentence: str, next_step: str = "", *, is_fault: bool = True) -> None:
        super().__init__(sentence, next_step)
        self.is_fault = is_fault


class ProcessRotaSolver:
    """`planner.ports.RotaSolver` by a child process; `command` must run `solver.worker.main`."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)

    def solve(
        self,
        problem: RotaProblem,
        settings: SolveSettings,
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
    ) -> SolveResult:
        """See `RotaSolver.solve`. When the process ends by itself the best rota so far is returned, with a
        note; SolverDiedError when there is none yet, or when it cannot be started."""
        run = _Run(self._start(), settings, on_progress)
        try:
            return run.result(encode_request(problem, settings), should_stop)
        finally:
            run.end()

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # What a library says there is not for a person; our own faults come as an answer.
                stderr=subprocess.DEVNULL,
                bufsize=0,
                # Ctrl+C in a terminal must not reach the search: the caller decides, and asks it to stop.
                start_new_session=True,
            )
        except OSError as error:
            raise SolverDiedError(
                f"The solver's process could not be started ({error.strerror or error}).",
                "Install the program again, or start it from its own folder.",
            ) from error


class _Run:
    """One child process and what it has said so far."""

    def __init__(
        self, process: subprocess.Popen[bytes], settings: SolveSettings, on_progress: OnProgress | None
    ) -> None:
        self._process = process
        self._settings = settings
        self._on_progress = on_progress
        self._answers: queue.Queue[Answer | None] = queue.Queue()
        self._threads: list[threading.Thread] = []
        self._writing = threading.Lock()
        self._best: SolveProgress | None = None
        self._first_rota_seconds: float | None = None
        self._began = time.monotonic()
        self._stop_asked: float | None = None

    def result(self, request: bytes, should_stop: ShouldStop | None) -> SolveResult:
        """Talk to the process until it has answered or ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        stdin, stdout = self._process.stdin, self._process.stdout
        self._spawn(lambda: self._write(stdin, request))
        self._spawn(lambda: self._read(stdout))
        while True:
            with contextlib.suppress(queue.Empty):
                answer = self._answers.get(timeout=POLL_SECONDS)
                if isinstance(answer, SolveResult):
                    return answer
                if isinstance(answer, Failure):
                    return self._best_so_far(answer.sentence, is_fault=answer.is_fault)
                if answer is None:
                    return self._best_so_far(self._how_it_ended())
                self._hear(answer)
            if self._stop_asked is None and should_stop is not None and should_stop():
                self._ask_to_stop()
            if self._is_overdue():
                return self._best_so_far("The solver's process did not stop in time and was ended.")

    def end(self) -> None:
        """Leave no process and no thread behind."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _spawn(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, name="solver process", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _write(self, stdin: IO[bytes], line: bytes) -> None:
        # One line at a time: a stop must not land inside a problem that is still being written.
        with self._writing, contextlib.suppress(OSError, ValueError):
            rest = memoryview(line)
            while rest:
                rest = rest[stdin.write(rest) :]

    def _read(self, stdout: IO[bytes]) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in stdout:
                # A library may print to stdout; what is no message is passed over.
                with contextlib.suppress(BadMessageError):
                    self._answers.put(decode_answer(line))
        self._answers.put(None)

    def _hear(self, progress: SolveProgress) -> None:
        if progress.shifts is not None:
            self._best = progress
            if self._first_rota_seconds is None:
                self._first_rota_seconds = progress.seconds
        if self._on_progress is not None:
            self._on_progress(progress)

    def _ask_to_stop(self) -> None:
        self._stop_asked = time.monotonic()
        stdin = self._process.stdin
        assert stdin is not None
        self._spawn(lambda: self._write(stdin, STOP_LINE))

    def _is_overdue(self) -> bool:
        now = time.monotonic()
        if self._stop_asked is not None:
            return now - self._stop_asked > STOP_SECONDS
        if self._settings.repeatable:
            return False
        return now - self._began > self._settings.seconds + GRACE_SECONDS

    def _how_it_ended(self) -> str:
        code = self._process.wait()
        if code < 0:
            return f"The solver's process was ended from outside (signal {-code})."
        return f"The solver's process ended by itself (code {code})."

    def _best_so_far(self, sentence: str, *, is_fault: bool = True) -> SolveResult:
        if self._best is None:
            if self._stop_asked is not None:
                sentence, is_fault = "The search was stopped before there was a rota.", False
            step = "Nothing was changed; build the rota again."
            raise SolverDiedError(sentence, step, is_fault=is_fault)
        best = self._best
        return SolveResult(
            status="feasible" if self._stop_asked is None else "stopped",
            shifts=best.shifts,
            tiers=best.tiers,
            seconds=time.monotonic() - self._began,
            first_rota_seconds=self._first_rota_seconds,
            notes=(f"{sentence} The best rota found until then is kept.",),
        )
