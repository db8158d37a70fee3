"""The two people of a job share keep their split: they are at work together for their handover and no longer,
have it each week, and are not both absent by plan on a day of the post.

    both(d) = max(0, min(end(first) - start(second), end(second) - start(first), both lengths))
    together >= (sum of both - most together) / 30       price = weight x together, tier 3
    short >= (handover due - minutes together) / 30      price = weight x short, tier 3
    absent(d) >= 1 - works(first, d) - works(second, d)  price = weight x absent, tier 3
A day on which one of them is on leave or sick does not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.needs import HandoverNeed
from planner.domain.time_grid import ACTIVITY_GRID, WEEK, day_of
from solver.meetings import Together, put_meetings
from solver.objective import Penalty
from solver.terms import Expression, add, excess, total
from solver.variables import Variables

RULE = "job_share"
HALF_HOUR = 30
PLANNED_OFF = ("", "not working")


def constrain(variables: Variables) -> list[Penalty]:
    """Each job share's weeks."""
    if not variables.asks_for(variables.problem.settings.job_share):
        return []
    return [
        penalty
        for need in variables.problem.handovers
        for penalty in (
            *_handover(variables, need),
            *_too_long_together(variables, need),
            *_both_absent(variables, need),
        )
    ]


def _handover(variables: Variables, need: HandoverNeed) -> Iterator[Penalty]:
    rule, cp = variables.problem.settings.job_share, variables.cp
    days = day_of(need.window.start), day_of(need.window.end - 1)
    if need.minutes <= 0 or variables.problem.is_overridden(RULE, *days, demand=need.id):
        return
    whole = -(-need.minutes // ACTIVITY_GRID) * ACTIVITY_GRID
    window = variables.local(need.window)
    meetings = put_meetings(
        variables, Together("handover", need.id, need.people, ACTIVITY_GRID, whole, window)
    )
    together = total(meeting.amount for meeting in meetings)
    add(cp, together <= whole)
    short = excess(cp, need.minutes - together, need.minutes, f"handover:{need.id}", HALF_HOUR)
    yield from variables.exception(RULE, rule, short, rule.weight)


def _too_long_together(variables: Variables, need: HandoverNeed) -> Iterator[Penalty]:
    rule, problem = variables.problem.settings.job_share, variables.problem
    monday = day_of(need.window.start)
    if need.most_together is None or problem.is_overridden(RULE, monday, monday + 6, demand=need.id):
        return
    both = [_both_at_work(variables, need, day) for day in range(monday, monday + 7)]
    together, most = total(minutes for minutes, _ in both), sum(most for _, most in both)
    over = excess(
        variables.cp,
        together - need.most_together,
        most - need.most_together,
        f"together:{need.id}",
        HALF_HOUR,
    )
    yield from variables.exception(RULE, rule, over, rule.weight)


def _both_at_work(variables: Variables, need: HandoverNeed, day: int) -> tuple[Expression, int]:
    """Minutes of the day in which both are at work, and how many these can be."""
    plans = [variables.days.get((person, day)) for person in need.people]
    first, second = plans
    if first is None or second is None or not first.can_work or not second.can_work:
        return 0, 0
    reach = first.reach.common(second.reach)
    if reach is None:
        return 0, 0
    terms = (second.end - first.start, first.end - second.start, first.length, second.length)
    numbers = [each for each in terms if isinstance(each, int)]
    if len(numbers) == len(terms):
        return max(0, min(numbers)), reach.minutes
    cp, name = variables.cp, f"{need.id}:{day}"
    both = cp.new_int_var(0, reach.minutes, f"both at work:{name}")
    cp.fill(both, lambda value: max(0, min(value(each) for each in terms)))
    # The ends of a day off are anywhere in the plan.
    whole = variables.problem.span.minutes + WEEK
    least = cp.new_int_var(-whole, whole, f"shorter:{name}")
    cp.fill(least, lambda value: min(value(each) for each in terms))
    cp.add_min_equality(least, terms)
    cp.add_max_equality(both, [0, least])
    return both, reach.minutes


def _both_absent(variables: Variables, need: HandoverNeed) -> Iterator[Penalty]:
    rule, problem = variables.problem.settings.job_share, variables.problem
    for day in need.days:
        plans = [variables.days.get((person, day)) for person in need.people]
        if any(plan is None or plan.person_day.off_reason not in PLANNED_OFF for plan in plans):
            continue
        if problem.is_overridden(RULE, day, day, demand=need.id):
            continue
        there = total(plan.works for plan in plans if plan is not None)
        absent = excess(variables.cp, 1 - there, 1, f"absent:{need.id}:{day}")
        yield from variables.exception(RULE, rule, absent, rule.weight)
