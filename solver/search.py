"""One search of a formulation: CP-SAT on the whole of it and, where it is large, on parts of it beside that.

Each runs in a thread of its own, so that the caller can watch, report and stop them. They share what is
found: rotas come from either, bounds from the whole only.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solver.filled_cp_model import evaluate
from solver.found import Found
from solver.hints import Known, known_values
from solver.horizon_parts import WeekBounds
from solver.model_builder import Formulation
from solver.search_threads import POLL_SECONDS, Lead, Parts, Running
from solver.status import Outcome
from solver.terms import Expression, Literal
from solver.week_search import WeekSearch


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
    # For a long horizon: the value of each tier and its bounds by week, as far as they are known.
    held_weeks: Mapping[int, tuple[int, WeekBounds]] = field(default_factory=dict)


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
class Searched:
    """How a search ended, with its best solution if there is one."""

    outcome: Outcome
    best: Solution | None
    bound: int
    deterministic: float
    # Bounds of the weeks of a long horizon.
    weeks: WeekBounds | None = None


def search(
    formulation: Formulation,
    effort: Effort,
    watch: Callable[[Found], bool],
    floor: int = 0,
) -> Searched:
    """Search; `watch` is called every 0.05 s with what is found, and answers whether to stop. `floor`: what
    is known already that every solution costs at least."""
    found, began = Found(bound=floor), time.monotonic()
    hint = formulation.variables.cp.proto.solution_hint
    weeks = None
    threads: list[Running] = []
    if effort.improves_parts and effort.workers > 1:
        weeks = _weeks(formulation, effort)
        threads.append(Parts(formulation, found, effort.seed, waits_for=weeks))
        if len(hint.values) == len(formulation.variables.cp.proto.variables):
            found.candidates.append(tuple(hint.values))
    lead = Lead(formulation, found, lambda: _configured(effort, began), weeks)
    threads.insert(0, lead)
    for thread in threads:
        thread.start()
    try:
        while not lead.ended.wait(POLL_SECONDS):
            if watch(found) or found.is_proved:
                break
    finally:
        _end(threads)
    watch(found)
    return _searched(formulation, lead, found)


def _weeks(formulation: Formulation, effort: Effort) -> WeekSearch | None:
    if formulation.variables.problem.weeks < 2 or effort.seconds is None:
        return None
    known = effort.held_weeks.get(formulation.tier)
    held = {tier: pair for tier, pair in effort.held_weeks.items() if tier < formulation.tier}
    return WeekSearch(formulation, held, known and known[1], effort.seconds, effort.seed, effort.workers)


def _end(threads: Sequence[Running]) -> None:
    while not all(thread.ended.is_set() for thread in threads):
        for thread in threads:
            thread.stop()
        for thread in threads:
            thread.ended.wait(POLL_SECONDS)
    for thread in threads:
        thread.join()
        if thread.failure is not None:
            raise thread.failure


def _configured(effort: Effort, began: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    given = solver.parameters
    given.num_workers = max(1, effort.workers - effort.improves_parts)
    given.random_seed = effort.seed
    given.cp_model_presolve = effort.presolves
    # Probing takes longer than the whole search of a large week (docs/decisions: solver parameters).
    given.cp_model_probing_level = 0
    given.interleave_search = effort.is_repeatable
    if effort.seconds is not None:
        given.max_time_in_seconds = max(0.01, effort.seconds - (time.monotonic() - began))
    if effort.deterministic is not None:
        given.max_deterministic_time = effort.deterministic
    for name in effort.subsolvers:
        given.subsolvers.append(name)
    return solver


def _searched(formulation: Formulation, lead: Lead, found: Found) -> Searched:
    weeks = lead.weeks.bounds if lead.weeks is not None else None
    if found.values is None or found.value is None:
        return Searched(lead.outcome, None, found.bound, lead.deterministic, weeks)
    outcome = Outcome.PROVED if found.is_proved else Outcome.FOUND
    best = Solution(formulation, found.values, found.value, found.bound)
    return Searched(outcome, best, found.bound, lead.deterministic, weeks)
