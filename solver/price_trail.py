"""From a price that is paid to the people and days that have to do with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from random import Random

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import ConstraintProto

from solver.decision_map import Cell, DecisionMap
from solver.filled_cp_model import evaluate
from solver.model_builder import Formulation
from solver.stopping import StopWatch

# How far to follow: a price hangs on a decision directly, or through numbers that follow from decisions.
MOST_STEPS = 3
MOST_VARIABLES = 400


class PriceTrail:
    """The constraints of a formulation by variable, and the prices of its tier."""

    def __init__(self, formulation: Formulation, decisions: DecisionMap, stop_watch: StopWatch) -> None:
        self._stop_watch = stop_watch
        self._map = decisions
        self._neighbours: dict[int, set[int]] | None = None
        self._formulation = formulation
        self._prices = [
            (penalty.expression, indexes)
            for penalty in formulation.penalties
            if penalty.tier == formulation.tier and penalty.weight and not isinstance(penalty.expression, int)
            if (indexes := [variable.index for variable in cp_model.FlatIntExpr(penalty.expression).vars])
        ]

    def cells(self, values: tuple[int, ...], chance: Random) -> list[Cell]:
        """The cells that decide one of the prices paid; none when nothing is paid."""
        paid = [indexes for expression, indexes in self._prices if evaluate(expression, values) > 0]
        if not paid:
            return []
        if self._neighbours is None:
            self._neighbours = neighbours(self._formulation.variables.cp, self._stop_watch)
        return sorted(self._deciding(chance.choice(paid), self._neighbours))

    def _deciding(self, indexes: list[int], near: dict[int, set[int]]) -> set[Cell]:
        seen, edge = set(indexes), list(indexes)
        found: set[Cell] = set()
        for _ in range(MOST_STEPS):
            reached = [other for index in edge for other in near.get(index, ())]
            edge = []
            for index in reached:
                if index not in seen:
                    seen.add(index)
                    cells = self._map.owners.get(index)
                    if cells:
                        found.update(cells)
                    elif len(seen) < MOST_VARIABLES:
                        edge.append(index)
            if found:
                break
        return found


def neighbours(cp: cp_model.CpModel, stop_watch: StopWatch) -> dict[int, set[int]]:
    """Which variables share a constraint with each; long constraints (sums over the whole rota) left out."""
    found: dict[int, set[int]] = defaultdict(set)
    for constraint in cp.proto.constraints:
        stop_watch.step()
        indexes = set(variables_of(constraint))
        if len(indexes) <= MOST_VARIABLES:
            for index in indexes:
                found[index] |= indexes
    return found


def variables_of(constraint: ConstraintProto) -> Iterator[int]:
    """The variables of a constraint of prices and choices; of one about times, none but its condition's."""
    for literal in constraint.enforcement_literal:
        yield _variable(literal)
    for kind in ("bool_or", "bool_and", "at_most_one", "exactly_one"):
        if getattr(constraint, f"has_{kind}")():
            yield from map(_variable, getattr(constraint, kind).literals)
            return
    if constraint.has_linear():
        yield from constraint.linear.vars
    elif constraint.has_lin_max():
        for expression in (constraint.lin_max.target, *constraint.lin_max.exprs):
            yield from expression.vars


def _variable(literal: int) -> int:
    return literal if literal >= 0 else -literal - 1
