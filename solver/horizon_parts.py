"""Bounds of a long horizon from its weeks, one by one.

The variables are parted by week; what hangs on several weeks belongs to none. A week's own CpModel has the
constraints that speak of its variables alone, and its share of the price:

    price of the rota  >=  sum over weeks of (least price of the week's own CpModel)
                           + least that the terms of no week can be

This holds however the variables are parted: every rota of the whole keeps the constraints of each week, and
each term of the price is counted once. Where weeks hardly interact the sum is the true optimum. For an
earlier tier that is held at a value, each week may spend what the bounds of the others leave of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import ConstraintProto

from solver.decision_map import Cell, DecisionMap
from solver.filled_cp_model import FilledCpModel
from solver.model_builder import Formulation
from solver.objective import tier_sum
from solver.stopping import StopWatch, never

NO_WEEK = -1
# Rounds in which what follows from a week's variables joins the week.
ROUNDS = 4
# A sum of prices: its number, and the terms by index of the variable.
Terms = dict[int, int]


@dataclass(slots=True)
class WeekBounds:
    """What is known of one tier: by week the least price, and the terms (by name) that it is a bound of."""

    least: dict[int, int] = field(default_factory=dict)
    terms: dict[int, dict[str, int]] = field(default_factory=dict)

    def holds_for(self, week: int, terms: Mapping[str, int]) -> bool:
        """Whether the terms cost at least what the week's bound says: they are its terms, or more."""
        known = self.terms.get(week)
        return known is not None and all(terms.get(name) == weight for name, weight in known.items())


class HorizonParts:
    """One formulation parted by week."""

    def __init__(
        self, formulation: Formulation, decisions: DecisionMap, should_stop: Callable[[], bool] = never
    ) -> None:
        watch = self._stop_watch = StopWatch(should_stop)
        self._cp: FilledCpModel = formulation.variables.cp
        self._formulation = formulation
        constraints = list(self._cp.proto.constraints)
        settled = frozenset(_settled(self._cp))
        self._touched = [
            touched if touched is None else touched - settled
            for touched in map(_variables_of, _watched(constraints, watch))
        ]
        self._week = _spread(_seeds(formulation, decisions), self._touched, watch)
        objective = self._cp.proto.objective
        terms = dict(zip(objective.vars, objective.coeffs, strict=True))
        self._price: tuple[int, Terms] = round(objective.offset), terms
        self.weeks = sorted({week for index in self._price[1] if (week := self._week[index]) != NO_WEEK})

    def rest(self) -> int:
        """The least that the price can be beside the weeks' own terms."""
        number, terms = self._price
        return number + self._least(
            (index, weight) for index, weight in terms.items() if self._week[index] not in self.weeks
        )

    def week_model(self, week: int, held: Mapping[int, tuple[int, WeekBounds]]) -> cp_model.CpModel:
        """The week's own CpModel, its objective without any constant; `held`: the value of each earlier tier
        and its bounds by week."""
        part = self._cp.clone()
        part.proto.clear_solution_hint()
        part.proto.constraints.clear()
        self._copy_constraints(part, week)
        for tier, (value, bounds) in held.items():
            self._hold(part, week, tier, value, bounds)
        part.minimize(self._sum(part, self._own(week, self._price[1])))
        return part

    def own_terms(self, week: int) -> dict[str, int]:
        """The terms of the week's price by name."""
        variables = self._cp.proto.variables
        return {variables[i].name: weight for i, weight in self._own(week, self._price[1]).items()}

    def least(self, week: int, known: WeekBounds) -> int:
        """What the week's terms cost at least, by what is known of them."""
        return self._surely(week, self._own(week, self._price[1]), known)

    def indexes(self, week: int) -> list[int]:
        """The week's variables."""
        return [index for index, own in enumerate(self._week) if own == week]

    def _terms(self, tier: int) -> tuple[int, Terms]:
        """The price of a tier as a number and terms."""
        price = tier_sum(self._formulation.penalties, tier)
        if isinstance(price, int):
            return price, {}
        flat, terms = cp_model.FlatIntExpr(price), Counter[int]()
        for variable, weight in zip(flat.vars, flat.coeffs, strict=True):
            terms[variable.index] += weight
        return flat.offset, dict(terms)

    def _own(self, week: int, terms: Terms) -> Terms:
        return {index: weight for index, weight in terms.items() if self._week[index] == week}

    def _least(self, terms: Iterable[tuple[int, int]]) -> int:
        """The least of the terms, each at the end of its variable's domain."""
        least = 0
        for index, weight in terms:
            domain = list(self._cp.proto.variables[index].domain)
            least += weight * (domain[0] if weight > 0 else domain[-1])
        return least

    def _hold(self, part: cp_model.CpModel, week: int, tier: int, value: int, bounds: WeekBounds) -> None:
        number, terms = self._terms(tier)
        own = self._own(week, terms)
        if not own:
            return
        others: dict[int, Terms] = defaultdict(dict)
        for index, weight in terms.items():
            if self._week[index] != week:
                others[self._week[index]][index] = weight
        left = value - number
        for other, its_terms in others.items():
            left -= self._surely(other, its_terms, bounds)
        part.add(self._sum(part, own) <= left)

    def _surely(self, week: int, terms: Terms, bounds: WeekBounds) -> int:
        """What the terms of another week cost at least."""
        variables = self._cp.proto.variables
        named = {variables[index].name: weight for index, weight in terms.items()}
        if not bounds.holds_for(week, named):
            return self._least(terms.items())
        known = bounds.terms[week]
        further = [pair for pair in terms.items() if variables[pair[0]].name not in known]
        return bounds.least[week] + self._least(further)

    def _sum(self, part: cp_model.CpModel, terms: Terms) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.weighted_sum(
            [part.get_int_var_from_proto_index(index) for index in terms], list(terms.values())
        )

    def _copy_constraints(self, part: cp_model.CpModel, week: int) -> None:
        numbers: dict[int, int] = {}
        made = part.proto.constraints
        for place, (constraint, touched) in enumerate(
            zip(self._cp.proto.constraints, self._touched, strict=True)
        ):
            self._stop_watch.step()
            if touched is None or any(self._week[index] != week for index in touched):
                continue
            if constraint.has_no_overlap():
                _copy_no_overlap(made, constraint, numbers)
            elif constraint.has_cumulative():
                self._copy_cumulative(made, constraint, numbers, week)
            else:
                if constraint.has_interval():
                    numbers[place] = len(made)
                made.add().copy_from(constraint)

    def _copy_cumulative(
        self, made: Any, constraint: ConstraintProto, numbers: Mapping[int, int], week: int
    ) -> None:
        """Those of its intervals that are the week's; leaving out others only gives more room."""
        kept = [
            (numbers[interval], demand)
            for interval, demand in zip(
                constraint.cumulative.intervals, constraint.cumulative.demands, strict=True
            )
            if interval in numbers and all(self._week[index] == week for index in demand.vars)
        ]
        if not kept:
            return
        new = made.add()
        new.copy_from(constraint)
        new.cumulative.intervals.clear()
        new.cumulative.intervals.extend([number for number, _ in kept])
        new.cumulative.demands.clear()
        for _, demand in kept:
            new.cumulative.demands.add().copy_from(demand)


