"""Large-neighbourhood search: plan a part of the rota anew, keep the rest, and again.

The CpModel is the same as that of the full search; what is closed gets the value it has in the best rota so
far. So every rota found keeps all rules and the values held for earlier tiers. Nothing is proved here: bounds
come from the full search alone. Which neighbourhoods pay is learnt while searching, and so is their size.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from ortools.sat.python import cp_model

from solver.decision_map import Cell, DecisionMap
from solver.found import Values
from solver.model_builder import Formulation
from solver.neighbourhoods import KINDS, Ground, Opened, around
from solver.price_trail import PriceTrail
from solver.stopping import StopWatch

# A part that is not solved to the end within its slice is made smaller next time.
# Work is in CP-SAT's own measure, the same on a busy machine; this is about 1.5 seconds of a processor.
SLICE_WORK = 0.06
SETTLING_WORK = 0.3
# No part takes longer than this by the clock.
MOST_SECONDS = 8.0
# Weekdays (Monday is 0) around the borders of weeks, from none on.
BORDERS: tuple[tuple[int, ...], ...] = ((), (6, 0), (4, 5, 6, 0, 1))
# A part that ends sooner than this (processor seconds) without a gain is chosen larger next time.
QUICK_SECONDS = 0.4
FIRST_SIZE = 12
GROWTH, SHRINKAGE = 1.2, 0.75
# Every kind keeps this much of a chance, however little it has paid.
LEAST_CREDIT = 0.05
FORGETTING = 0.85
# How often a part is replanned at an equal price, which leads out of dead ends.
SIDEWAYS = 0.25
AROUND = "around a price"


@dataclass(slots=True)
class Arm:
    """What is known of one kind of neighbourhood: how large to choose it and what it has paid."""

    size: float = FIRST_SIZE
    credit: float = 1.0
    tried: int = 0
    paid: int = 0

    def learn(self, seconds: float, gain: float, is_finished: bool, largest: int) -> None:
        """Note one trial: its time, its gain as a share of the price, and whether it came to an end."""
        self.tried += 1
        self.paid += gain > 0
        self.credit = FORGETTING * self.credit + (1 - FORGETTING) * gain / max(seconds, 0.05)
        if not is_finished:
            self.size = max(2.0, self.size * SHRINKAGE)
        elif seconds < QUICK_SECONDS and gain == 0:
            self.size = min(float(largest), self.size * GROWTH)


@dataclass(frozen=True, slots=True)
class Trial:
    """How one part came out: a solution of the whole, if any, and whether the part was solved to the end."""

    values: Values | None
    value: int
    is_finished: bool


@dataclass
class LargeSearch:
    """Improves solutions of one formulation; used from one thread, stopped from any."""

    formulation: Formulation
    seed: int
    workers: int = 1
    arms: dict[str, Arm] = field(default_factory=dict)

    def __post_init__(self) -> None:
        variables = self.formulation.variables
        self._map = DecisionMap(variables)
        self._ground = Ground(variables, self._map.cells)
        self._stopped = threading.Event()
        self._trail = PriceTrail(self.formulation, self._map, StopWatch(self._stopped.is_set))
        self._chance = Random(self.seed)
        self._part = _Part(variables.cp, self._map)
        self._running: cp_model.CpSolver | None = None
        self.arms = {name: Arm() for name in (AROUND, *KINDS)}

    @property
    def has_parts(self) -> bool:
        """Whether there are at least two cells to choose among."""
        return len(self._ground.cells) > 1

    def stop(self) -> None:
        """End the search at the next moment; may be called again until it has ended."""
        self._stopped.set()
        running = self._running
        if running is not None:
            running.stop_search()

    def improve(self, values: Values, value: int) -> tuple[Values, int]:
        """One trial on the solution: a better one, another of the same price, or itself."""
        name = self._choose()
        arm, began = self.arms[name], time.thread_time()
        opened = self._opened(name, int(arm.size), values)
        sideways = self._chance.random() < SIDEWAYS
        if not opened or self._stopped.is_set():
            arm.learn(0.0, 0.0, is_finished=True, largest=len(self._ground.cells))
            return values, value
        trial = self._try(opened, values, value if sideways else value - 1, sideways, SLICE_WORK)
        gain = (value - trial.value) / max(1, value) if trial.values else 0.0
        arm.learn(time.thread_time() - began, gain, trial.is_finished, len(self._ground.cells))
        return (trial.values, trial.value) if trial.values else (values, value)

    def settle(self, values: Values, value: int | None, bound: int) -> tuple[Values, int] | None:
        """The best solution (cheaper than `value`) near these decisions: with all of them, or with the days
        at the borders of weeks planned anew. None when there is none so near; `bound`: when to be content."""
        found: tuple[Values, int] | None = None
        problem = self.formulation.variables.problem
        most = (1 << 50) if value is None else value - 1
        for days in BORDERS if problem.weeks > 1 else BORDERS[:1]:
            if self._stopped.is_set() or most < bound:
                break
            opened = frozenset(
                cell for cell in self._ground.cells if (cell[1] - problem.first_day) % 7 in days
            )
            trial = self._try(opened, values, most, first_will_do=False, work=SETTLING_WORK)
            if trial.values is not None:
                found = trial.values, trial.value
                values, most = trial.values, trial.value - 1
        return found

    def _choose(self) -> str:
        most = max(arm.credit for arm in self.arms.values())
        weights = [LEAST_CREDIT + (arm.credit / most if most else 0.0) for arm in self.arms.values()]
        return self._chance.choices(list(self.arms), weights)[0]

    def _opened(self, name: str, size: int, values: Values) -> Opened:
        if name != AROUND:
            return KINDS[name](self._ground, self._chance, size)
        cells: Sequence[Cell] = self._trail.cells(values, self._chance)
        return around(self._ground, self._chance, size, cells) if cells else frozenset()

    def _try(self, opened: Opened, values: Values, most: int, first_will_do: bool, work: float) -> Trial:
        part = self._part.opened(opened, values, most)
        solver = cp_model.CpSolver()
        given = solver.parameters
        given.num_workers = self.workers
        given.random_seed = self._chance.randrange(1 << 30)
        given.max_time_in_seconds = MOST_SECONDS
        given.max_deterministic_time = work
        given.cp_model_probing_level = 0
        given.stop_after_first_solution = first_will_do
        self._running = solver
        try:
            status = solver.solve(part)
        finally:
            self._running = None
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Trial(None, most, status == cp_model.INFEASIBLE)
        found = tuple(solver.response_proto.solution)
        return Trial(found, round(solver.objective_value), status == cp_model.OPTIMAL or first_will_do)


@dataclass
class _Part:
    """Copies of a CpModel in which all is closed but the part that is opened."""

    cp: cp_model.CpModel
    map: DecisionMap
    _closed: cp_model.CpModel = field(init=False)
    _values: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._closed = self.cp.clone()
        self._closed.proto.clear_solution_hint()

    def opened(self, opened: Opened, values: Values, most: int) -> cp_model.CpModel:
        """The part as a CpModel whose price is at most `most`."""
        self._close(values)
        part = self._closed.clone()
        for index in self.map.opened(opened, values):
            domain = part.proto.variables[index].domain
            domain.clear()
            domain.extend(list(self.cp.proto.variables[index].domain))
        objective = part.proto.objective
        objective.domain.clear()
        objective.domain.extend([-(1 << 50), max(-(1 << 49), most - round(objective.offset))])
        return part

    def _close(self, values: Values) -> None:
        """Close every deciding variable at its value; only what has changed since the last time."""
        variables = self._closed.proto.variables
        for index in self.map.deciding:
            value = values[index]
            if self._values.get(index) != value:
                self._values[index] = value
                domain = variables[index].domain
                domain.clear()
                domain.extend([value, value])
