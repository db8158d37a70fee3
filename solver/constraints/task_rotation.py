"""Nobody is on a heavy task (the duty desk) for more than four weeks in a row; and who has an agreed break
from the front line, with backfill named for it, makes no visits and takes no duty in it.

    heavy(p, week) unless the week's minutes on heavy tasks are fewer than a heavy week's
    beyond(p, week) >= heavy weeks among the longest run and one more, up to it - longest run
    the same up to each settled week after the plan, in a run without a pause from its end on
    price = weight x beyond + front-line weight x (visits + duty turns in a break), tier 3
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.person import Person, PersonWeek
from solver.objective import Penalty
from solver.terms import Literal, add, is_never, negated, total
from solver.variables import Variables

RULE = "task_rotation"
FRONT_LINE = ("visit", "duty")


def constrain(variables: Variables) -> list[Penalty]:
    """Run when all demand and all pins are in."""
    rule = variables.problem.settings.task_rotation
    if not variables.asks_for(rule):
        return []
    return [
        penalty
        for person in variables.problem.people
        for penalty in (*_runs(variables, person), *_breaks(variables, person))
    ]


def _runs(variables: Variables, person: Person) -> Iterator[Penalty]:
    rule, before = variables.problem.settings.task_rotation, person.heavy_weeks_before
    if before + len(person.weeks) + person.heavy_weeks_after <= rule.longest_weeks:
        return
    heavy: list[Literal] = [_heavy(variables, person, week) for week in person.weeks]
    for number, week in enumerate(person.weeks):
        of_history = max(0, rule.longest_weeks - number)
        window = heavy[max(0, number - rule.longest_weeks) : number + 1]
        if of_history > before or any(is_never(each) for each in window):
            continue
        if variables.problem.is_overridden(RULE, week.monday, week.monday + 6, person.id):
            continue
        beyond = of_history + total(window) - rule.longest_weeks
        yield from variables.at_most(RULE, rule, beyond, 1, f"rotation:{person.id}:{week.monday}")
    last = person.weeks[-1].monday
    if variables.problem.is_overridden(RULE, last, last + 6, person.id):
        return
    for after in range(1, min(person.heavy_weeks_after, rule.longest_weeks) + 1):
        up_to_the_end = rule.longest_weeks + 1 - after
        window, of_history = heavy[-up_to_the_end:], max(0, up_to_the_end - len(heavy))
        if of_history > before or any(is_never(each) for each in window):
            continue
        beyond = of_history + total(window) + after - rule.longest_weeks
        yield from variables.at_most(RULE, rule, beyond, 1, f"rotation after:{person.id}:{last}:{after}")


def _heavy(variables: Variables, person: Person, week: PersonWeek) -> Literal:
    """A literal that holds at least when the week is heavy."""
    rule, cp = variables.problem.settings.task_rotation, variables.cp
    work = [
        each
        for plan in variables.week_of(person, week.monday)
        for each in plan.candidates
        if each.kind in rule.heavy_tasks
    ]
    if sum(each.longest for each in work) < rule.heavy_week_minutes:
        return 0
    minutes = total(each.amount for each in work)
    if isinstance(minutes, int):
        return int(minutes >= rule.heavy_week_minutes)
    heavy = cp.new_bool_var(f"heavy:{person.id}:{week.monday}")
    add(cp, minutes <= rule.heavy_week_minutes - 1, negated(heavy))
    cp.fill(heavy, lambda value: int(value(minutes) >= rule.heavy_week_minutes))
    return heavy


def _breaks(variables: Variables, person: Person) -> Iterator[Penalty]:
    rule = variables.problem.settings.task_rotation
    for plan in variables.days_of(person.id) if person.off_front_line else ():
        if plan.day not in person.off_front_line or not plan.can_work:
            continue
        if variables.problem.is_overridden(RULE, plan.day, plan.day, person.id):
            continue
        work = total(each.literal for each in plan.candidates if each.kind in FRONT_LINE)
        if not isinstance(work, int) or work:
            yield from variables.exception(RULE, rule, work, rule.front_line_weight)
