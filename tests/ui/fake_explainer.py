"""An explaining process without a solver: answers in the ways that its first argument names.

`two`: one fix, another that ranks before it, then the end. `wait`: one fix, then nothing until it is told to
stop. `none`: no fix at all. `deaf`: nothing, whatever it is told.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator

from planner.services.allow_exceptions import NOTHING_ALLOWED
from planner.services.explain.prove_fairness import FairnessProof
from planner.services.explain.records import Clash, Consequences, Fix, Relaxation, Why
from planner.services.freeze_problem import freeze_problem
from planner.services.rota_edits import PutShifts, ShiftChange, UnpinShift
from solver.explain_messages import (
    ClashesAnswered,
    ClashesAsked,
    FairnessAnswered,
    FairnessAsked,
    FixesAsked,
    FixesEnded,
    FixFound,
    Reply,
    StopAsked,
    Unpacker,
    WhyAnswered,
    WhyAsked,
    encode,
)
from tests.planner.rules.factory import activity, shift

CHUNK = 1 << 16


def fix_of(asked: FixesAsked, person: str, rank: int) -> Fix:
    """The person comes on Tuesday for the visit."""
    visit = activity("visit", "Tue 16:15-17:45", "v1", travel=15)
    comes = shift(person, "Tue 12:00-20:00", visit, rest="Tue 14:00-14:30")
    shifts = (*asked.rota.shifts, comes)
    return Fix(
        id=person,
        demand=asked.demand,
        kind="other_day",
        sentence=f"Let {person.title()} work on Tue 24 Nov",
        asks=(f"ask {person.title()}",),
        risk="",
        people=(person,),
        consequences=Consequences(shifts_changed=1),
        is_proved_cheapest=False,
        proof="The best found in the time; nothing is proved for it.",
        allowance=NOTHING_ALLOWED,
        edit=PutShifts((ShiftChange(None, comes, len(asked.rota.shifts)),), "Apply fix"),
        rota=asked.rota.model_copy(update={"shifts": shifts}),
        base=asked.rota,
        problem=freeze_problem(asked.team, asked.rota.first_day, 1, asked.rota),
        rank=(rank,),
    )


def clashes_of(asked: ClashesAsked) -> tuple[Clash, ...]:
    """Ana's shift clashes as long as it is pinned."""
    ana = "ana@2026-11-24"
    shift = asked.base.shift(ana) if asked.base is not None else None
    if shift is None or not shift.is_pinned:
        return ()
    way = Relaxation("Unpin Ana's Monday.", "it may move when the rota is built", UnpinShift(ana))
    return (Clash(("Ana is pinned on Monday.", "Ana is on leave."), (way.sentence,), (way,)),)


def main(way: str) -> None:
    messages = _messages()
    for message in messages:
        if way == "deaf":
            time.sleep(60)
        elif isinstance(message, WhyAsked):
            _say(WhyAnswered(message.number, Why("Ana", "Without Ana, R-1042 is open.", False, (), (), True)))
        elif isinstance(message, ClashesAsked):
            _say(ClashesAnswered(message.number, clashes_of(message)))
        elif isinstance(message, FairnessAsked):
            sentence = "They can be shared more evenly: the spread is 2 and could be 1."
            _say(FairnessAnswered(message.number, FairnessProof(2, 1, 1, False, sentence, None)))
        elif isinstance(message, FixesAsked):
            _answer(message, way, messages)


def _answer(asked: FixesAsked, way: str, messages: Iterator[object]) -> None:
    if way == "none":
        _say(FixesEnded(asked.number, ()))
        return
    second, first = fix_of(asked, "dee", 2), fix_of(asked, "cy", 1)
    _say(FixFound(asked.number, second))
    if way == "wait":
        while not isinstance(next(messages), StopAsked):
            continue
        _say(FixesEnded(asked.number, (second,)))
        return
    _say(FixFound(asked.number, first))
    _say(FixesEnded(asked.number, (first, second)))


def _messages() -> Iterator[object]:
    unpacker = Unpacker()
    while chunk := os.read(sys.stdin.fileno(), CHUNK):
        yield from unpacker.feed(chunk)


def _say(reply: Reply) -> None:
    sys.stdout.buffer.write(encode(reply))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1])
