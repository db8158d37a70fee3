"""The window's explaining process: looks for fixes and answers "why this?", one question after the other.

It stays between questions, so that only the first waits for the solver to be loaded. A new question, the word
to stop and the end of stdin each end the search at hand. It runs at low priority.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import traceback

from planner.domain.errors import PlannerError
from planner.ports import RotaSolver
from planner.services.explain.find_fixes import find_fixes
from planner.services.explain.prove_fairness import prove_fairness
from planner.services.explain.smallest_clashes import smallest_clashes
from planner.services.explain.why import why
from solver.explain_messages import (
    ClashesAnswered,
    ClashesAsked,
    FairnessAnswered,
    FairnessAsked,
    Faulted,
    FixesEnded,
    FixFound,
    Question,
    Refused,
    Reply,
    StopAsked,
    Unpacker,
    WhyAnswered,
    WhyAsked,
    encode,
)
from solver.worker import CHUNK, ORPHAN_SECONDS, give_way, import_lean


def main(stdin: int, stdout: int) -> int:
    """Answer what comes in at one descriptor on the other, until the first ends."""
    give_way()
    asked = _Asked(stdin)
    asked.listen()
    import_lean()
    from solver.rota_solver import CpSatRotaSolver

    out = _Replies(stdout)
    solver = CpSatRotaSolver()
    while (question := asked.next()) is not None:
        reply = _answer(question, solver, asked, out)
        out.say(reply)
        if isinstance(reply, Faulted):
            break
    asked.is_done.set()
    return 0


def _answer(question: Question, solver: RotaSolver, asked: _Asked, out: _Replies) -> Reply:
    number = question.number
    try:
        if isinstance(question, WhyAsked):
            return _why(question, solver, asked)
        if isinstance(question, ClashesAsked):
            return _clashes(question, solver)
        if isinstance(question, FairnessAsked):
            return _fairness(question, solver, asked)
        fixes = find_fixes(
            question.team,
            question.rota,
            question.demand,
            solver,
            seconds=question.seconds,
            workers=question.workers,
            on_fix=lambda fix: out.say(FixFound(number, fix)),
            should_stop=lambda: not asked.is_wanted(number),
        )
        return FixesEnded(number, fixes)
    except PlannerError as error:
        return Refused(number, error.sentence, error.next_step)
    except Exception as error:
        traceback.print_exc(file=sys.stderr)
        sentence = f"The search met a fault of the program ({type(error).__name__}: {error})."
        return Faulted(number, sentence, "Nothing was changed; please report it.")


def _why(question: WhyAsked, solver: RotaSolver, asked: _Asked) -> Reply:
    answer = why(
        question.team,
        question.rota,
        question.shift,
        solver,
        seconds=question.seconds,
        workers=question.workers,
        activity_start=question.activity_start,
        should_stop=lambda: not asked.is_wanted(question.number),
    )
    return WhyAnswered(question.number, answer)


def _clashes(question: ClashesAsked, solver: RotaSolver) -> Reply:
    found = smallest_clashes(
        question.team,
        question.first_day,
        question.weeks,
        question.base,
        solver,
        workers=question.workers,
    )
    return ClashesAnswered(question.number, found)


def _fairness(question: FairnessAsked, solver: RotaSolver, asked: _Asked) -> Reply:
    proof = prove_fairness(
        question.team,
        question.rota,
        solver,
        seconds=question.seconds,
        workers=question.workers,
        should_stop=lambda: not asked.is_wanted(question.number),
    )
    return FairnessAnswered(question.number, proof)


class _Asked:
    """Reads questions in a thread of its own; the latest is the one that is wanted."""

    def __init__(self, descriptor: int) -> None:
        self.is_done = threading.Event()
        self._descriptor = descriptor
        self._waiting: queue.Queue[Question | None] = queue.Queue()
        self._wanted: int | None = None

    def listen(self) -> None:
        """From now on questions are heard."""
        threading.Thread(target=self._listen, name="questions", daemon=True).start()

    def next(self) -> Question | None:
        """The next question that is still wanted; None when the asker is gone."""
        return self._waiting.get()

    def is_wanted(self, number: int) -> bool:
        return self._wanted == number

    def _listen(self) -> None:
        unpacker = Unpacker()
        while chunk := os.read(self._descriptor, CHUNK):
            for message in unpacker.feed(chunk):
                if isinstance(message, StopAsked):
                    self._wanted = None
                elif isinstance(message, Question):
                    self._wanted = message.number
                    self._waiting.put(message)
        self._wanted = None
        self._waiting.put(None)
        # When the asker is gone nobody would read the answer of a search that does not stop.
        if not self.is_done.wait(ORPHAN_SECONDS):
            os._exit(1)


class _Replies:
    """Writes replies; where nobody reads them any more, the end of stdin says so as well."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def say(self, reply: Reply) -> None:
        rest = memoryview(encode(reply))
        try:
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError:
            return
