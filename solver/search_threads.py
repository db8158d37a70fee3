"""The threads of a search: one leads, on the whole and on its weeks; one improves parts of a rota."""

from __future__ import annotations

import threading
from collections.abc import Callable

from ortools.sat.python import cp_model

from solver.found import Found
from solver.large_search import LargeSearch
from solver.model_builder import Formulation
from solver.status import Outcome, outcome_of
from solver.stopping import StoppedError
from solver.week_search import WeekSearch

POLL_SECONDS = 0.05
BREATH_SECONDS = 0.001


class Running(threading.Thread):
    """A search in a thread of its own; what goes wrong in it is kept for the caller's thread."""

    def __init__(self) -> None:
        super().__init__(daemon=True, name=type(self).__name__)
        self.ended = threading.Event()
        self.stopped = threading.Event()
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            self.work()
        except StoppedError:
            pass
        except BaseException as failure:  # handed on to the caller's thread
            self.failure = failure
        finally:
            self.ended.set()

    def work(self) -> None:
        """What the thread does; returns soon after `stop`."""
        raise NotImplementedError

    def stop(self) -> None:
        """Ask for an end; may be called again until it has ended."""
        self.stopped.set()


class Lead(Running):
    """The formulation's weeks, where it has several and they help, and then CP-SAT on the whole of it."""

    def __init__(
        self,
        formulation: Formulation,
        found: Found,
        configured: Callable[[], cp_model.CpSolver],
        weeks: WeekSearch | None,
    ) -> None:
        super().__init__()
        self.formulation, self.found, self.weeks = formulation, found, weeks
        self.outcome = Outcome.NOTHING_YET
        self.deterministic = 0.0
        self._configured = configured
        self._solver: cp_model.CpSolver | None = None

    def work(self) -> None:
        if self.weeks is not None:
            if not self.found.candidates:
                self._search_whole(first_will_do=True)
            if self.outcome is not Outcome.IMPOSSIBLE and not self.stopped.is_set():
                self.weeks.run(self.found)
            self.weeks.has_ended.set()
            if self.outcome in (Outcome.IMPOSSIBLE, Outcome.INVALID, Outcome.PROVED):
                return
        if not self.stopped.is_set() and not self.found.is_proved:
            self._search_whole(first_will_do=False)

    def _search_whole(self, *, first_will_do: bool) -> None:
        solver = self._configured()
        solver.parameters.stop_after_first_solution = first_will_do
        solver.best_bound_callback = self.found.raise_bound
        self._solver = solver
        if self.stopped.is_set():
            return
        status = solver.solve(self.formulation.variables.cp, _Listener(self.found))
        self.outcome = outcome_of(status)
        self.deterministic += solver.deterministic_time
        if self.outcome in (Outcome.PROVED, Outcome.FOUND):
            price = round(solver.objective_value)
            self.found.offer(tuple(solver.response_proto.solution), price)
            self.found.raise_bound(solver.best_objective_bound)

    def stop(self) -> None:
        super().stop()
        if self.weeks is not None:
            self.weeks.stop()
        if self._solver is not None:
            self._solver.stop_search()


class Parts(Running):
    """One part of the best solution after the other; begins as soon as there is a solution."""

    def __init__(
        self, formulation: Formulation, found: Found, seed: int, waits_for: WeekSearch | None = None
    ) -> None:
        super().__init__()
        self._waits_for = waits_for
        self.formulation, self.found, self.seed = formulation, found, seed
        self._search: LargeSearch | None = None

    def work(self) -> None:
        search = self._search = LargeSearch(self.formulation, self.seed)
        while not self.stopped.is_set() and search.has_parts:
            with self.found.lock:
                values, value = self.found.values, self.found.value
                candidate = self.found.candidates.pop() if self.found.candidates else None
            if candidate is not None:
                settled = search.settle(candidate, value, self.found.bound)
                if settled is not None:
                    self.found.offer(*settled)
            elif values is None or value is None or self._must_wait():
                self.stopped.wait(POLL_SECONDS)
            else:
                better, price = search.improve(values, value)
                if better is values:
                    # Lets the other threads have their turn, too.
                    self.stopped.wait(BREATH_SECONDS)
                self.found.offer(better, price, goes_sideways=True)

    def _must_wait(self) -> bool:
        """The weeks on their own come nearer to the best at once than parts of a first rota do."""
        return self._waits_for is not None and not self._waits_for.has_ended.is_set()

    def stop(self) -> None:
        super().stop()
        if self._search is not None:
            self._search.stop()


class _Listener(cp_model.CpSolverSolutionCallback):
    def __init__(self, found: Found) -> None:
        super().__init__()
        self._found = found

    def on_solution_callback(self) -> None:
        self._found.offer(tuple(self.response_proto.solution), round(self.objective_value))
        self._found.raise_bound(self.best_objective_bound)
        if self._found.is_proved:
            self.stop_search()
