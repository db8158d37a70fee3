"""The explaining process as the command line asks it: one question, its fixes as they come, its answer."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
from collections.abc import Callable, Sequence
from datetime import date
from types import TracebackType
from typing import Self, TypeVar

from planner.domain.errors import PlannerError
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.ports import ShouldStop
from planner.services.explain.prove_fairness import FairnessProof
from planner.services.explain.records import Clash, Fix, Why
from solver.explain_messages import (
    ClashesAnswered,
    ClashesAsked,
    FairnessAnswered,
    FairnessAsked,
    FixesAsked,
    FixesEnded,
    FixFound,
    Question,
    Refused,
    StopAsked,
    Unpacker,
    WhyAnswered,
    WhyAsked,
    encode,
)
from solver.process import SolverDiedError

POLL_SECONDS = 0.1
CHUNK = 1 << 16
Answer = TypeVar("Answer", FixesEnded, WhyAnswered, ClashesAnswered, FairnessAnswered)


class ExplainingProcess:
    """A process that is kept between questions; use it with `with`, so that none is left behind."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._number = 0
        self._heard: queue.Queue[object | None] = queue.Queue()

    def __enter__(self) -> Self:
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
                # Ctrl+C in a terminal must not reach the search: the caller decides, and asks it to stop.
                start_new_session=True,
            )
        except OSError as error:
            raise SolverDiedError(
                f"The explaining process could not be started ({error.strerror or error}).",
                "Install the program again, or start it from its own folder.",
            ) from error
        self._reader = threading.Thread(target=self._read, name="explaining process", daemon=True)
        self._reader.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def fixes(
        self,
        team: Team,
        rota: Rota,
        demand: str,
        *,
        seconds: float,
        workers: int,
        on_fix: Callable[[Fix], None],
        should_stop: ShouldStop,
    ) -> tuple[Fix, ...]:
        """See `find_fixes`."""
        self._number += 1
        asked = FixesAsked(self._number, team, rota, demand, seconds, workers)
        return self._ask(asked, FixesEnded, on_fix, should_stop).fixes

    def why(
        self,
        team: Team,
        rota: Rota,
        shift: str,
        activity_start: int | None,
        *,
        seconds: float,
        workers: int,
        should_stop: ShouldStop,
    ) -> Why:
        """See `why`."""
        self._number += 1
        asked = WhyAsked(self._number, team, rota, shift, activity_start, seconds, workers)
        return self._ask(asked, WhyAnswered, _passed_over, should_stop).why

    def clashes(
        self, team: Team, first_day: date, weeks: int, base: Rota | None, *, workers: int
    ) -> tuple[Clash, ...]:
        """See `smallest_clashes`."""
        self._number += 1
        asked = ClashesAsked(self._number, team, first_day, weeks, base, workers)
        return self._ask(asked, ClashesAnswered, _passed_over, _never).clashes

    def fairness(
        self, team: Team, rota: Rota, *, seconds: float, workers: int, should_stop: ShouldStop
    ) -> FairnessProof:
        """See `prove_fairness`."""
        self._number += 1
        asked = FairnessAsked(self._number, team, rota, seconds, workers)
        return self._ask(asked, FairnessAnswered, _passed_over, should_stop).proof

    def _ask(
        self,
        question: Question,
        kind: type[Answer],
        on_fix: Callable[[Fix], None],
        should_stop: ShouldStop,
    ) -> Answer:
        self._write(encode(question))
        is_stopping = False
        while True:
            with contextlib.suppress(queue.Empty):
                reply = self._heard.get(timeout=POLL_SECONDS)
                if isinstance(reply, kind):
                    return reply
                if isinstance(reply, Refused):
                    raise PlannerError(reply.sentence, reply.next_step)
                if isinstance(reply, FixFound):
                    on_fix(reply.fix)
                if reply is None:
                    raise SolverDiedError("The explaining process ended by itself.", "Ask again.")
            if should_stop() and not is_stopping:
                is_stopping = True
                self._write(encode(StopAsked()))

    def _write(self, message: bytes) -> None:
        stdin = self._process.stdin
        assert stdin is not None
        rest = memoryview(message)
        with contextlib.suppress(OSError, ValueError):
            while rest:
                rest = rest[stdin.write(rest) :]

    def _read(self) -> None:
        stdout = self._process.stdout
        assert stdout is not None
        unpacker = Unpacker()
        with contextlib.suppress(OSError, ValueError):
            while chunk := stdout.read(CHUNK):
                for reply in unpacker.feed(chunk):
                    self._heard.put(reply)
        self._heard.put(None)


def _passed_over(_: Fix) -> None:
    return None


def _never() -> bool:
    return False
