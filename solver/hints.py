"""Where a search starts: the last solution, carried to the next CpModel by the names of variables."""

from __future__ import annotations

from collections.abc import Mapping

from ortools.sat.python import cp_model

from solver.filled_cp_model import FilledCpModel

# Values of variables by name.
Known = dict[str, int]


def known_values(cp: cp_model.CpModel, solution: list[int]) -> Known:
    """The named values of a solution of the CpModel."""
    return {
        variable.name: value
        for variable, value in zip(cp.proto.variables, solution, strict=True)
        if variable.name
    }


def give_hints(cp: FilledCpModel, known: Mapping[str, int]) -> None:
    """Hint every variable, once (one hinted twice is an invalid CpModel): only whole hints start at once."""
    cp.proto.clear_solution_hint()
    for index, value in enumerate(cp.filled(known)):
        cp.add_hint(cp.get_int_var_from_proto_index(index), value)
