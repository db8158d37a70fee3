"""Nobody is planned on leave, sick, on study time, outside their pattern, out of post or on loan; nobody does
two things at once.

    the day's options are all that can be worked (shift_variables); none of the shift in blocked time
    activities and the break of one day: no two overlap
    sum of activity minutes + break <= length of the shift   (implied; it makes the bounds stronger)
    a named shift is not followed next day by one it must not be followed by
"""

from __future__ import annotations

from functools import partial

from solver.filled_cp_model import Value
from solver.objective import Penalty
from solver.plans import DayPlan
from solver.terms import add, implies, not_all, total
from solver.variables import Variables


def constrain(variables: Variables) -> list[Penalty]:
    """Run last: it closes every day over the activities that have been put in."""
    for plan in variables.working_days():
        _keep_out_of_leave(variables, plan)
        _one_thing_at_a_time(variables, plan)
        _keep_successions(variables, plan)
    return []


def _keep_out_of_leave(variables: Variables, plan: DayPlan) -> None:
    for hole in plan.person_day.blocked:
        away = variables.local(hole)
        if not away.overlaps(plan.reach):
            continue
        before = variables.cp.new_bool_var(f"before:{plan.name}:{away.start}")
        after = variables.cp.new_bool_var(f"after:{plan.name}:{away.start}")
        variables.cp.fill(before, partial(_ends_by, plan, away.start))
        variables.cp.fill(after, partial(_starts_from, plan, away.end))
        add(variables.cp, plan.end <= away.start, before)
        add(variables.cp, plan.start >= away.end, after)
        implies(variables.cp, plan.works, before, after)


def _ends_by(plan: DayPlan, moment: int, value: Value) -> int:
    return int(value(plan.end) <= moment)


def _starts_from(plan: DayPlan, moment: int, value: Value) -> int:
    return int(value(plan.start) >= moment)


def _one_thing_at_a_time(variables: Variables, plan: DayPlan) -> None:
    intervals = [each.interval for each in plan.candidates if each.interval is not None]
    if len(intervals) + len(plan.rests) < 2:
        return
    variables.cp.add_no_overlap([*intervals, *plan.rests])
    booked = total(each.amount for each in plan.candidates)
    rest = total(minutes * due for minutes, due in plan.breaks)
    variables.cp.add(booked + rest <= plan.length)


def _keep_successions(variables: Variables, plan: DayPlan) -> None:
    after = variables.days.get((plan.person.id, plan.day + 1))
    if after is None:
        return
    for option, literal in plan.options:
        for other, other_literal in after.options:
            if other.name is not None and other.name in option.never_followed_by:
                not_all(variables.cp, literal, other_literal)
