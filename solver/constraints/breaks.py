"""A shift of more than six hours has its unpaid break, not at either end, and nothing is planned in it.

    a shift's break is due or not with its option and length (see shift_variables)
    start + 60 <= break start,  break end <= end - 60  (`from_ends_minutes`), on the 15-minute grid
Where no activity competes for the time the break needs no variable: it is put in the middle of the shift.
"""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.objective import Penalty
from solver.plans import DayPlan
from solver.terms import add
from solver.variables import Variables, grid


def constrain(variables: Variables) -> list[Penalty]:
    """Breaks on every day with activities; run after all of them are put in."""
    for plan in variables.working_days():
        if plan.breaks and plan.candidates:
            _place_breaks(variables, plan)
    return []


def _place_breaks(variables: Variables, plan: DayPlan) -> None:
    cp, away = variables.cp, variables.problem.settings.breaks.from_ends_minutes
    if plan.break_start is None:
        shortest = min(minutes for minutes, _ in plan.breaks)
        moments = grid(plan.starts.start + away, plan.ends.end - away - shortest)
        plan.break_start = cp.new_int_var_from_domain(
            cp_model.Domain.from_values(moments), f"break:{plan.name}"
        )
        cp.propose(plan.break_start, lambda value: value(plan.start) + away)
        for minutes, due in plan.breaks:
            add(cp, plan.break_start >= plan.start + away, due)
            add(cp, plan.break_start + minutes <= plan.end - away, due)
    for minutes, due in plan.breaks:
        plan.rests.append(
            cp.new_optional_fixed_size_interval_var(plan.break_start, minutes, due, f"break:{plan.name}")
        )
