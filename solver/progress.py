"""Tells of a running solve: time, tier, best rota so far, demand still uncovered."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, Tier
from planner.ports import OnProgress, SolveProgress
from solver.found import Found
from solver.model_builder import Formulation
from solver.rota_reader import read_shifts
from solver.search import Solution

# A rota is read and sent at most this often; numbers more often.
ROTA_SECONDS = 0.3
NUMBERS_SECONDS = 0.1
# Work that names the visit it follows; it makes none.
AFTERWARDS = ("recording", "debrief")


def count_uncovered(problem: RotaProblem, shifts: Sequence[Shift]) -> int:
    """Visits, duty turns, court writing, events and supervision that the shifts leave short."""
    people: Counter[str] = Counter()
    minutes: Counter[str] = Counter()
    for shift in shifts:
        for activity in shift.activities:
            if activity.demand is not None and activity.kind not in AFTERWARDS:
                people[activity.demand] += 1
                minutes[activity.demand] += activity.end - activity.start
    return (
        sum(people[need.id] < need.workers for need in problem.visits)
        + sum(people[need.id] < need.least for need in problem.duty_turns)
        + sum(minutes[need.id] < need.minutes for need in problem.writing)
        + sum(people[need.id] < len(need.people) for need in problem.events)
        + sum(people[need.id] < 2 for need in problem.supervision)
    )


def _of_tier(formulation: Formulation, value: int | None) -> int | None:
    """The tier's part of an objective that counts changes beside it."""
    return value // formulation.unit if formulation.unit and value is not None else value


Accepts = Callable[[Solution, tuple[Shift, ...]], bool]


class Reporter:
    """Sends progress of one solve to `on_progress`, from the caller's thread."""

    def __init__(self, problem: RotaProblem, on_progress: OnProgress | None) -> None:
        self.first_rota_seconds: float | None = None
        self.tiers: list[Tier] = []
        self.is_stopping = False
        self._problem = problem
        self._on_progress = on_progress
        self._began = time.monotonic()
        self._told = 0.0
        self._told_rota = float("-inf")
        self._number = 0
        self._last: tuple[object, ...] = ()

    @property
    def seconds(self) -> float:
        """Seconds since the solve began."""
        return time.monotonic() - self._began

    def building(self, tier: int) -> None:
        self._send(SolveProgress(self.seconds, "building", tier, tiers=tuple(self.tiers)))

    def searching(self, formulation: Formulation, found: Found, accepts: Accepts) -> None:
        """Tell what is new in a running search; rotas that are not accepted are not told of."""
        with found.lock:
            values, value, bound, number = found.values, found.value, found.bound, found.number
        told_value, told_bound = _of_tier(formulation, value), _of_tier(formulation, bound)
        now = self.seconds
        if values is None or number == self._number or now - self._told_rota < ROTA_SECONDS:
            self._tell_numbers(formulation.tier, told_value, told_bound)
            return
        self._number, self._told_rota = number, now
        solution = Solution(formulation, values, value or 0, bound or 0)
        shifts = read_shifts(formulation.variables, solution.of)
        if not accepts(solution, shifts):
            return
        if self.first_rota_seconds is None:
            self.first_rota_seconds = self.seconds
        uncovered = count_uncovered(self._problem, shifts)
        self._tell(formulation.tier, told_value, told_bound, uncovered, shifts)

    def _tell_numbers(self, tier: int, value: int | None, bound: int | None) -> None:
        news = (tier, value, bound, self.is_stopping)
        if news != self._last and self.seconds - self._told >= NUMBERS_SECONDS:
            self._last = news
            self._tell(tier, value, bound)

    def _tell(
        self,
        tier: int,
        value: int | None,
        bound: int | None,
        uncovered: int | None = None,
        shifts: tuple[Shift, ...] | None = None,
    ) -> None:
        phase: Literal["searching", "stopping"] = "stopping" if self.is_stopping else "searching"
        self._told = self.seconds
        self._send(SolveProgress(self._told, phase, tier, value, bound, uncovered, shifts, tuple(self.tiers)))

    def tell_rota(self, tier: int, value: int | None, bound: int, shifts: tuple[Shift, ...]) -> None:
        """Tell of a rota that was found in another way than by searching a formulation."""
        if self.first_rota_seconds is None:
            self.first_rota_seconds = self.seconds
        self._tell(tier, value, bound, count_uncovered(self._problem, shifts), shifts)

    def next_search(self) -> None:
        """Another search begins; its solutions are counted anew."""
        self._number = 0

    def _send(self, progress: SolveProgress) -> None:
        if self._on_progress is not None:
            self._on_progress(progress)
