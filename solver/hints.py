"""Where a search starts: the last solution, carried to the next CpModel by the names of variables."""

from __future__ import annotations

from collections.abc import Mapping

from ortools.sat.python import cp_model

# Values of variables by name.
Known = dict[str, int]


def known_values(cp: cp_model.CpModel, solution: list[int]) -> Known:
    """The named values of a solution of the CpModel."""
    return {
        variable.name: value
        for variable, value in zip(cp.proto.variables, solution, strict=True)
        if variable.name
    }


def give_hints(cp: cp_model.CpModel, known: Mapping[str, int]) -> None:
    """Hint each variable whose name is known, once (a variable hinted twice is an invalid CpModel)."""
    cp.proto.clear_solution_hint()
    for index, variable in enumerate(cp.proto.variables):
        if variable.name in known:
            cp.add_hint(cp.get_int_var_from_proto_index(index), known[variable.name])
