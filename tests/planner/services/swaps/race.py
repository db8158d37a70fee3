"""`python3 run.py race [--rounds N] [--processes N]`: many programs on one plan want the same offers at once.

Each round is one offer, named to all programs in the same moment. It must have exactly one winner; everybody
else is told a sentence. Then nobody's rota may be inconsistent: every shift is there once and with its
winner, no law is broken, and the log of the plan, replayed, gives the plan.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from planner.domain.findings import LAW
from planner.domain.roles import Caller
from planner.domain.rota import Shift
from planner.domain.swaps import SwapRules
from planner.domain.team import Team
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from planner.services.replay_log import untold
from planner.services.swaps.requests import ask
from planner.services.swaps.takers import whole
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota, small_team
from tests.planner.services.swaps.racer import WON

ROUNDS, PROCESSES, GIVERS = 1000, 20, 5
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
SECONDS_TO_END = 300
Racers = dict[str, subprocess.Popen[str]]


@dataclass
class Match:
    """What came of the offers of one plan: who won each, and what the others were told, counted."""

    winners: dict[str, str] = field(default_factory=dict)
    told: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def main(words: Sequence[str]) -> int:
    """Race; 0 when every offer had one winner and every plan is whole."""
    parser = argparse.ArgumentParser(prog="python3 run.py race", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how many offers [{ROUNDS}]")
    parser.add_argument("--processes", type=int, default=PROCESSES, help=f"that want each [{PROCESSES}]")
    options = parser.parse_args(words)
    began, done, told = time.monotonic(), 0, Counter[str]()
    with racing(options.processes) as racers:
        while done < options.rounds:
            offers = min(GIVERS * len(DAYS), options.rounds - done)
            with tempfile.TemporaryDirectory(prefix="rotabene-race-") as folder:
                match = run_match(Path(folder), racers, offers)
            done += offers
            told += match.told
            print(f"{done} offers, {time.monotonic() - began:.0f} s", flush=True)
            if match.faults:
                print("\n".join(match.faults), file=sys.stderr)
                return 1
    lost = ", ".join(f"{count} × “{sentence}”" for sentence, count in told.most_common())
    print(f"{done} offers, {options.processes} programs at each: one winner each. The others: {lost}")
    return 0


def run_match(folder: Path, racers: Racers, offers: int) -> Match:
    """All offers of one plan, one after the other."""
    store, asked = _plan(folder, tuple(racers), offers)
    match = Match()
    before = _times(store)
    try:
        for offer in asked:
            _round(match, store.path, offer, racers)
        match.faults += _faults(store, match.winners, before)
    finally:
        store.close()
    return match


def _plan(folder: Path, takers: Sequence[str], offers: int) -> tuple[SqliteStore, list[str]]:
    """A published week in which a few people work every day and put every shift up; the takers are free."""
    givers = [f"giver-{number}" for number in range(GIVERS)]
    usual = small_team(visits=(), cover=(), swaps=SwapRules(approval="never"))
    staff = tuple(usual.staff[0].model_copy(update={"id": each, "name": each}) for each in (*givers, *takers))
    team = usual.model_copy(update={"staff": staff})
    shifts = [shift(giver, f"{day} 09:00-17:00") for day in DAYS for giver in givers][:offers]
    store = SqliteStore.create(folder / "race.rotabene", team, "Jo Patel", StillClock())
    with store.unit_of_work("Jo Patel") as work:
        rota = work.publish(hand_rota(*shifts))
    asked = [_offer(store, each) for each in rota.shifts]
    return store, asked


def _offer(store: SqliteStore, given: Shift) -> str:
    return ask(store, Caller(given.staff, "worker", given.staff), whole(given), [], StillClock()).id


@contextmanager
def racing(processes: int) -> Iterator[Racers]:
    """So many programs, each in somebody else's name, waiting for offers; ended in the end."""
    command, pipe = [sys.executable, "-m", "tests.planner.services.swaps.racer"], subprocess.PIPE
    takers = [f"taker-{number}" for number in range(processes)]
    racers = {
        who: subprocess.Popen([*command, who], stdin=pipe, stdout=pipe, text=True, bufsize=1)
        for who in takers
    }
    try:
        for racer in racers.values():
            assert racer.stdout is not None
            assert racer.stdout.readline() == "ready\n"
        yield racers
    finally:
        for racer in racers.values():
            racer.communicate(timeout=SECONDS_TO_END)


def _round(match: Match, plan: Path, offer: str, racers: Racers) -> None:
    for racer in racers.values():
        assert racer.stdin is not None
        racer.stdin.write(f"{plan}\t{offer}\n")
        racer.stdin.flush()
    won = []
    for who, racer in racers.items():
        assert racer.stdout is not None
        said = racer.stdout.readline().strip()
        if said == WON:
            won.append(who)
        elif said:
            match.told[said.replace(who, "…")] += 1
        else:
            match.faults.append(f"{offer}: {who} broke off")
    if len(won) == 1:
        match.winners[offer] = won[0]
    else:
        match.faults.append(f"{offer}: won by {', '.join(won) or 'nobody'}")


def _faults(store: SqliteStore, winners: dict[str, str], before: Counter[tuple[int, int]]) -> list[str]:
    """What is wrong with the plan after all; nothing, when all is well."""
    team: Team = store.team()
    (rota,) = team.rotas
    faults = [f"{name} is not as the log tells it" for name in untold(store)]
    if _times(store) != before:
        faults.append("A shift is lost or doubled.")
    holders = {each.id: each.staff for each in rota.shifts}
    for request in store.swaps():
        winner = winners.get(request.id)
        taken = [each.after for each in request.handed if each.after is not None]
        if request.state != "done" or [each.staff for each in taken] != [winner]:
            faults.append(f"{request.id} is {request.state}, and not with {winner}.")
        faults += [f"{each.id} has gone on." for each in taken if holders.get(each.id) != winner]
    problem = freeze_problem(team, MONDAY, 1, rota)
    faults += [each.sentence for each in check(problem, rota.shifts) if each.tier == LAW]
    return faults


def _times(store: SqliteStore) -> Counter[tuple[int, int]]:
    (rota,) = store.team().rotas
    return Counter((each.start, each.end) for each in rota.shifts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
