"""One search of a formulation: CP-SAT on the whole of it and, where it is large, on parts of it beside that.

Each runs in a thread of its own, so that the caller can watch, report and stop them. They share what is
found: rotas come from either, bounds from the whole only.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solver.filled_cp_model import evaluate
from solver.hints import Known, known_values
from solver.large_search import LargeSearch
from solver.model_builder import Formulation
from solver.status import Outcome, outcome_of
from solver.terms import Expression, Literal

POLL_SECONDS = 0.05
BREATH_SECONDS = 0.001


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard one search may try. `deterministic` bounds the work, `seconds` the clock; None: no bound."""

    seconds: float | None
    deterministic: float | None
    workers: int
    seed: int
    is_repeatable: bool
    subsolvers: tuple[str, ...] = ()
    presolves: bool = True
    # Whether one of the workers improves parts of the rota.
    improves_parts: bool = False


@dataclass(frozen=True, slots=True)
class Solution:
    """Values of all variables of a formulation, and its objective value and bound."""

    formulation: Formulation
    values: tuple[int, ...]
    value: int
    bound: int

    def of(self, term: Expression | Literal) -> int:
        """The value of a number, variable or linear expression in the solution."""
        return evaluate(term, self.values)

    def known(self) -> Known:
        """The values by name, to start the next search from."""
        return known_values(self.formulation.variables.cp, list(self.values))


@dataclass(slots=True)
class Found:
    """What a running search has found so far; written by its threads, read by the watcher."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    values: tuple[int, ...] | None = None
    value: int | None = None
    # No penalty is below 0.
    bound: int = 0
    number: int = 0

    def offer(self, values: tuple[int, ...], value: int, *, goes_sideways: bool = False) -> None:
        """Keep the solution if it is the best so far, or another as good."""
        with self.lock:
            is_better = self.value is None or value < self.value
            if is_better or (goes_sideways and value == self.value):
                self.values, self.value = values, value
                self.number += is_better

    def raise_bound(self, bound: float) -> None:
        """A bound of the whole formulation."""
        with self.lock:
            self.bound = max(self.bound, round(bound))

    @property
    def is_proved(self) -> bool:
        """Whether the best is as good as its bound."""
        with self.lock:
            return self.value is not None and self.value <= self.bound


class _Listener(cp_model.CpSolverSolutionCallback):
    def __init__(self, found: Found) -> None:
        super().__init__()
        self._found = found

    def on_solution_callback(self) -> None:
        self._found.offer(tuple(self.response_proto.solution), round(self.objective_value))
        self._found.raise_bound(self.best_objective_bound)
        if self._found.is_proved:
            self.stop_search()


@dataclass(slots=True)
class Searched:
    """How a search ended, with its best solution if there is one."""

    outcome: Outcome
    best: Solution | None
    bound: int
    deterministic: float


def search(
    formulation: Formulation,
    effort: Effort,
    watch: Callable[[Found], bool],
) -> Searched:
    """Search; `watch` is called every 0.05 s with what is found, and answers whether to stop."""
    found = Found()
    whole = _Whole(formulation, effort, found)
    threads: list[_Running] = [whole]
    if effort.improves_parts and effort.workers > 1:
        threads.append(_Parts(formulation, effort, found))
    for thread in threads:
        thread.start()
    try:
        while not whole.ended.wait(POLL_SECONDS):
            if watch(found) or found.is_proved:
                break
    finally:
        _end(threads)
    watch(found)
    return _searched(formulation, whole, found)


def _end(threads: Sequence[_Running]) -> None:
    while not all(thread.ended.is_set() for thread in threads):
        for thread in threads:
            thread.stop()
        threads[0].ended.wait(POLL_SECONDS)
        threads[-1].ended.wait(POLL_SECONDS)
    for thread in threads:
        thread.join()
    for thread in threads:
        if thread.failure is not None:
            raise thread.failure


class _Running(threading.Thread):
    """A search in a thread of its own; what goes wrong in it is kept for the caller's thread."""

    def __init__(self, formulation: Formulation, effort: Effort, found: Found) -> None:
        super().__init__(daemon=True, name=type(self).__name__)
        self.formulation, self.effort, self.found = formulation, effort, found
        self.ended = threading.Event()
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            self.work()
        except BaseException as failure:  # handed on to the caller's thread
            self.failure = failure
        finally:
            self.ended.set()

    def work(self) -> None:
        raise NotImplementedError

    def stop(self) -> None:
        raise NotImplementedError


class _Whole(_Running):
    """CP-SAT on the whole formulation."""

    def __init__(self, formulation: Formulation, effort: Effort, found: Found) -> None:
        super().__init__(formulation, effort, found)
        self.solver = _configured(effort)
        self.solver.best_bound_callback = found.raise_bound
        self.outcome = Outcome.NOTHING_YET

    def work(self) -> None:
        status = self.solver.solve(self.formulation.variables.cp, _Listener(self.found))
        self.outcome = outcome_of(status)
        if self.outcome in (Outcome.PROVED, Outcome.FOUND):
            price = round(self.solver.objective_value)
            self.found.offer(tuple(self.solver.response_proto.solution), price)
            self.found.raise_bound(price if self.outcome is Outcome.PROVED else 0)

    def stop(self) -> None:
        self.solver.stop_search()


class _Parts(_Running):
    """One part of the best solution after the other; begins as soon as there is a solution."""

    def __init__(self, formulation: Formulation, effort: Effort, found: Found) -> None:
        super().__init__(formulation, effort, found)
        self._stopped = threading.Event()
        self._search: LargeSearch | None = None

    def work(self) -> None:
        self._search = LargeSearch(self.formulation, self.effort.seed)
        while not self._stopped.is_set() and self._search.has_parts:
            with self.found.lock:
                values, value = self.found.values, self.found.value
            if values is None or value is None:
                self._stopped.wait(POLL_SECONDS)
                continue
            better, price = self._search.improve(values, value)
            if better is values:
                # Lets the other threads have their turn, too.
                self._stopped.wait(BREATH_SECONDS)
            self.found.offer(better, price, goes_sideways=True)

    def stop(self) -> None:
        self._stopped.set()
        if self._search is not None:
            self._search.stop()


def _configured(effort: Effort) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    given = solver.parameters
    given.num_workers = max(1, effort.workers - effort.improves_parts)
    given.random_seed = effort.seed
    given.cp_model_presolve = effort.presolves
    # Probing takes longer than the whole search of a large week (docs/decisions: solver parameters).
    given.cp_model_probing_level = 0
    given.interleave_search = effort.is_repeatable
    if effort.seconds is not None:
        given.max_time_in_seconds = max(0.01, effort.seconds)
    if effort.deterministic is not None:
        given.max_deterministic_time = effort.deterministic
    for name in effort.subsolvers:
        given.subsolvers.append(name)
    return solver


def _searched(formulation: Formulation, whole: _Whole, found: Found) -> Searched:
    deterministic = whole.solver.deterministic_time
    if found.values is None or found.value is None:
        return Searched(whole.outcome, None, found.bound, deterministic)
    outcome = Outcome.PROVED if found.is_proved else Outcome.FOUND
    best = Solution(formulation, found.values, found.value, found.bound)
    return Searched(outcome, best, found.bound, deterministic)
