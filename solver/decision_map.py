"""Which variables of a CpModel decide about which part of the rota.

A *cell* is one person on one day. A variable that follows from others (see `FilledCpModel.fill`) decides
nothing and belongs nowhere; one that is in two people's days (a meeting) belongs to both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solver.filled_cp_model import evaluate
from solver.plans import DayPlan
from solver.terms import Expression, Literal
from solver.variables import Variables

Cell = tuple[str, int]


@dataclass(slots=True)
class DecisionMap:
    """The deciding variables of every cell, and those of every visit's time."""

    variables: Variables
    # By index of the variable: the cells that must all be open for it to be open.
    owners: dict[int, tuple[Cell, ...]] = field(default_factory=dict)
    # By id of the visit: the variables of its start.
    starts: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _by_cell: dict[Cell, list[int]] = field(default_factory=dict)
    _visits: dict[Cell, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for cell, plan in self.variables.days.items():
            if plan.can_work:
                for index in self._of_day(plan):
                    self.owners[index] = (*self.owners.get(index, ()), cell)
        for demand, visit in self.variables.visits.items():
            self.starts[demand] = tuple(self._deciding(visit.starts.values()))
            for index in self.starts[demand]:
                self.owners.pop(index, None)
            for cell in visit.workers:
                self._visits.setdefault(cell, []).append(demand)
        for index, cells in self.owners.items():
            for cell in cells:
                self._by_cell.setdefault(cell, []).append(index)

    @property
    def cells(self) -> list[Cell]:
        """Cells with something to decide, by day and then person."""
        found = {cell for cells in self.owners.values() for cell in cells}
        return sorted(found, key=lambda cell: (cell[1], cell[0]))

    @property
    def deciding(self) -> Iterator[int]:
        """All deciding variables that belong somewhere; what decides for the whole rota is left out."""
        yield from self.owners
        for indexes in self.starts.values():
            yield from indexes

    def opened(self, cells: frozenset[Cell], values: Sequence[int]) -> Iterator[int]:
        """The deciding variables that are free when only these cells are open: a visit's time is when all who
        go on it in the solution are."""
        demands: set[str] = set()
        for cell in cells:
            for index in self._by_cell.get(cell, ()):
                owners = self.owners[index]
                if owners[0] == cell and all(owner in cells for owner in owners):
                    yield index
            demands.update(self._visits.get(cell, ()))
        for demand in sorted(demands):
            if all(cell in cells for cell in self.going(demand, values)):
                yield from self.starts[demand]

    def going(self, demand: str, values: Sequence[int]) -> Iterator[Cell]:
        """The cells from which people go on the visit in a solution."""
        for cell, literal in self.variables.visits[demand].workers.items():
            if evaluate(literal, values):
                yield cell

    def _of_day(self, plan: DayPlan) -> Iterator[int]:
        terms: list[Expression | Literal | None] = [plan.works, plan.start, plan.end, plan.length]
        terms += [plan.at_home, plan.break_start]
        terms += [literal for _, literal in plan.options]
        for candidate in plan.candidates:
            terms += [candidate.literal, candidate.size, self.variables.quiet.get(id(candidate))]
            # The start of a visit is its own; see `starts`.
            if not candidate.starts:
                terms.append(candidate.start)
        yield from self._deciding(terms)

    def _deciding(self, terms: Iterable[Expression | Literal | None]) -> Iterator[int]:
        seen: set[int] = set()
        for term in terms:
            if term is None or isinstance(term, int):
                continue
            for index in _indexes(term):
                if index not in seen and self.variables.cp.is_decision(index):
                    seen.add(index)
                    yield index


def _indexes(term: cp_model.LinearExpr) -> list[int]:
    if isinstance(term, cp_model.IntVar):
        return [term.index]
    return [variable.index for variable in cp_model.FlatIntExpr(term).vars]
