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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from solver.schedules.choice import Choice
from solver.schedules.generation import Generation, NoScheduleError
from solver.schedules.neighbourhoods import ways
from solver.schedules.part import Part, PartEffort
from solver.schedules.stages import begin_in_stages
from solver.schedules.team_view import Schedule, TeamView
from solver.schedules.working_rota import WorkingRota

POLL_SECONDS = 0.05
PART_SECONDS = 4.0
# Schedules are chosen from anew when there are so many times as many.
MANY_NEW = 1.25
# A gap of so much of the cost is closed by searching all people and days.
NEARLY = 0.006
# Rotas of so few days (people x days) are first searched as a whole.
SMALL = 300
# Parts wait for the first dive up to this share of the time.
PATIENCE = 0.65
# Rounds of column generation: for the bound, and between two fixings of a dive.
ROUNDS, DIVE_ROUNDS = 200, 5
# Of the people who are still free, a dive fixes so many at a time.
BATCH = 0.3
# Of the time, the bound may take the first share, and a dive the second.
ROOT_SHARE, DIVE_SHARE = 0.4, 0.25
# After so many further dives in vain a whole one is tried from another rota; so many people fixed at a time.
PATIENT_DIVES, BATCHES = 8, (0.1, 0.5)
# How long parts of that rota are searched, and how many in vain.
POLISH_SECONDS, PATIENT_PARTS = 8.0, 6
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

    def offer_schedules(self, team: TeamView, found: Mapping[int, Schedule]) -> None:
        """Take some people's schedules if the best rota is better with them."""
        rota = self.best(team)
        for person, schedule in found.items():
            if schedule != rota.schedules[person]:
                rota.put(person, schedule)
        self.offer(rota)

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
        self._running: set[Part | Choice] = set()
        self._number_chosen_from = 0
        self._is_told_to_stop = False
        self.has_dived = threading.Event()

    def begin_from(self, schedules: list[Schedule] | None) -> None:
        """A rota that is known already, if there is one."""
        if schedules is not None:
            self.incumbent.offer(WorkingRota(self.team, list(schedules)))

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
            self._is_told_to_stop = watch(self.incumbent)
            if self._is_told_to_stop or self.is_over():
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
        for part in list(self._running):
            part.stop()

    def seconds_for_part(self) -> float:
        """How long the next part may be searched."""
        return max(0.05, min(PART_SECONDS, self._deadline - time.monotonic()))

    @contextmanager
    def running(self, part: Part | Choice) -> Iterator[None]:
        """The part is stopped when the search is."""
        self._running.add(part)
        try:
            yield
        finally:
            self._running.discard(part)

    def _share_gone(self) -> float:
        """How much of the time is over."""
        return 1 - (self._deadline - time.monotonic()) / self.seconds

    def is_over(self) -> bool:
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
        """The line of the relaxation; with one worker the parts are searched in between."""
        chance = random.Random(self.seed)
        generation = Generation(self.team, self.is_over)
        parts = _Parts(self, self.seed)
        if generation.cheapest.is_too_large:
            if self.incumbent.schedules is None:
                # A first rota is worth more than the time: only a word from outside ends this.
                begun = begin_in_stages(self.team, lambda: self._is_told_to_stop)
                if begun is None:
                    return
                self.incumbent.offer(WorkingRota(self.team, list(begun)))
            self.has_dived.set()
            while not self.is_over():
                parts.search_next()
            return
        self.incumbent.offer(generation.begin())
        if self.team.days * len(self.team.people) <= SMALL:
            parts.search_whole()
        generation.converge(ROUNDS, is_late=lambda: self._share_gone() > ROOT_SHARE)
        self.incumbent.raise_bound(generation.bound)
        if not self.is_over():
            self._dive(generation)
            self._choose(generation)
        self.has_dived.set()
        in_vain = 0
        while not self.is_over():
            before = self.incumbent.number
            if in_vain < PATIENT_DIVES:
                self._dive_again(generation, chance)
                in_vain = in_vain + 1 if self.incumbent.number == before else 0
            else:
                self._begin_again(generation, chance, parts)
                in_vain = 0
            if len(generation.master.columns) > MANY_NEW * self._number_chosen_from:
                self._choose(generation)
            if self.workers == 1:
                parts.search_next()

    def _dive(self, generation: Generation) -> None:
        begun = self._share_gone()
        rota = generation.dive(BATCH, DIVE_ROUNDS, lambda: self._share_gone() > begun + DIVE_SHARE)
        if rota is not None:
            self.incumbent.offer(rota)

    def _choose(self, generation: Generation) -> None:
        """The best rota of the schedules known, and a last word on the bound."""
        if self.is_over() or not generation.prices_at_bound:
            return
        best = self.incumbent.best(self.team)
        columns = generation.worth_choosing(best.whole(), best.cost)
        self._number_chosen_from = len(generation.master.columns)
        choice = Choice(self.team, columns, best)
        effort = PartEffort(self.seconds_for_part(), max(1, self.workers - 1), self.seed)
        with self.running(choice):
            found = choice.search(effort)
        for person, schedule in found.items():
            best.put(person, schedule)
        self.incumbent.offer(best)

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
        if relaxed.cost <= best.cost - 1 + 1e-6 and not self.is_over():
            self._dive(generation)

    def _begin_again(self, generation: Generation, chance: random.Random, parts: _Parts) -> None:
        """Another rota of schedules from the relaxation on, and then parts of it: it may end lower."""
        generation.free()
        generation.converge(DIVE_ROUNDS, smoothing=0.3)
        begun = self._share_gone()
        batch = chance.uniform(*BATCHES)
        rota = generation.dive(batch, DIVE_ROUNDS, lambda: self._share_gone() > begun + DIVE_SHARE)
        if rota is not None:
            parts.improve(rota, POLISH_SECONDS)
            self.incumbent.offer(rota)

    def _parts(self) -> None:
        """The line of the parts; before the first dive they are not worth a processor."""
        until = time.monotonic() + PATIENCE * self.seconds
        while not self.has_dived.wait(POLL_SECONDS):
            if self.is_over():
                return
            if self.incumbent.cost is not None and time.monotonic() > until:
                break
        parts = _Parts(self, self.seed + 1)
        while not self.is_over():
            cost, bound = self.incumbent.cost or 0, self.incumbent.bound
            if cost - bound <= NEARLY * cost and self._share_gone() > PATIENCE / 2:
                parts.search_whole(self._deadline - time.monotonic())
            else:
                parts.search_next()


