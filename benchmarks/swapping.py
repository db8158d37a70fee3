"""Who can take a shift at 100 people in 200 ms, chains of three in 3 s, one winner of each raced offer."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.check_speed import FIRST_DAY, plausible_rota
from benchmarks.generated import generated_team
from benchmarks.measurement import Measurement, milliseconds, repeated
from planner.domain.rota import Made, Rota, Shift
from planner.domain.swaps import Work
from planner.domain.team import Team
from planner.services.freeze_problem import freeze_problem
from planner.services.swaps.chains import Chains
from planner.services.swaps.published_weeks import PublishedWeeks
from planner.services.swaps.takers import Takers, whole
from planner.services.system_clock import SystemClock
from tests.planner.services.swaps.race import racing, run_match

RACERS, OFFERS = 20, 5


def swapping(runs: int) -> Iterator[Measurement]:
    """The list with everything it needs (the frozen weeks, too), the chains, and races for offers."""
    team = _published(100, 300)
    shifts = team.rotas[0].shifts
    some = [whole(each) for each in shifts[:: max(1, len(shifts) // runs)][:runs]]
    listed = tuple(milliseconds(partial(_list, team, work)) for work in some)
    yield Measurement("Who can take a shift, 100 people", "ms", listed, limit=200)
    chained = tuple(milliseconds(partial(_chains, team, work)) / 1000 for work in some)
    yield Measurement("Chains of three, 100 people", "s", chained, limit=3)
    note = f"{RACERS} programs, {OFFERS} offers each run: each offer done once"
    yield Measurement(f"{RACERS} programs race for {OFFERS} offers", "s", repeated(runs, _race), note=note)


def _list(team: Team, work: Work) -> None:
    Takers(PublishedWeeks(team, FIRST_DAY, 1)).all_for(work)


def _chains(team: Team, work: Work) -> None:
    Chains(Takers(PublishedWeeks(team, FIRST_DAY, 1))).of_three(work)


def _published(people: int, visits: int) -> Team:
    team = generated_team(people, visits)
    shifts: tuple[Shift, ...] = tuple(plausible_rota(freeze_problem(team, FIRST_DAY)))
    made = Made(by="benchmark", at=SystemClock().now())
    rota = Rota(team=team.id, first_day=FIRST_DAY, state="published", version=1, made=made, shifts=shifts)
    return team.model_copy(update={"rotas": (rota,)})


def _race() -> float:
    """Seconds of one race, the programs started. Raises when an offer has no winner, or two."""
    with tempfile.TemporaryDirectory() as folder, racing(RACERS) as racers:
        began = time.perf_counter()
        match = run_match(Path(folder), racers, OFFERS)
        took = time.perf_counter() - began
    if match.faults:
        raise AssertionError("; ".join(match.faults))
    return took
