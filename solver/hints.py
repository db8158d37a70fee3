"""Where a search starts: the last solution, carried to the next CpModel by the names of variables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ortools.sat.python import cp_model

from planner.domain.rota import Shift
from solver.filled_cp_model import FilledCpModel
from solver.terms import Expression, Literal
from solver.variables import Variables

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
    """Hint every variable: only whole hints start at once."""
    cp.hint(cp.filled(known))


def known_of_shifts(variables: Variables, shifts: Sequence[Shift]) -> Known:
    """The decisions by which the days are worked as in an earlier rota; empty when there is none.

    Activities are not decided here: `first_fit` puts them where there is room.
    """
    known: Known = {}
    worked = {(shift.staff, shift.day): shift for shift in shifts}
    for plan in variables.working_days() if worked else ():
        shift = worked.get((plan.person.id, plan.day))
        _know(known, plan.works, int(shift is not None))
        if shift is None:
            continue
        start, end = shift.start - variables.origin, shift.end - variables.origin
        fitting = [option.name == shift.name and option.admits(start, end) for option, _ in plan.options]
        chosen = fitting.index(True) if True in fitting else -1
        for number, (_, literal) in enumerate(plan.options):
            _know(known, literal, int(number == chosen))
        _know(known, plan.start, start)
        _know(known, plan.end, end)
        _know(known, plan.at_home, int(shift.place == "home"))
        if shift.break_start is not None and plan.break_start is not None:
            _know(known, plan.break_start, shift.break_start - variables.origin)
    return known


def _know(known: Known, term: Expression | Literal, value: int) -> None:
    if isinstance(term, cp_model.IntVar):
        known[term.name] = value
