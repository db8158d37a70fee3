"""A solver's process without a solver: answers in the ways that its first argument names.

`answer`: one improvement, then a result. `wait`: one improvement, then a result when told to stop.
`deaf`: one improvement, then nothing at all, whatever it is told. `mute`: nothing from the start.
`poor`: as `answer`, with one shift only.
"""

from __future__ import annotations

import sys
import time

from planner.domain.rota import Tier
from planner.ports import SolveProgress, SolveResult
from solver.messages import decode_request, encode_answer
from tests.planner.services.small_office import usual_shifts


def main(way: str) -> None:
    decode_request(sys.stdin.buffer.readline())
    if way == "mute":
        time.sleep(60)
    shifts = usual_shifts()[:1] if way == "poor" else usual_shifts()
    tiers = (Tier(name="statutory demand", value=100, bound=0, proved=False),)
    say = sys.stdout.buffer
    print("a library prints this", flush=True)
    say.write(encode_answer(SolveProgress(0.1, "searching", 1, 100, 0, 1, shifts, tiers)))
    say.flush()
    if way == "deaf":
        time.sleep(60)
    if way == "wait":
        sys.stdin.buffer.readline()
    result = SolveResult("stopped" if way == "wait" else "feasible", shifts, tiers, 0.2, 0.1)
    say.write(encode_answer(result))
    say.flush()


if __name__ == "__main__":
    main(sys.argv[1])
