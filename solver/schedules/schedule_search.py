"""Searches a rota of schedules until the time is over: two lines of work side by side, on the best rota.

columns  the relaxation over schedules (a bound), then dives; then again and again some people are freed and
         dived for, if the relaxation says that it may pay
parts    some people on some days searched anew with CP-SAT
"""

from __future__ import annotations

import math
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from solver.schedules.generation import Generation, NoScheduleError
from solver.schedules.neighbourhoods import Ways, ways_for
from solver.schedules.part import Part, PartEffort
from solver.schedules.team_view import Schedule, TeamView
from solver.schedules.working_rota import WorkingRota

POLL_SECONDS = 0.05
PART_SECONDS = 4.0
# Parts wait for the first dive up to this share of the time.
PATIENCE = 0.65
# Rounds of column generation: for the bound, and between two fixings of a dive.
ROUNDS, DIVE_ROUNDS = 200, 5
# Of the people who are still free, a dive fixes so many at a time.
BATCH = 0.3
# Of the time, the bound may take the first share, and a dive the second.
ROOT_SHARE, DIVE_SHARE = 0.4, 0.25
# Shares of the people who are freed for a further dive.
FREED = (0.25, 0.35, 0.5)


@dataclass
class Incumbent:
    """The best rota so far and the best bound; written by both lines of work."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    schedules: list[Schedule] | None = None
    cost: int | None = None
    bound: int = 0
    number: int = 0
    is_stopping: bool = False

    def offer(self, rota: WorkingRota) -> None:
        """Take the rota if it is the best."""
        with self.lock:
            cost = rota.cost
            if self.cost is None or cost < self.cost:
                self.schedules, self.cost = rota.whole(), cost
                self.number += 1

    def raise_bound(self, bound: float) -> None:
        """No rota costs less."""
        with self.lock:
            if math.isfinite(bound):
                self.bound = max(self.bound, math.ceil(bound - 1e-4))

    @property
    def is_proved(self) -> bool:
        return self.cost is not None and self.cost <= self.bound

    def best(self, team: TeamView) -> WorkingRota:
        """A copy to work on."""
        with self.lock:
            return WorkingRota(team, list(self.schedules or ()))


@dataclass
class ScheduleSearch:
    """One search; `run` in the caller's thread, which watches."""

    team: TeamView
    seconds: float
    workers: int
    seed: int
    incumbent: Incumbent = field(default_factory=Incumbent)

    def __post_init__(self) -> None:
        self._deadline = time.monotonic() + self.seconds
        self._failures: list[BaseException] = []
        self._part: Part | None = None
        # Parts of a rota from before the first dive are not worth a processor that the relaxation can use.
        self._has_dived = False

    def run(self, watch: Callable[[Incumbent], bool]) -> Incumbent:
        """Search; `watch` is called every 0.05 s and answers whether to stop. No rota: somebody has none."""
        lines = [threading.Thread(target=self._guarded, args=(self._columns,), name="columns", daemon=True)]
        if self.workers > 1:
            lines.append(
                threading.Thread(target=self._guarded, args=(self._parts,), name="parts", daemon=True)
            )
        for line in lines:
            line.start()
        while any(line.is_alive() for line in lines):
            if watch(self.incumbent) or self._is_over():
                self._stop()
            time.sleep(POLL_SECONDS)
        for line in lines:
            line.join()
        if self._failures:
            raise self._failures[0]
        watch(self.incumbent)
        return self.incumbent

    def _stop(self) -> None:
        self.incumbent.is_stopping = True
        part = self._part
        if part is not None:
            part.stop()

    def _share_gone(self) -> float:
        """How much of the time is over."""
        return 1 - (self._deadline - time.monotonic()) / self.seconds

    def _is_over(self) -> bool:
        over = self.incumbent.is_stopping or self.incumbent.is_proved
        return over or time.monotonic() >= self._deadline

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except NoScheduleError:
            self.incumbent.is_stopping = True
        except BaseException as failure:  # handed on to the caller's thread
            self._failures.append(failure)
            self.incumbent.is_stopping = True

    def _columns(self) -> None:
        chance = random.Random(self.seed)
        generation = Generation(self.team, self._is_over)
        self.incumbent.offer(generation.begin())
        generation.converge(ROUNDS, is_late=lambda: self._share_gone() > ROOT_SHARE)
        self.incumbent.raise_bound(generation.bound)
        if not self._is_over():
            self._dive(generation)
        self._has_dived = True
        while not self._is_over():
            self._dive_again(generation, chance)

    def _dive(self, generation: Generation) -> None:
        begun = self._share_gone()
        rota = generation.dive(BATCH, DIVE_ROUNDS, lambda: self._share_gone() > begun + DIVE_SHARE)
        if rota is not None:
            self.incumbent.offer(rota)

    def _dive_again(self, generation: Generation, chance: random.Random) -> None:
        """Free some people, and dive for them if the relaxation leaves hope."""
        best = self.incumbent.best(self.team)
        people = list(range(len(self.team.people)))
        number = max(2, round(chance.choice(FREED) * len(people)))
        freed = set(chance.sample(people, min(number, len(people))))
        generation.free()
        for person, schedule in enumerate(best.whole()):
            if person not in freed:
                generation.fix(person, schedule)
            else:
                generation.know(person, schedule)
        relaxed = generation.converge(DIVE_ROUNDS, smoothing=0.3)
        if relaxed.cost <= best.cost - 1 + 1e-6 and not self._is_over():
            self._dive(generation)

    def _parts(self) -> None:
        chance = random.Random(self.seed + 1)
        begun, patience = time.monotonic(), PATIENCE * self.seconds
        while not self._is_over() and not self._has_dived:
            if self.incumbent.cost is not None and time.monotonic() - begun > patience:
                break
            time.sleep(POLL_SECONDS)
        ways: Ways | None = None
        number = -1
        while not self._is_over():
            if number != self.incumbent.number:
                rota, number = self.incumbent.best(self.team), self.incumbent.number
            ways = ways or ways_for(rota, chance)
            way = ways.next()
            people, days = way.choose(rota, chance)
            began = time.monotonic()
            seconds = min(PART_SECONDS, self._deadline - began)
            self._part = Part(rota, tuple(people), frozenset(days))
            effort = PartEffort(max(0.05, seconds), max(1, self.workers - 1), self.seed + number)
            proved, found = self._part.search(effort)
            self._part = None
            for person, schedule in found.items():
                if schedule != rota.schedules[person]:
                    rota.put(person, schedule)
            is_whole = len(people) == len(self.team.people) and len(days) == self.team.days
            way.learn(proved, time.monotonic() - began, seconds, len(people) * len(days))
            self.incumbent.offer(rota)
            if proved and is_whole:
                self.incumbent.raise_bound(rota.cost)
