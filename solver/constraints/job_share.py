"""The two people of a job share have their handover together each week, and are not both absent by plan on a
day of the post.

    short >= (handover due - minutes together) / 30      price = weight x short, tier 3
    absent(d) >= 1 - works(first, d) - works(second, d)  price = weight x absent, tier 3
A day on which one of them is on leave or sick does not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.problem import HandoverNeed
from planner.domain.time_grid import ACTIVITY_GRID, day_of
from solver.meetings import Together, put_meetings
from solver.objective import Penalty
from solver.terms import add, excess, total
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
        for penalty in (*_handover(variables, need), *_both_absent(variables, need))
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
