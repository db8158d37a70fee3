"""The lines that a solver process and its caller exchange: one JSON object a line.

To the process: one `SolveRequest`, then perhaps the word `stop`. From it: `SolveProgress` again and again,
then one `SolveResult` or one `Failure`. Imports no OR-Tools, so that the window can speak it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from planner.domain.errors import PlannerError
from planner.domain.problem import RotaProblem
from planner.ports import SolveProgress, SolveResult, SolveSettings

STOP_LINE = b"stop\n"


@dataclass(frozen=True, slots=True)
class SolveRequest:
    """What a solver process is asked."""

    problem: RotaProblem
    settings: SolveSettings


@dataclass(frozen=True, slots=True)
class Failure:
    """The process cannot go on; `sentence` says why."""

    sentence: str
    # Whether the program failed, and not what it was given.
    is_fault: bool = False


Answer = SolveProgress | SolveResult | Failure


class BadMessageError(PlannerError):
    """A line that is not a message of this protocol."""


@cache
def _adapters() -> dict[str, TypeAdapter[Any]]:
    """How each message is written and read, by its name."""
    return {
        "request": TypeAdapter(SolveRequest),
        "progress": TypeAdapter(SolveProgress),
        "result": TypeAdapter(SolveResult),
        "failure": TypeAdapter(Failure),
    }


def encode_request(problem: RotaProblem, settings: SolveSettings) -> bytes:
    """The request as one line, with its line end."""
    return _encode("request", SolveRequest(problem, settings))


def encode_answer(answer: Answer) -> bytes:
    """The answer as one line, with its line end."""
    if isinstance(answer, Failure):
        return _encode("failure", answer)
    return _encode("progress" if isinstance(answer, SolveProgress) else "result", answer)


def decode_request(line: bytes) -> SolveRequest:
    """Read what is asked; BadMessageError when the line is no request."""
    message = _decode(line)
    if not isinstance(message, SolveRequest):
        raise BadMessageError("The solver's process was not sent a problem to solve.")
    return message


def decode_answer(line: bytes) -> Answer:
    """Read what a solver process says; BadMessageError when the line is no answer."""
    message = _decode(line)
    if isinstance(message, SolveRequest):
        raise BadMessageError("The solver's process sent a request instead of an answer.")
    return message


def _encode(name: str, message: SolveRequest | Answer) -> bytes:
    return b'{"%s":%s}\n' % (name.encode(), _adapters()[name].dump_json(message))


def _decode(line: bytes) -> SolveRequest | Answer:
    """`{"name":body}`; the body is read by the adapter of the name."""
    opening, colon, rest = line.strip().partition(b":")
    adapter = _adapters().get(opening[2:-1].decode("utf-8", "replace"))
    try:
        if adapter is None or not colon or not rest.endswith(b"}"):
            raise ValueError("no message")
        message: SolveRequest | Answer = adapter.validate_json(rest[:-1])
    except ValueError as error:
        start = line[:80].decode("utf-8", "replace").strip()
        raise BadMessageError(f"The solver's process and its caller do not understand “{start}”.") from error
    return message
