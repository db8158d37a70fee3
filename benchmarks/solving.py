"""How soon there is a first rota, and how soon it is proved, by the road that window and command line take.

The solver runs in a process of its own; its start counts. Times are taken where the messages arrive.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from benchmarks.generated import generated_team
from benchmarks.measurement import Measurement
from benchmarks.riverside_weeks import riverside_weeks
from planner.domain.problem import RotaProblem
from planner.domain.rota import Tier
from planner.importers.team_file import parse_team
from planner.ports import SolveProgress, SolveResult, SolveSettings
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from resources import sample_text
from ui.bootstrap import make_solver

WEEK = date(2026, 11, 23)
WORKERS = 2


@dataclass
class Stopwatch:
    """Listens to a search and keeps when what happened, in seconds from its start.

    A tier is through when it is proved, or its value within the share `near` of its bound.
    """

    enough_tiers: int
    near: float = 0.0
    began: float = field(default_factory=time.perf_counter)
    first_rota: float | None = None
    proved: dict[int, float] = field(default_factory=dict)

    def hear(self, progress: SolveProgress) -> None:
        if progress.shifts is not None and self.first_rota is None:
            self.first_rota = self.now
        if progress.value is not None and progress.bound is not None:
            self._note(progress.tier, progress.value, progress.bound)
        self.note(progress.tiers)

    def note(self, tiers: tuple[Tier, ...]) -> None:
        """Keep when each tier was first known to be through."""
        for number, tier in enumerate(tiers, start=1):
            if tier.proved:
                self.proved.setdefault(number, self.now)
            self._note(number, tier.value, tier.bound)

    def _note(self, number: int, value: int, bound: int) -> None:
        if value - bound <= self.near * bound:
            self.proved.setdefault(number, self.now)

    def is_enough(self) -> bool:
        """Whether the tiers to be measured are through."""
        return len(self.proved) >= self.enough_tiers

    def through(self, tiers: int) -> float | None:
        """When the first so many tiers were all through."""
        times = [self.proved.get(number) for number in range(1, tiers + 1)]
        return None if None in times else max(each for each in times if each is not None)

    @property
    def now(self) -> float:
        return time.perf_counter() - self.began


@dataclass(frozen=True)
class Solved:
    """One measured solve; `processor`: seconds of all processors that the solver's process used."""

    watch: Stopwatch
    result: SolveResult
    processor: float
    # Largest solver process of this run of the benchmarks so far, MB.
    megabytes: float


def riverside(runs: int) -> Iterator[Measurement]:
    """The default sample: a first rota within 1 s, all tiers proved within 10 s."""
    team = parse_team(sample_text("riverside"), "the sample")
    problem = freeze_problem(team, WEEK)
    solved = [solve(problem, seconds=30, tiers=4, seed=seed) for seed in range(1, runs + 1)]
    yield first_row("Riverside: first rota", solved, 1)
    yield row("Riverside: all tiers proved", solved, 4, 10, problem)
    yield processor_row("Riverside: all tiers proved", solved)


def generated(runs: int) -> Iterator[Measurement]:
    """30 people and 90 visits: tiers 1 and 2 proved in 10 s, tier 3 within 1 % of its bound in 30 s."""
    problem = freeze_problem(generated_team(30, 90), WEEK)
    what = "30 people, 90 visits"
    solved = [solve(problem, seconds=60, tiers=3, seed=seed, near=0.01) for seed in range(1, runs + 1)]
    yield first_row(f"{what}: first rota", solved, 3)
    yield row(f"{what}: tiers 1 and 2 proved", solved, 2, 10, problem)
    yield row(f"{what}: tier 3 within 1 % of its bound", solved, 3, 30, problem)
    yield processor_row(f"{what}: tiers 1 to 3", solved)


def large(runs: int) -> Iterator[Measurement]:
    """100 people, 300 visits, one pool: tiers 1 and 2 within 1 % of their bounds in 120 s, within 2 GB."""
    problem = freeze_problem(generated_team(100, 300), WEEK)
    what = "100 people, 300 visits"
    solved = [solve(problem, seconds=200, tiers=2, seed=seed, near=0.01) for seed in range(1, runs + 1)]
    yield first_row(f"{what}: first rota", solved, None)
    yield row(f"{what}: tiers 1 and 2 within 1 % of their bounds", solved, 2, 120, problem)
    yield processor_row(f"{what}: tiers 1 and 2", solved)
    memory = tuple(each.megabytes for each in solved)
    yield Measurement(f"{what}: memory of the solver's process", "MB", memory, limit=2048)


def long_horizon(runs: int) -> Iterator[Measurement]:
    """Riverside over 8 weeks with the wheel: a complete rota in 60 s, tiers 1 and 2 proved in 120 s."""
    problem = freeze_problem(riverside_weeks(8), WEEK, 8)
    what = "Riverside, 8 weeks"
    solved = [solve(problem, seconds=200, tiers=2, seed=seed) for seed in range(1, runs + 1)]
    yield first_row(f"{what}: complete rota", solved, 60)
    yield row(f"{what}: tiers 1 and 2 proved", solved, 2, 120, problem)
    yield processor_row(f"{what}: tiers 1 and 2", solved)


def first_row(what: str, solved: Sequence[Solved], limit: float | None) -> Measurement:
    return Measurement(what, "s", tuple(each.watch.first_rota for each in solved), limit=limit)


def row(what: str, solved: Sequence[Solved], tiers: int, limit: float, problem: RotaProblem) -> Measurement:
    """When the first so many tiers were through, and what the last run came to."""
    times = tuple(each.watch.through(tiers) for each in solved)
    return Measurement(what, "s", times, limit=limit, note=_left(solved[-1].result, problem))


def processor_row(what: str, solved: Sequence[Solved]) -> Measurement:
    """Processor time says more than the clock where the machine has other work."""
    return Measurement(f"{what}, processor time", "s", tuple(each.processor for each in solved))


def solve(problem: RotaProblem, *, seconds: float, tiers: int, seed: int, near: float = 0.0) -> Solved:
    """Solve until the first so many tiers are through, or the time is over."""
    watch, before = Stopwatch(tiers, near), processor_seconds()
    settings = SolveSettings(seconds=seconds, seed=seed, workers=WORKERS)
    result = make_solver().solve(problem, settings, watch.hear, watch.is_enough)
    watch.note(result.tiers)
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Solved(watch, result, processor_seconds() - before, largest / 1024)


def processor_seconds() -> float:
    """Seconds of all processors that ended solver processes have used so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _left(result: SolveResult, problem: RotaProblem) -> str:
    """What a run came to: its tiers and what the checker calls broken law."""
    tiers = ", ".join(
        f"{tier.value}{'' if tier.proved else f' (at best {tier.bound})'}" for tier in result.tiers
    )
    broken = sum(finding.kind == "law" for finding in check(problem, result.shifts or ()))
    return f"values {tiers}; {broken or 'no'} law broken"
