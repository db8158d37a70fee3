"""Solves the weeks of a long horizon one by one: their bounds add up, and their rotas may fit together."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping

from ortools.sat.python import cp_model

from solver.decision_map import DecisionMap
from solver.found import Found, Values
from solver.horizon_parts import HorizonParts, WeekBounds
from solver.model_builder import Formulation
from solver.stopping import StoppedError

# Of the time for the tier, what the weeks may use together; the whole is searched in the rest.
SHARE = 0.7


class WeekSearch:
    """The weeks of one formulation. `held`: the value of each earlier tier and its bounds by week."""

    def __init__(
        self,
        formulation: Formulation,
        held: Mapping[int, tuple[int, WeekBounds]],
        known: WeekBounds | None,
        seconds: float,
        seed: int,
        workers: int,
    ) -> None:
        self.bounds = WeekBounds()
        self._formulation, self._held, self._known = formulation, held, known or WeekBounds()
        self._ends, self._seed = time.monotonic() + SHARE * seconds, seed
        self._workers = workers
        hint = formulation.variables.cp.proto.solution_hint.values
        is_whole = len(hint) == len(formulation.variables.cp.proto.variables)
        self._hint: Values | None = tuple(hint) if is_whole else None
        self._stopped = threading.Event()
        self._running: list[cp_model.CpSolver] = []
        self._together: dict[int, int] = {}
        self.has_ended = threading.Event()
        self.failures: list[BaseException] = []

    def run(self, found: Found) -> None:
        """Raise the bound week by week; at the end, propose the weeks' rotas side by side as a candidate."""
        parts = HorizonParts(
            self._formulation, DecisionMap(self._formulation.variables), self._stopped.is_set
        )
        self._begin_from_known(parts)
        # A week whose price is what it was in an earlier search is as that left it.
        todo = [week for week in reversed(parts.weeks) if not self._is_known(parts, week)]
        found.raise_bound(parts.rest() + sum(self.bounds.least.values()))
        todo_at_all = bool(todo)
        threads = [
            threading.Thread(target=self._work, args=(parts, todo, found), daemon=True)
            for _ in range(self._workers)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.failures:
            raise self.failures[0]
        if todo_at_all and self._together and not self._stopped.is_set():
            with found.lock:
                found.candidates.append(self._side_by_side(self._together))

    def _work(self, parts: HorizonParts, todo: list[int], found: Found) -> None:
        """Solve weeks as long as some are left to do."""
        try:
            while not self._stopped.is_set() and not found.is_proved:
                try:
                    week = todo.pop()
                except IndexError:
                    return
                left = (self._ends - time.monotonic()) * self._workers / (len(todo) + self._workers)
                values = self._solve(parts, week, max(0.5, left))
                found.raise_bound(parts.rest() + sum(self.bounds.least.values()))
                if values is not None:
                    self._together.update((index, values[index]) for index in parts.indexes(week))
        except StoppedError:
            pass
        except BaseException as failure:  # handed on to the thread that runs the weeks
            self.failures.append(failure)

    def stop(self) -> None:
        """End at the next moment."""
        self._stopped.set()
        for solver in list(self._running):
            solver.stop_search()

    def _is_known(self, parts: HorizonParts, week: int) -> bool:
        return self._hint is not None and self._known.terms.get(week) == parts.own_terms(week)

    def _begin_from_known(self, parts: HorizonParts) -> None:
        for week in parts.weeks:
            terms = parts.own_terms(week)
            self.bounds.terms[week] = terms
            self.bounds.least[week] = parts.least(week, self._known)

    def _solve(self, parts: HorizonParts, week: int, seconds: float) -> Values | None:
        solver = cp_model.CpSolver()
        given = solver.parameters
        given.num_workers = 1
        given.random_seed = self._seed
        given.cp_model_probing_level = 0
        given.max_time_in_seconds = seconds
        part = parts.week_model(week, self._held)
        self._running.append(solver)
        if self._stopped.is_set():
            return None
        status = solver.solve(part)
        self._running.remove(solver)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            # Nothing that can be relied on: the bound of a search without a rota may be a mere default.
            return None
        self.bounds.least[week] = max(self.bounds.least[week], round(solver.best_objective_bound))
        return tuple(solver.response_proto.solution)

    def _side_by_side(self, together: Mapping[int, int]) -> Values:
        """Values of all variables: the weeks' own, those of the hint, and what follows from them."""
        cp = self._formulation.variables.cp
        names = [variable.name for variable in cp.proto.variables]
        known = dict(zip(names, self._hint, strict=True)) if self._hint is not None else {}
        known.update((names[index], value) for index, value in together.items())
        return tuple(cp.filled(known))
