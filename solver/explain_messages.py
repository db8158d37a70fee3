"""What the window and its explaining process say to each other: pickled records with their lengths.

Both ends are this same program on this same machine, joined by a pipe that nobody else holds: that is what
makes pickles safe here. Imports no OR-Tools.
"""

from __future__ import annotations

import pickle
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.services.explain.prove_fairness import FairnessProof
from planner.services.explain.records import Clash, Fix, Why

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class FixesAsked:
    """Look for fixes of an uncovered demand. `number` comes back with every answer."""

    number: int
    team: Team
    rota: Rota
    demand: str
    seconds: float
    workers: int


@dataclass(frozen=True, slots=True)
class WhyAsked:
    """Solve without a shift, or without the activity of it that starts at `activity_start`."""

    number: int
    team: Team
    rota: Rota
    shift: str
    activity_start: int | None
    seconds: float
    workers: int


@dataclass(frozen=True, slots=True)
class ClashesAsked:
    """What cannot stand together in a week that has no lawful rota; `base`: the rota whose pins are kept."""

    number: int
    team: Team
    first_day: date
    weeks: int
    base: Rota | None
    workers: int


@dataclass(frozen=True, slots=True)
class FairnessAsked:
    """Whether evenings, duty and weekends can be shared more evenly."""

    number: int
    team: Team
    rota: Rota
    seconds: float
    workers: int


@dataclass(frozen=True, slots=True)
class StopAsked:
    """Whatever is looked for is no longer wanted."""


@dataclass(frozen=True, slots=True)
class FixFound:
    """One more fix, verified."""

    number: int
    fix: Fix


@dataclass(frozen=True, slots=True)
class FixesEnded:
    """The ranked fixes: all there are, or those found until the search was stopped."""

    number: int
    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True)
class WhyAnswered:
    """The answer to `WhyAsked`."""

    number: int
    why: Why


@dataclass(frozen=True, slots=True)
class ClashesAnswered:
    """The smallest clashes; none where none was found."""

    number: int
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class FairnessAnswered:
    """The answer to `FairnessAsked`."""

    number: int
    proof: FairnessProof


@dataclass(frozen=True, slots=True)
class Refused:
    """It could not be looked for; the sentence says why."""

    number: int
    sentence: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Faulted(Refused):
    """A fault of the program; the process ends after it, and the next question is asked of a sound one."""


Question = FixesAsked | WhyAsked | ClashesAsked | FairnessAsked
Request = Question | StopAsked
Reply = FixFound | FixesEnded | WhyAnswered | ClashesAnswered | FairnessAnswered | Refused


def encode(message: Request | Reply) -> bytes:
    """The message with its length in eight bytes before it."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(body)) + body


class Unpacker:
    """Puts the pieces that a pipe delivers together again."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, chunk: bytes) -> Iterator[object]:
        """The messages that are complete with this chunk."""
        self._rest += chunk
        while len(self._rest) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._rest)
            end = _LENGTH.size + length
            if len(self._rest) < end:
                return
            body = bytes(self._rest[_LENGTH.size : end])
            del self._rest[:end]
            yield pickle.loads(body)
