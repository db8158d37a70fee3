"""One search of CP-SAT: runs it in a thread of its own, so that the caller can watch, report and stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solver.filled_cp_model import evaluate
from solver.hints import Known, known_values
from solver.model_builder import Formulation
from solver.status import Outcome, outcome_of
from solver.terms import Expression, Literal

POLL_SECONDS = 0.05


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
    """What a running search has found so far; written by its callbacks, read by the watcher."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    values: tuple[int, ...] | None = None
    value: int | None = None
    bound: int | None = None
    number: int = 0


class _Listener(cp_model.CpSolverSolutionCallback):
    def __init__(self, found: Found) -> None:
        super().__init__()
        self._found = found

    def on_solution_callback(self) -> None:
        with self._found.lock:
            self._found.values = tuple(self.response_proto.solution)
            self._found.value = round(self.objective_value)
            self._found.bound = max(self._found.bound or 0, round(self.best_objective_bound))
            self._found.number += 1
            ends = self._found.value == 0
        if ends:
            # No penalty is below 0: this is proved, whatever the search knows of its bound.
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
    solver = _configured(effort)
    listener = _Listener(found)

    def heard_bound(bound: float) -> None:
        with found.lock:
            found.bound = max(found.bound or 0, round(bound))

    solver.best_bound_callback = heard_bound
    ended = threading.Event()
    failures: list[BaseException] = []
    statuses: list[cp_model.CpSolverStatus] = []

    def run() -> None:
        try:
            statuses.append(solver.solve(formulation.variables.cp, listener))
        except BaseException as failure:  # handed on to the caller's thread below
            failures.append(failure)
        finally:
            ended.set()

    thread = threading.Thread(target=run, name="search", daemon=True)
    thread.start()
    try:
        while not ended.wait(POLL_SECONDS):
            if watch(found):
                solver.stop_search()
    finally:
        while not ended.is_set():
            solver.stop_search()
            ended.wait(POLL_SECONDS)
        thread.join()
    if failures:
        raise failures[0]
    watch(found)
    return _searched(formulation, solver, outcome_of(statuses[0]), found)


def _configured(effort: Effort) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    given = solver.parameters
    given.num_workers = effort.workers
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


def _searched(
    formulation: Formulation, solver: cp_model.CpSolver, outcome: Outcome, found: Found
) -> Searched:
    if outcome not in (Outcome.PROVED, Outcome.FOUND):
        return Searched(outcome, None, found.bound or 0, solver.deterministic_time)
    value, bound = round(solver.objective_value), round(solver.best_objective_bound)
    if value == 0:
        # No penalty is below 0.
        outcome, bound = Outcome.PROVED, 0
    best = Solution(formulation, tuple(solver.response_proto.solution), value, max(0, bound))
    return Searched(outcome, best, max(0, bound), solver.deterministic_time)
