"""Small words of the CP-SAT language: literals and expressions that may also be plain numbers.

Constants are folded while building: a person-day with one agreed shift has numbers for start and end, and
a rule that reads them makes no variables.
"""

from __future__ import annotations

from collections.abc import Iterable

from ortools.sat.python import cp_model

from solver.filled_cp_model import FilledCpModel

# A 0/1 variable, its negation, or a plain 0 or 1.
Literal = cp_model.BoolVarT | int
# Whole minutes or counts: a linear expression or a plain int.
Expression = cp_model.LinearExpr | int
Claim = cp_model.BoundedLinearExpression | bool


def is_never(literal: Literal) -> bool:
    return isinstance(literal, int) and literal == 0


def is_always(literal: Literal) -> bool:
    return isinstance(literal, int) and literal == 1


def negated(literal: Literal) -> Literal:
    """Not the literal."""
    return 1 - literal if isinstance(literal, int) else literal.negated()


def total(terms: Iterable[Expression]) -> Expression:
    """The sum of the terms; the number 0 of none."""
    numbers, others = 0, []
    for term in terms:
        if isinstance(term, int):
            numbers += term
        else:
            others.append(term)
    if not others:
        return numbers
    summed = cp_model.LinearExpr.sum(others)
    return summed + numbers if numbers else summed


def add(cp: FilledCpModel, claim: Claim, *given: Literal) -> None:
    """The claim holds whenever all of `given` do."""
    if claim is True or any(is_never(literal) for literal in given):
        return
    conditions = [literal for literal in given if not isinstance(literal, int)]
    if claim is False:
        clause(cp, *(negated(literal) for literal in conditions))
    elif conditions:
        cp.add(claim).only_enforce_if(*conditions)
    else:
        cp.add(claim)


def clause(cp: FilledCpModel, *literals: Literal) -> None:
    """At least one of the literals holds."""
    if not any(is_always(literal) for literal in literals):
        cp.add_bool_or([literal for literal in literals if not isinstance(literal, int)])


def implies(cp: FilledCpModel, given: Literal, *literals: Literal) -> None:
    """When `given` holds, so does at least one of the literals."""
    clause(cp, negated(given), *literals)


def not_all(cp: FilledCpModel, *literals: Literal) -> None:
    """The literals do not all hold."""
    clause(cp, *(negated(literal) for literal in literals))


def any_of(cp: FilledCpModel, literals: Iterable[Literal], name: str) -> Literal:
    """A literal that holds exactly when one or more of the literals do."""
    listed = list(literals)
    if any(is_always(literal) for literal in listed):
        return 1
    open_ones = [literal for literal in listed if not isinstance(literal, int)]
    if len(open_ones) < 2:
        return open_ones[0] if open_ones else 0
    result = cp.new_bool_var(name)
    cp.add_max_equality(result, open_ones)
    cp.fill(result, lambda value: max(value(literal) for literal in open_ones))
    return result


def both(cp: FilledCpModel, first: Literal, second: Literal, name: str) -> Literal:
    """A literal that holds exactly when both do."""
    if isinstance(first, int):
        return second if first else 0
    if isinstance(second, int):
        return first if second else 0
    result = cp.new_bool_var(name)
    cp.add_implication(result, first)
    cp.add_implication(result, second)
    cp.add_bool_or([first.negated(), second.negated(), result])
    cp.fill(result, lambda value: value(first) * value(second))
    return result


def none_of(cp: FilledCpModel, literals: Iterable[Literal], name: str) -> Literal:
    """A literal that holds exactly when none of the literals does, of which at most one may."""
    listed = [literal for literal in literals if not is_never(literal)]
    if not listed:
        return 1
    if any(is_always(literal) for literal in listed):
        cp.add_exactly_one(listed)
        return 0
    result = cp.new_bool_var(name)
    cp.add_exactly_one([*listed, result])
    cp.fill(result, lambda value: 1 - sum(value(literal) for literal in listed))
    return result


def excess(cp: FilledCpModel, amount: Expression, most: int, name: str, unit: int = 1) -> Expression:
    """The least whole number of units, at least 0, that covers the amount: ceil(max(0, amount) / unit).

    Exact where it is minimised, else an upper bound. `most` bounds the amount from above.
    """
    if isinstance(amount, int):
        return max(0, -(-amount // unit))
    if most <= 0:
        return 0
    units = cp.new_int_var(0, -(-most // unit), name)
    cp.add(unit * units >= amount)
    cp.fill(units, lambda value: max(0, -(-value(amount) // unit)))
    return units
