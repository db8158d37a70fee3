"""The linear relaxation over schedules: which share of which schedule each person works.

    for each person     the shares are 1 in all
    for each cover row  people there + short - surplus = least       (least = ideal)
                        people there + short >= least, people there - surplus <= ideal   (else)
    least: own cost of the schedules + missing x short + surplus price x surplus

Its dual prices tell what a schedule would have to cost to be of use (`cheapest`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from ortools.linear_solver import pywraplp

from solver.schedules.team_view import Floats, Schedule, TeamView

# Only partly annotated.
LP: Any = pywraplp


@dataclass(frozen=True, slots=True)
class Column:
    """One person's schedule, what it costs by itself, and the rows to which it adds one."""

    person: int
    schedule: Schedule
    cost: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Relaxed:
    """An answer of the relaxation: its cost, and the dual price of each row."""

    cost: float
    row_prices: Floats


class Master:
    """The relaxation over the schedules known so far; it grows, and starts again from its last answer."""

    def __init__(self, team: TeamView) -> None:
        self._team = team
        solver = LP.Solver.CreateSolver("GLOP")
        if solver is None:
            raise RuntimeError("OR-Tools has no GLOP")
        self._solver = solver
        # Without it each answer starts from the last one.
        solver.SetSolverSpecificParametersAsString("use_preprocessing: false")
        self._objective = solver.Objective()
        self._objective.SetMinimization()
        self._people = [solver.Constraint(1.0, 1.0) for _ in team.people]
        self._least = []
        self._most: list[Any] = []
        infinity = solver.infinity()
        for row in team.rows:
            is_both = row.ideal == row.least
            least = solver.Constraint(float(row.least), float(row.least) if is_both else infinity)
            short = solver.NumVar(0.0, infinity, "")
            least.SetCoefficient(short, 1.0)
            self._objective.SetCoefficient(short, float(row.missing))
            most = None
            if row.ideal is not None:
                most = least if is_both else solver.Constraint(-infinity, float(row.ideal))
                surplus = solver.NumVar(0.0, infinity, "")
                most.SetCoefficient(surplus, -1.0)
                self._objective.SetCoefficient(surplus, float(row.surplus))
            self._least.append(least)
            self._most.append(None if most is least else most)
        self.columns: list[Column] = []
        self._variables: list[Any] = []
        self._known: set[tuple[int, Schedule]] = set()
        self._closed: set[int] = set()
        self._of_person: list[list[int]] = [[] for _ in team.people]

    def add(self, person: int, schedule: Schedule) -> bool:
        """Make the schedule known; False if it is already."""
        if (person, schedule) in self._known:
            return False
        self._known.add((person, schedule))
        column = Column(
            person,
            schedule,
            self._team.own_cost(person, schedule),
            tuple(self._team.rows_of(person, schedule)),
        )
        share = self._solver.NumVar(0.0, 0.0 if person in self._closed else self._solver.infinity(), "")
        self._objective.SetCoefficient(share, float(column.cost))
        self._people[person].SetCoefficient(share, 1.0)
        for row in column.rows:
            self._least[row].SetCoefficient(share, 1.0)
            most = self._most[row]
            if most is not None:
                most.SetCoefficient(share, 1.0)
        self._of_person[person].append(len(self.columns))
        self.columns.append(column)
        self._variables.append(share)
        return True

    def solve(self) -> Relaxed:
        """The cheapest shares of the schedules known; everybody has one."""
        if self._solver.Solve() != LP.Solver.OPTIMAL:
            raise RuntimeError("the relaxation over schedules was not solved")
        prices = np.array(
            [
                least.dual_value() + (most.dual_value() if most is not None else 0.0)
                for least, most in zip(self._least, self._most, strict=True)
            ]
        )
        return Relaxed(self._objective.Value(), prices)

    def shares(self) -> list[float]:
        """The share of each column in the last answer."""
        return [share.solution_value() for share in self._variables]

    def fix(self, person: int, schedule: Schedule) -> None:
        """The person works this schedule and no other."""
        self._closed.add(person)
        for number in self._of_person[person]:
            is_it = self.columns[number].schedule == schedule
            self._variables[number].SetUb(self._solver.infinity() if is_it else 0.0)

    def free(self, people: set[int] | None = None) -> None:
        """Those people (or all) may work any schedule again."""
        for person in list(self._closed if people is None else self._closed & people):
            self._closed.discard(person)
            for number in self._of_person[person]:
                self._variables[number].SetUb(self._solver.infinity())