class _Parts:
    """Searches one part after the other of the best rota."""

    def __init__(self, search: ScheduleSearch, seed: int) -> None:
        self._search, self._seed = search, seed
        self._chance = random.Random(seed)
        self._ways = ways()

    def search_whole(self, seconds: float | None = None) -> None:
        """Search all people and days: small teams, and small gaps, are proved by it."""
        team = self._search.team
        rota = self._search.incumbent.best(team)
        self._find(rota, range(len(team.people)), range(team.days), seconds)

    def search_next(self) -> None:
        """Search a part, and remember how it went."""
        rota = self._search.incumbent.best(self._search.team)
        way = self._chance.choice(self._ways)
        people, days = way.choose(rota, self._chance)
        began = time.monotonic()
        proved = self._find(rota, people, days)
        way.learn(proved, (time.monotonic() - began) / PART_SECONDS, len(people) * len(days))

    def improve(self, rota: WorkingRota, seconds: float) -> None:
        """Search parts of another rota as long as that is, and it gets better now and then."""
        until, in_vain = time.monotonic() + seconds, 0
        while time.monotonic() < until and in_vain < PATIENT_PARTS and not self._search.is_over():
            cost, way = rota.cost, self._chance.choice(self._ways)
            self._find(rota, *way.choose(rota, self._chance))
            in_vain = in_vain + 1 if rota.cost == cost else 0

    def _find(
        self, rota: WorkingRota, people: Sequence[int], days: Sequence[int], seconds: float | None = None
    ) -> bool:
        search, team = self._search, self._search.team
        part = Part(rota, tuple(people), frozenset(days), search.incumbent.bound if seconds else 0)
        self._seed += 1
        workers = search.workers if seconds else max(1, search.workers - 1)
        effort = PartEffort(seconds or search.seconds_for_part(), workers, self._seed)
        with search.running(part):
            proved, found = part.search(effort)
        for person, schedule in found.items():
            if schedule != rota.schedules[person]:
                rota.put(person, schedule)
        search.incumbent.offer(rota)
        # The other line may have found a better rota meanwhile: what was found here may fit there too.
        search.incumbent.offer_schedules(team, found)
        if proved and len(people) == len(team.people) and len(days) == team.days:
            search.incumbent.raise_bound(rota.cost)
        return proved
