"""Planned paid time and leave credit together are the contracted hours of the week; over the settlement
period they stay within the flexi limits.

    off(week) = |planned - (contract - credit)| in whole 15 minutes    price = deviation weight x off, tier 4
    balance(week) = balance before + planned - due
    beyond >= (balance - credit limit) / 60, (-balance - debit limit) / 60   price = weight x beyond, tier 3
    the same for the most and the least of the whole plan, where agreed
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.person import Person, PersonWeek
from solver.objective import Penalty
from solver.terms import Expression, total
from solver.variables import Variables

RULE = "contract_hours"
QUARTER, HOUR = 15, 60


def constrain(variables: Variables) -> list[Penalty]:
    """Each person's weeks and the whole plan."""
    rule = variables.problem.settings.contract_hours
    if not variables.asks_for(rule):
        return []
    return [penalty for person in variables.problem.people for penalty in _person(variables, person)]


def _person(variables: Variables, person: Person) -> Iterator[Penalty]:
    rule, problem = variables.problem.settings.contract_hours, variables.problem
    balance: Expression = person.flexi_balance_minutes
    planned: list[Expression] = []
    for week in person.weeks:
        paid = total(plan.paid for plan in variables.week_of(person, week.monday))
        off = paid - (week.contract_minutes - week.credit_minutes)
        planned.append(paid)
        balance = balance + off
        if variables.deepest_tier >= 4 and rule.deviation_weight:
            # A wish: an exception from the policy leaves it standing.
            yield Penalty(RULE, _quarters_off(variables, person, week, off), rule.deviation_weight, 4)
        if problem.is_overridden(RULE, week.monday, week.monday + 6, person.id):
            continue
        limits = (balance - person.flexi_credit_minutes, -balance - person.flexi_debit_minutes)
        yield from _beyond(variables, f"flexi:{person.id}:{week.monday}", limits, person)
    if problem.is_overridden(RULE, problem.days[0], problem.days[-1], person.id):
        return
    whole = total(planned)
    most, least = person.limits.most_minutes, person.limits.least_minutes
    limits = (whole - most if most is not None else 0, least - whole if least is not None else 0)
    yield from _beyond(variables, f"total:{person.id}", limits, person)


def _quarters_off(variables: Variables, person: Person, week: PersonWeek, off: Expression) -> Expression:
    """Whole quarters of an hour between planned and due, either way."""
    if isinstance(off, int):
        return abs(off) // QUARTER
    quarters = variables.cp.new_int_var(
        0, _range(variables, person) // QUARTER, f"off:{person.id}:{week.monday}"
    )
    variables.cp.fill(quarters, lambda value: abs(value(off)) // QUARTER)
    variables.cp.add(QUARTER * quarters + QUARTER - 1 >= off)
    variables.cp.add(QUARTER * quarters + QUARTER - 1 >= -off)
    return quarters


def _beyond(
    variables: Variables, name: str, limits: tuple[Expression, Expression], person: Person
) -> Iterator[Penalty]:
    rule, most = variables.problem.settings.contract_hours, _range(variables, person)
    for way, amount in zip(("over", "under"), limits, strict=True):
        yield from variables.at_most(RULE, rule, amount, most, f"{way} {name}", unit=HOUR)


def _range(variables: Variables, person: Person) -> int:
    """No amount of this person's hours can be further off than that."""
    days = sum(max((o.longest for o, _ in plan.options), default=0) for plan in variables.days_of(person.id))
    asked = sum(week.contract_minutes for week in person.weeks) + (person.limits.least_minutes or 0)
    return abs(person.flexi_balance_minutes) + days + asked + person.flexi_credit_minutes
