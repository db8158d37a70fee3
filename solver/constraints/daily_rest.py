"""Between the end of one day's work and the start of the next lie at least 11 hours (12 under 18).

start(next) - end(before) >= rest, where both are worked; over a clock change in hours that really pass
the last shift worked before the planned weeks counts, and the first that is settled after them; and of a day
that has been worked, what was told of it
"""

from __future__ import annotations

from planner.domain.person import Person
from planner.domain.time_grid import Span, worked_minutes
from solver.clock_changes import lost_minutes, most_lost
from solver.objective import Penalty
from solver.plans import DayPlan
from solver.terms import add, not_all
from solver.variables import Variables


def constrain(variables: Variables) -> list[Penalty]:
    """Rest after each day, after the last shift worked before, and before what follows."""
    for person in variables.problem.people:
        plans = [plan for plan in variables.days_of(person.id) if plan.can_work]
        _rest_after_the_past(variables, person, plans)
        _rest_before_what_follows(variables, plans)
        for number, plan in enumerate(plans):
            for after in plans[number + 1 :]:
                if after.starts.start - plan.ends.end >= person.rest_minutes + 60:
                    break
                _rest_between(variables, plan, after)
    return []


def _rest_after_the_past(variables: Variables, person: Person, plans: list[DayPlan]) -> None:
    last = max((work.end for work in person.past), default=None)
    for plan in plans:
        if last is not None and not _rest_after(variables, last, plan):
            last = None
        told = variables.problem.told_before(person, plan.day)
        if told is not None:
            _rest_after(variables, told.end, plan)


def _rest_after(variables: Variables, worked_until: int, plan: DayPlan) -> bool:
    """Rest before the day's shift after work that ended then; False where it is there in any case."""
    end = worked_until - variables.origin
    least = end + plan.person.rest_minutes + lost_minutes(variables, end, plan.starts.start)
    if plan.starts.start >= least:
        return False
    add(variables.cp, plan.start >= least, plan.works)
    return True


def _rest_before_what_follows(variables: Variables, plans: list[DayPlan]) -> None:
    """Rest before the first shift that is settled after the planned weeks."""
    for plan in reversed(plans):
        if not plan.person.ahead:
            return
        after = plan.person.ahead[0].start - variables.origin
        latest = after - plan.person.rest_minutes
        if plan.ends.end <= latest - 60:
            return
        for end in {plan.ends.start, plan.ends.end}:
            latest = min(latest, after - plan.person.rest_minutes - lost_minutes(variables, end, after))
        add(variables.cp, plan.end <= latest, plan.works)


def _rest_between(variables: Variables, plan: DayPlan, after: DayPlan) -> None:
    if variables.problem.told_before(plan.person, after.day) is not None:
        return
    rest = plan.person.rest_minutes
    cp = variables.cp
    if all(option.is_fixed for option, _ in (*plan.options, *after.options)):
        for option, literal in plan.options:
            for other, other_literal in after.options:
                gap = Span(option.end_earliest, other.start_earliest).shifted(variables.origin)
                if gap.minutes < 0 or worked_minutes(gap) < rest:
                    not_all(cp, literal, other_literal)
        return
    ends, starts = (plan.ends.start, plan.ends.end), (after.starts.start, after.starts.end)
    lost = most_lost(variables, ends, starts)
    if after.starts.start - plan.ends.end < rest + lost:
        add(cp, after.start - plan.end >= rest + lost, plan.works, after.works)
