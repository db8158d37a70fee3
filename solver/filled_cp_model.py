"""A CpModel that knows how to fill in its variables one after the other.

A search starts fastest from values for *all* variables. The decisions of the last rota are known; what
follows from them (an evening, an excess, a spread) is filled in by the rule noted when the variable was made;
what is new (a visit of the next tier) starts as not done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ortools.sat.python import cp_model

from solver.stopping import StopWatch, never

Value = Callable[[cp_model.LinearExpr | int], int]
Filling = Callable[[Value], int]


class FilledCpModel(cp_model.CpModel):
    """`fill` notes how a variable follows from earlier ones, `propose` where a decision starts."""

    def __init__(self, stop_watch: StopWatch | None = None) -> None:
        super().__init__()
        self.stop_watch = stop_watch or StopWatch(never)
        self._fillings: dict[int, Filling] = {}
        self._proposals: dict[int, Filling] = {}
        # Names and domains of the variables, as far as they have been asked for: to read them takes long.
        self._known: list[tuple[str, list[int]]] = []

    def fill(self, variable: cp_model.IntVar, filling: Filling) -> None:
        """The variable follows from variables made before it, whatever it was in another solution."""
        self.stop_watch.step()
        self._fillings[variable.index] = filling

    def propose(self, variable: cp_model.IntVar, proposal: Filling) -> None:
        """What the variable is where nothing is known of it."""
        self._proposals[variable.index] = proposal

    def is_decision(self, index: int) -> bool:
        """Whether the variable decides something: its value does not follow from others."""
        return index not in self._fillings

    def least(self, term: cp_model.LinearExpr | int) -> int:
        """What the term comes to at least, as far as can be seen from its variables one by one."""
        if isinstance(term, int):
            return term
        flat = cp_model.FlatIntExpr(term)
        least: int = flat.offset
        for variable, coefficient in zip(flat.vars, flat.coeffs, strict=True):
            domain = list(self.proto.variables[variable.index].domain)
            least += coefficient * (domain[0] if coefficient > 0 else domain[-1])
        return least

    def filled(self, known: Mapping[str, int]) -> list[int]:
        """A value for each variable: what follows, else the known one of its name, else what is proposed,
        else 0 or the least."""
        values: list[int] = []

        def value(term: cp_model.LinearExpr | int) -> int:
            return evaluate(term, values)

        for index, (name, domain) in enumerate(self._all_known()):
            self.stop_watch.step()
            if index in self._fillings:
                wanted = self._fillings[index](value)
            elif name in known:
                wanted = known[name]
            else:
                proposal = self._proposals.get(index)
                wanted = proposal(value) if proposal is not None else 0
            values.append(_nearest(wanted, domain))
        return values

    def _all_known(self) -> Sequence[tuple[str, list[int]]]:
        variables = self.proto.variables
        for index in range(len(self._known), len(variables)):
            self._known.append((variables[index].name, list(variables[index].domain)))
        return self._known

    def hint(self, values: Sequence[int]) -> None:
        """Hint a value for every variable, each once (one hinted twice is an invalid CpModel)."""
        self.proto.clear_solution_hint()
        self.proto.solution_hint.vars.extend(range(len(values)))
        self.proto.solution_hint.values.extend(values)


def _nearest(wanted: int, domain: Sequence[int]) -> int:
    """The wanted value, or the first of the domain (pairs of first and last) after it, or its last."""
    for first, last in zip(domain[::2], domain[1::2], strict=True):
        if wanted <= last:
            return max(wanted, first)
    return domain[-1]


def evaluate(term: cp_model.LinearExpr | int, values: Sequence[int]) -> int:
    """The value of a linear expression (or number) under values of the variables."""
    if isinstance(term, int):
        return term
    if isinstance(term, cp_model.IntVar):
        return values[term.index]
    flat = cp_model.FlatIntExpr(term)
    amount: int = flat.offset
    for variable, coefficient in zip(flat.vars, flat.coeffs, strict=True):
        amount += coefficient * values[variable.index]
    return amount
