"""How soon there is a first rota, and how soon it is proved, by the road that window and command line take.

The solver runs in a process of its own; its start counts. Times are taken where the messages arrive.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from benchmarks.generated import generated_team
from benchmarks.measurement import Measurement, transposed
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
    """Listens to a search and keeps when what happened, in seconds from its start."""

    enough_tiers: int
    began: float = field(default_factory=time.perf_counter)
    first_rota: float | None = None
    proved: dict[int, float] = field(default_factory=dict)

    def hear(self, progress: SolveProgress) -> None:
        if progress.shifts is not None and self.first_rota is None:
            self.first_rota = self.now
        self.note(progress.tiers)

    def note(self, tiers: tuple[Tier, ...]) -> None:
        """Keep when each tier was first known to be proved."""
        for number, tier in enumerate(tiers, start=1):
            if tier.proved:
                self.proved.setdefault(number, self.now)

    def is_enough(self) -> bool:
        """Whether the tiers to be measured are through."""
        return len(self.proved) >= self.enough_tiers

    def through(self, tiers: int) -> float | None:
        """When the first so many tiers were all proved."""
        times = [self.proved.get(number) for number in range(1, tiers + 1)]
        return None if None in times else max(each for each in times if each is not None)

    @property
    def now(self) -> float:
        return time.perf_counter() - self.began


def riverside(runs: int) -> Iterator[Measurement]:
    """The default sample: a first rota within 2 s, all tiers proved within 10 s."""
    team = parse_team(sample_text("riverside"), "the sample")
    problem = freeze_problem(team, WEEK)
    solved = [_solved(problem, seconds=30, tiers=4, seed=seed) for seed in range(1, runs + 1)]
    first, proved = transposed([(watch.first_rota, watch.through(4)) for watch, _ in solved])
    yield Measurement("Riverside: first rota", "s", first, limit=2)
    yield Measurement("Riverside: all tiers proved", "s", proved, limit=10, note=_left(solved, problem))


def generated(runs: int) -> Iterator[Measurement]:
    """30 people and 90 visits: a first rota within 3 s, tiers 1 and 2 proved within 20 s."""
    problem = freeze_problem(generated_team(30, 90), WEEK)
    solved = [_solved(problem, seconds=60, tiers=2, seed=seed) for seed in range(1, runs + 1)]
    first, proved = transposed([(watch.first_rota, watch.through(2)) for watch, _ in solved])
    yield Measurement("30 people, 90 visits: first rota", "s", first, limit=3)
    yield Measurement(
        "30 people, 90 visits: tiers 1 and 2 proved", "s", proved, limit=20, note=_left(solved, problem)
    )


def _solved(problem: RotaProblem, *, seconds: float, tiers: int, seed: int) -> tuple[Stopwatch, SolveResult]:
    watch = Stopwatch(tiers)
    settings = SolveSettings(seconds=seconds, seed=seed, workers=WORKERS)
    result = make_solver().solve(problem, settings, watch.hear, watch.is_enough)
    watch.note(result.tiers)
    return watch, result


def _left(solved: list[tuple[Stopwatch, SolveResult]], problem: RotaProblem) -> str:
    """What the last run came to: its tiers and what the checker calls broken law."""
    result = solved[-1][1]
    tiers = ", ".join(
        f"{tier.value}{'' if tier.proved else f' (at best {tier.bound})'}" for tier in result.tiers
    )
    broken = sum(finding.kind == "law" for finding in check(problem, result.shifts or ()))
    return f"values {tiers}; {broken or 'no'} law broken"
