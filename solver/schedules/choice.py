"""The best rota of schedules that are known: CP-SAT chooses one for each person.

    exactly one schedule a person;  there + short - surplus = least for each cover row
Schedules whose price beside the relaxation's duals is over the gap are in no better rota, and left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python import cp_model

from solver.schedules.master import Column
from solver.schedules.part import PartEffort
from solver.schedules.team_view import Schedule, TeamView
from solver.schedules.working_rota import WorkingRota


class Choice:
    """The CpModel over columns, from the rota at hand."""

    def __init__(self, team: TeamView, columns: Sequence[Column], rota: WorkingRota) -> None:
        self._team, self._columns = team, columns
        self._cp, self._solver = cp_model.CpModel(), cp_model.CpSolver()
        self._chosen = [self._cp.new_bool_var("") for _ in columns]
        there: dict[int, list[cp_model.IntVar]] = {}
        of_person: dict[int, list[cp_model.IntVar]] = {}
        price: list[cp_model.LinearExpr | int] = []
        for column, chosen in zip(columns, self._chosen, strict=True):
            self._cp.add_hint(chosen, rota.schedules[column.person] == column.schedule)
            of_person.setdefault(column.person, []).append(chosen)
            if column.cost:
                price.append(column.cost * chosen)
            for number in column.rows:
                there.setdefault(number, []).append(chosen)
        for literals in of_person.values():
            self._cp.add_exactly_one(literals)
        for number, row in enumerate(team.rows):
            literals, now = there.get(number, []), int(rota.there[number])
            total = cp_model.LinearExpr.sum(literals)
            if row.least and row.missing:
                short = self._cp.new_int_var(0, row.least, "")
                self._cp.add_hint(short, max(0, row.least - now))
                self._cp.add(total + short >= row.least)
                price.append(row.missing * short)
            if row.ideal is not None and row.surplus and len(literals) > row.ideal:
                surplus = self._cp.new_int_var(0, len(literals) - row.ideal, "")
                self._cp.add_hint(surplus, max(0, now - row.ideal))
                self._cp.add(total - surplus <= row.ideal)
                price.append(row.surplus * surplus)
        self._cp.minimize(cp_model.LinearExpr.sum(price))

    def search(self, effort: PartEffort) -> dict[int, Schedule]:
        """The schedules chosen; none when the time was too short."""
        given = self._solver.parameters
        given.num_workers = effort.workers
        given.random_seed = effort.seed
        given.max_time_in_seconds = effort.seconds
        given.linearization_level = 2
        status = self._solver.solve(self._cp)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return {}
        return {
            column.person: column.schedule
            for column, chosen in zip(self._columns, self._chosen, strict=True)
            if self._solver.boolean_value(chosen)
        }

    def stop(self) -> None:
        """End the search with what it has found; from another thread."""
        self._solver.stop_search()
