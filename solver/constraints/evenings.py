"""Nobody works more than two evenings a week, nor two in a row without consent, nor more than six in four
weeks; part-timers in proportion.

    over(week)  >= evenings of the week - most
    over4(later week with settled evenings) >= planned evenings - what the settled ones leave of the most
    pair(d)     >= evening(d - 1) + evening(d) - 1          unless consented
    over4(week) >= evenings of the week and the three before - most in four weeks
    price = weight x each, tier 3.  Evening contracts (no `evenings_most`) are exempt; past shifts count
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.contracts import FULL_TIME_WEEK_MINUTES
from planner.domain.person import Person, PersonWeek
from planner.domain.time_grid import DAY
from solver.evening_work import is_evening
from solver.objective import Penalty
from solver.terms import Literal, excess, is_never, total
from solver.variables import Variables

RULE = "evenings"


def constrain(variables: Variables) -> list[Penalty]:
    """Each person's weeks."""
    rule = variables.problem.settings.evenings
    if not variables.asks_for(rule):
        return []
    return [
        penalty
        for person in variables.problem.people
        if person.weeks[-1].evenings_most is not None
        for penalty in _four_weeks_ahead(variables, person)
    ] + [
        penalty
        for person in variables.problem.people
        for week in person.weeks
        if week.evenings_most is not None
        for penalty in _week(variables, person, week)
    ]


def _week(variables: Variables, person: Person, week: PersonWeek) -> Iterator[Penalty]:
    rule = variables.problem.settings.evenings
    first, last = week.monday, week.monday + 6
    days = _evening_days(variables, person)
    if not variables.problem.is_overridden(RULE, first, last, person.id):
        this_week = [literal for day, literal in days.items() if first <= day <= last]
        four_weeks = [literal for day, literal in days.items() if first - 21 <= day <= last]
        most_in_four = _most_in_four_weeks(variables, person)
        counts = (("week", this_week, week.evenings_most or 0), ("four weeks", four_weeks, most_in_four))
        for what, evenings, most in counts:
            name = f"evenings over:{what}:{person.id}:{first}"
            over = excess(variables.cp, total(evenings) - most, len(evenings) - most, name)
            yield from variables.exception(RULE, rule, over, rule.weight)
    if rule.allows_two_in_a_row or person.consents_to_evenings_in_a_row:
        return
    ahead = _evenings_ahead(variables, person)
    # The last planned day is followed by what is settled already.
    last += last == variables.problem.days[-1]
    for day in range(first, last + 1):
        if (day in days or day in ahead) and day - 1 in days:
            if variables.problem.is_overridden(RULE, day - 1, day, person.id):
                continue
            two = excess(
                variables.cp, days[day - 1] + days.get(day, 1) - 1, 1, f"evenings in a row:{person.id}:{day}"
            )
            yield from variables.exception(RULE, rule, two, rule.weight)


def _most_in_four_weeks(variables: Variables, person: Person) -> int:
    most = variables.problem.settings.evenings.most_in_four_weeks * person.contract_minutes_per_week
    return -(-most // FULL_TIME_WEEK_MINUTES)


def _four_weeks_ahead(variables: Variables, person: Person) -> Iterator[Penalty]:
    """Four weeks that end after the plan, in a week with settled evenings."""
    rule, last = variables.problem.settings.evenings, person.weeks[-1].monday
    if variables.problem.is_overridden(RULE, last, last + 6, person.id):
        return
    ahead, most = _evenings_ahead(variables, person), _most_in_four_weeks(variables, person)
    past = _evenings_past(variables, person)
    for monday in range(last + 7, last + 28, 7):
        if not any(monday <= day < monday + 7 for day in ahead):
            continue
        settled = sum(monday - 21 <= day < monday + 7 for day in (*past, *ahead))
        planned = [
            literal
            for plan in variables.days_of(person.id)
            if plan.day >= monday - 21 and not is_never(literal := is_evening(variables, plan))
        ]
        left = max(0, most - settled)
        name = f"evenings over:four weeks:{person.id}:{monday}"
        over = excess(variables.cp, total(planned) - left, len(planned) - left, name)
        yield from variables.exception(RULE, rule, over, rule.weight)


def _evenings_past(variables: Variables, person: Person) -> set[int]:
    evening = variables.problem.settings.evenings.evening_from
    return {work.day for work in person.past if work.end > work.day * DAY + evening}


def _evenings_ahead(variables: Variables, person: Person) -> set[int]:
    evening = variables.problem.settings.evenings.evening_from
    return {work.day for work in person.ahead if work.end > work.day * DAY + evening}


def _evening_days(variables: Variables, person: Person) -> dict[int, Literal]:
    """Literals of evening work by day, past days included; days that cannot have any are left out."""
    days: dict[int, Literal] = dict.fromkeys(_evenings_past(variables, person), 1)
    for plan in variables.days_of(person.id):
        literal = is_evening(variables, plan)
        if not isinstance(literal, int) or literal:
            days[plan.day] = literal
    return days
