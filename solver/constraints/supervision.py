"""Supervisor and worker have 90 uninterrupted minutes together, every four weeks or as the plan says.

on one day of the window that both work, at one time in both shifts
price = weight when there is none, tier 2
"""

from __future__ import annotations

from planner.domain.needs import SupervisionNeed
from solver.meetings import Together, put_meetings
from solver.objective import Penalty
from solver.terms import none_of
from solver.variables import Variables

RULE = "supervision"


def constrain(variables: Variables) -> list[Penalty]:
    """Each supervision that falls due."""
    if not variables.problem.settings.supervision.is_on or variables.deepest_tier < 2:
        return []
    return [_supervise(variables, need) for need in variables.problem.supervision]


def _supervise(variables: Variables, need: SupervisionNeed) -> Penalty:
    window, people = variables.local(need.window), (need.supervisor, need.worker)
    meetings = put_meetings(
        variables, Together("supervision", need.id, people, need.minutes, need.minutes, window)
    )
    missing = none_of(variables.cp, (meeting.literal for meeting in meetings), f"missing:{need.id}")
    return Penalty(RULE, missing, variables.problem.settings.supervision.weight, 2)
