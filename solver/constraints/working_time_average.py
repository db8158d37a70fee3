"""Working time is at most 48 hours a week on average over 17 weeks, unless opted out; night workers work at
most 8 hours in each 24 on average.

    past(week) + sum of worked over the planned weeks up to the week + worked on the days that make up leave
        + made up beyond the plan <= 48 h x weeks
    past(week) + sum of worked over the planned weeks up to the week <= 8 h x days      (night workers)
    worked = paid - time off in lieu - released reserve
The same for settled weeks after the plan, of whose periods it is a part. What history alone has used up
leaves no planned work. Sums that cannot come so far make no constraint.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.person import Person, WorkingTime
from solver.objective import Penalty
from solver.plans import DayPlan
from solver.terms import Expression, add, total
from solver.time_off import time_off_of
from solver.variables import Variables


def constrain(variables: Variables) -> list[Penalty]:
    """Each person's reference periods."""
    for person in variables.problem.people:
        planned = [(week.monday, week.working_time) for week in person.weeks]
        for monday, time in (*planned, *person.later_averages):
            if time is None:
                continue
            for plans, most in _limits(variables, person, monday, time):
                if _longest(plans) > most:
                    add(variables.cp, _worked(variables, plans) <= max(0, most))
    return []


def _limits(
    variables: Variables, person: Person, monday: int, time: WorkingTime
) -> Iterable[tuple[list[DayPlan], int]]:
    """Days of the plan, with the most minutes that may be worked on them together."""
    rule = variables.problem.settings.working_time_average
    first = monday - 7 * (rule.weeks - 1)
    plans = [plan for plan in variables.days_of(person.id) if plan.can_work]
    period = [plan for plan in plans if first <= plan.day < monday + 7]
    if not time.is_opted_out:
        making_up = [plan for plan in plans if plan.day in time.make_up_days]
        most = rule.most_minutes_a_week * time.weeks - time.past_minutes - time.make_up_minutes
        yield [*period, *making_up], most
    if time.night_days is not None:
        yield period, rule.most_night_worker_minutes_a_day * time.night_days - time.past_minutes


def _longest(plans: Iterable[DayPlan]) -> int:
    # An hour more, for the night on which the clocks go back.
    return sum(max(option.longest for option, _ in plan.options) + 60 for plan in plans)


def _worked(variables: Variables, plans: Iterable[DayPlan]) -> Expression:
    return total(
        term
        for plan in plans
        for term in (
            plan.paid,
            -1 * time_off_of(variables, plan).minutes,
            -variables.released_minutes(plan),
        )
    )
