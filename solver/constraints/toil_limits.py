"""Time off in lieu stays within 15 hours owed, is taken back within 10 working days of being earned, and only
what is owed is taken.

    over(week) = evening and weekend minutes - reserve
    earned(week) = rate x over, down to whole quarters, when over >= least claim; else 0
    repaid(week) = agreed days + min(time off, max(0, due hours - paid + time off))
    owed(week) = balance before + earned - repaid so far
    above >= owed - cap;  late >= due by the week's end - repaid so far
    ahead >= taken since a moment - (owed at the start + earned so far - what had passed its limit by then)
    price = weight x each started hour of above, late and ahead, at each week's end, tier 3
At the plan's end what is settled after it is owed, too. Earned hours make variables only where something in
the plan depends on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.person import Person, PersonWeek, ToilAccount
from planner.domain.time_grid import ACTIVITY_GRID
from solver.evening_work import most_earned, outside_minutes
from solver.objective import Penalty
from solver.plans import TimeOff
from solver.terms import Expression, add, negated, total
from solver.time_off import most_to_take_back, time_off_of
from solver.variables import Variables

RULE = "toil_limits"
HOUR = 60
PER_MILLE = 1000


def constrain(variables: Variables) -> list[Penalty]:
    """Everyone who has an account."""
    if not variables.asks_for(variables.problem.settings.toil_limits):
        return []
    return [
        penalty
        for person in variables.problem.people
        if person.toil is not None
        for penalty in _person(variables, person, person.toil)
    ]


def _person(variables: Variables, person: Person, account: ToilAccount) -> Iterator[Penalty]:
    rule, problem = variables.problem.settings.toil_limits, variables.problem
    earned = _earned(variables, person, account)
    times_off = [total(off.ordinary for off in _times_off(variables, person, week)) for week in person.weeks]
    taken = [agreed + off for agreed, off in zip(account.agreed, times_off, strict=True)]
    repaid = [
        agreed + _repaid(variables, person, week, off)
        for agreed, week, off in zip(account.agreed, person.weeks, times_off, strict=True)
    ]
    most = abs(account.balance) + account.settled_after + 24 * HOUR * len(person.days)
    lost_before = sum(lot.minutes for lot in account.lots if lot.lapses_on < problem.first_day)
    marks: list[tuple[Expression, Expression]] = [(0, lost_before)]
    for number, week in enumerate(person.weeks):
        end = week.monday + 7
        all_earned, all_repaid = total(earned[: number + 1]), total(repaid[: number + 1])
        all_taken = total(taken[: number + 1])
        after = account.settled_after if week is person.weeks[-1] else 0
        above = account.balance + after + all_earned - all_repaid - rule.cap_minutes
        late = _due(account, earned, end, problem.first_day) - all_repaid
        ahead = [
            all_taken - before - (max(0, account.balance) + all_earned - lapsed) for before, lapsed in marks
        ]
        marks.append((all_taken, _lapsed(account, earned, number, end, rule.take_within_weeks)))
        if problem.is_overridden(RULE, week.monday, week.monday + 6, person.id):
            continue
        for what, amounts in (("above", [above]), ("late", [late]), ("ahead", ahead)):
            units = _hours(variables, amounts, most, f"toil {what}:{person.id}:{week.monday}")
            yield from variables.exception(RULE, rule, units, rule.weight)


def _due(account: ToilAccount, earned: Sequence[Expression], end: int, first_day: int) -> Expression:
    """What is to be taken back before the day `end`, of what is owed from before and earned in each week."""
    owed = sum(lot.minutes for lot in account.lots if lot.due_on < end and lot.lapses_on >= first_day)
    return owed + total(
        minutes for minutes, due_on in zip(earned, account.due_on, strict=False) if due_on < end
    )


def _lapsed(
    account: ToilAccount, earned: Sequence[Expression], number: int, end: int, weeks: int
) -> Expression:
    """What has passed its limit by the end of the week, the `number`th of the plan."""
    old = sum(lot.minutes for lot in account.lots if lot.lapses_on < end)
    return old + total(earned[: max(0, number + 1 - weeks)])


def _repaid(variables: Variables, person: Person, week: PersonWeek, off: Expression) -> Expression:
    """What the week's time off repays: nothing of it where the contracted hours are worked all the same.

    The variable may be lower than that: repaying less is never cheaper.
    """
    if isinstance(off, int) and off == 0:
        return 0
    cp, name = variables.cp, f"{person.id}:{week.monday}"
    paid = total(plan.paid for plan in variables.week_of(person, week.monday))
    short = week.contract_minutes - week.credit_minutes - paid + off
    most = sum(
        each.longest + (each.ordinary if isinstance(each.ordinary, int) else 0)
        for each in _times_off(variables, person, week)
    )
    if isinstance(short, int) and isinstance(off, int):
        return min(off, max(0, short))
    is_short = cp.new_bool_var(f"short of hours:{name}")
    repaid = cp.new_int_var(0, most, f"repaid:{name}")
    cp.fill(is_short, lambda value: int(value(short) >= 0))
    cp.fill(repaid, lambda value: min(value(off), max(0, value(short))))
    add(cp, repaid <= off)
    add(cp, repaid <= short, is_short)
    add(cp, repaid == 0, negated(is_short))
    return repaid


def _times_off(variables: Variables, person: Person, week: PersonWeek) -> Iterator[TimeOff]:
    return (time_off_of(variables, plan) for plan in variables.week_of(person, week.monday))


def _earned(variables: Variables, person: Person, account: ToilAccount) -> list[Expression]:
    """Minutes that each week earns; 0 where it makes no difference to any price."""
    most = [most_earned(variables, person, week) for week in person.weeks]
    days = variables.problem.days
    can_take = any(
        not isinstance(off.ordinary, int) or off.ordinary
        for off in (time_off_of(variables, plan) for plan in variables.days_of(person.id))
    )
    lapses = any(lot.lapses_on in days for lot in account.lots)
    if not (can_take or any(account.agreed) or lapses or most_to_take_back(variables, person)):
        return [0] * len(most)
    return [
        _earned_in(variables, person, account, week) if minutes else 0
        for week, minutes in zip(person.weeks, most, strict=True)
    ]


def _earned_in(variables: Variables, person: Person, account: ToilAccount, week: PersonWeek) -> Expression:
    cp, rule = variables.cp, variables.problem.settings.toil_limits
    plans = variables.week_of(person, week.monday)
    over = total(outside_minutes(variables, plan) for plan in plans) - week.reserve_minutes
    rate, step, least = account.rate_per_mille, PER_MILLE * ACTIVITY_GRID, rule.least_claim_minutes
    if isinstance(over, int):
        return over * rate // step * ACTIVITY_GRID if over >= least else 0
    name = f"toil:{person.id}:{week.monday}"
    earns = cp.new_bool_var(f"earns {name}")
    cp.fill(earns, lambda value: int(value(over) >= least))
    quarters = cp.new_int_var(0, most_earned(variables, person, week) // ACTIVITY_GRID, f"earned {name}")
    cp.fill(quarters, lambda value: value(over) * rate // step if value(over) >= least else 0)
    add(cp, over >= least, earns)
    add(cp, over <= least - 1, negated(earns))
    add(cp, quarters == 0, negated(earns))
    add(cp, step * quarters <= rate * over, earns)
    add(cp, step * quarters >= rate * over - step + 1, earns)
    return ACTIVITY_GRID * quarters


def _hours(variables: Variables, amounts: Sequence[Expression], most: int, name: str) -> Expression:
    """Started hours of the largest of the amounts, at least 0."""
    least = max([0, *(-(-amount // HOUR) for amount in amounts if isinstance(amount, int))])
    open_amounts = [amount for amount in amounts if not isinstance(amount, int)]
    if not open_amounts:
        return least
    hours = variables.cp.new_int_var(least, max(least, -(-most // HOUR)), name)
    variables.cp.fill(
        hours, lambda value: max([least, *(-(-value(amount) // HOUR) for amount in open_amounts)])
    )
    for amount in open_amounts:
        variables.cp.add(HOUR * hours >= amount)
    return hours
