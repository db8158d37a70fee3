"""Evenings, duty and weekends are shared out in proportion to hours, over the last 12 weeks and this rota
together.

load(p) = (tally + planned) x tenths per full-time post
units >= (load(p) - load(q)) / unit, rounded down, for the highest p and the lowest q
price = weight x units of each measure, tier 4
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from planner.domain.person import Person
from planner.domain.time_grid import day_of, weekday_of
from planner.rules.fairness import DUTY_UNIT, TENTHS, is_compared, per_full_time
from solver.evening_work import is_evening
from solver.filled_cp_model import Value
from solver.objective import Penalty
from solver.terms import Expression, total
from solver.variables import Variables

RULE = "fairness"
Load = tuple[Expression, int]


def constrain(variables: Variables) -> list[Penalty]:
    """Each measure that two or more people share."""
    rule = variables.problem.settings.fairness
    if not rule.is_on or variables.deepest_tier < 4:
        return []
    compared = [person for person in variables.problem.people if is_compared(person)]
    measures = (
        ("evenings", TENTHS, _evening_loads(variables, compared)),
        ("duty", 80, _duty_loads(variables, compared)),
        ("weekends", TENTHS, _weekend_loads(variables, compared)),
    )
    return [
        Penalty(RULE, _spread(variables, name, unit, list(loads)), rule.weight, 4)
        for name, unit, loads in measures
    ]


def _evening_loads(variables: Variables, people: list[Person]) -> Iterator[Load]:
    for person in people:
        if not person.is_evening_contract:
            evenings = [is_evening(variables, plan) for plan in variables.days_of(person.id)]
            factor = per_full_time(person)
            most = person.tally.evenings + len(evenings)
            yield (total(evenings) + person.tally.evenings) * factor, most * factor


def _duty_loads(variables: Variables, people: list[Person]) -> Iterator[Load]:
    problem = variables.problem
    turn_days = {day_of(turn.span.start) for turn in problem.duty_turns}
    for person in people:
        if not any(day.options for day in person.days if day.day in turn_days):
            continue
        turns = [
            (turn.span.minutes, serving[person.id])
            for turn, serving in variables.duty.values()
            if person.id in serving
        ]
        factor, past = per_full_time(person), person.tally.duty_minutes
        most = (past + sum(minutes for minutes, _ in turns)) // DUTY_UNIT
        if all(minutes % DUTY_UNIT == 0 for minutes, _ in turns):
            halves = total(minutes // DUTY_UNIT * on_duty for minutes, on_duty in turns) + past // DUTY_UNIT
        else:
            halves = variables.cp.new_int_var(0, most, f"duty halves:{person.id}")
            minutes = total(length * on_duty for length, on_duty in turns) + past
            variables.cp.fill(halves, partial(_halves, minutes))
            variables.cp.add(DUTY_UNIT * halves <= minutes)
            variables.cp.add(DUTY_UNIT * halves + DUTY_UNIT - 1 >= minutes)
        yield halves * factor, most * factor


def _halves(minutes: Expression, value: Value) -> int:
    return value(minutes) // DUTY_UNIT


def _weekend_loads(variables: Variables, people: list[Person]) -> Iterator[Load]:
    for person in people:
        if any(day.options for day in person.days if weekday_of(day.day) >= 5):
            days = [plan.works for plan in variables.days_of(person.id) if weekday_of(plan.day) >= 5]
            factor = per_full_time(person)
            most = person.tally.weekend_days + len(days)
            yield (total(days) + person.tally.weekend_days) * factor, most * factor


def _spread(variables: Variables, name: str, unit: int, loads: list[Load]) -> Expression:
    """Whole units between the highest and the lowest load."""
    if len(loads) < 2:
        return 0
    if all(isinstance(load, int) for load, _ in loads):
        numbers = [load for load, _ in loads if isinstance(load, int)]
        return (max(numbers) - min(numbers)) // unit
    cp, most = variables.cp, max(bound for _, bound in loads)
    highest, lowest = cp.new_int_var(0, most, f"most {name}"), cp.new_int_var(0, most, f"least {name}")
    cp.fill(highest, lambda value: max(value(load) for load, _ in loads))
    cp.fill(lowest, lambda value: min(value(load) for load, _ in loads))
    for load, _ in loads:
        cp.add(highest >= load)
        cp.add(lowest <= load)
    units = cp.new_int_var(0, most // unit, f"spread {name}")
    cp.fill(units, lambda value: max(0, value(highest) - value(lowest)) // unit)
    cp.add(unit * units + unit - 1 >= highest - lowest)
    return units