def _copy_no_overlap(made: Any, constraint: ConstraintProto, numbers: Mapping[int, int]) -> None:
    kept = [numbers[each] for each in constraint.no_overlap.intervals if each in numbers]
    if len(kept) > 1:
        new = made.add()
        new.copy_from(constraint)
        new.no_overlap.intervals.clear()
        new.no_overlap.intervals.extend(kept)


def _watched(constraints: Iterable[ConstraintProto], watch: StopWatch) -> Iterator[ConstraintProto]:
    for constraint in constraints:
        watch.step()
        yield constraint


def _settled(cp: FilledCpModel) -> Iterator[int]:
    """Variables of a single value: they belong to every week."""
    for index, variable in enumerate(cp.proto.variables):
        domain = list(variable.domain)
        if domain[0] == domain[-1]:
            yield index


def _seeds(formulation: Formulation, decisions: DecisionMap) -> list[int | None]:
    """The week of every deciding variable; None for what is not known yet."""
    problem = formulation.variables.problem
    weeks: list[int | None] = [None] * len(formulation.variables.cp.proto.variables)

    def note(index: int, cells: Iterable[Cell]) -> None:
        of = {(day - problem.first_day) // 7 for _, day in cells}
        weeks[index] = of.pop() if len(of) == 1 else NO_WEEK

    for index, cells in decisions.owners.items():
        note(index, cells)
    for demand, indexes in decisions.starts.items():
        for index in indexes:
            note(index, formulation.variables.visits[demand].workers)
    return weeks


def _spread(
    weeks: list[int | None], all_touched: Iterable[frozenset[int] | None], watch: StopWatch
) -> list[int]:
    """Variables that follow from those of one week belong to it."""
    listed = [touched for touched in all_touched if touched]
    for _ in range(ROUNDS):
        near: dict[int, set[int]] = defaultdict(set)
        for touched in listed:
            watch.step()
            of = {week for index in touched if (week := weeks[index]) is not None and week != NO_WEEK}
            if len(of) == 1:
                for index in touched:
                    if weeks[index] is None:
                        near[index] |= of
        for index, candidates in near.items():
            weeks[index] = candidates.pop() if len(candidates) == 1 else NO_WEEK
        if not near:
            break
    return [NO_WEEK if week is None else week for week in weeks]


def _variables_of(constraint: ConstraintProto) -> frozenset[int] | None:
    """The variables of a constraint, intervals aside; None for a kind that is not known here."""
    found = [literal if literal >= 0 else -literal - 1 for literal in constraint.enforcement_literal]
    for kind in ("bool_or", "bool_and", "at_most_one", "exactly_one"):
        if getattr(constraint, f"has_{kind}")():
            literals = getattr(constraint, kind).literals
            return frozenset([*found, *(each if each >= 0 else -each - 1 for each in literals)])
    if constraint.has_linear():
        return frozenset([*found, *constraint.linear.vars])
    if constraint.has_no_overlap():
        return frozenset(found)
    if constraint.has_lin_max():
        expressions = [constraint.lin_max.target, *constraint.lin_max.exprs]
    elif constraint.has_interval():
        expressions = [constraint.interval.start, constraint.interval.size, constraint.interval.end]
    elif constraint.has_cumulative():
        expressions = [constraint.cumulative.capacity]
    else:
        return None
    return frozenset([*found, *(index for each in expressions for index in each.vars)])
