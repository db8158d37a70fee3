"""Whoever does a piece of work holds the skills it asks for on that day.

worker w may go on the visit on day d only when skills(visit) is contained in skills(w, d)
somebody in the first year attends a hearing only when somebody who is not does
an author in the first year writes for court only with a joint author who is not (see `court_writing`)
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.needs import WritingNeed
from solver.objective import Penalty
from solver.plans import DayPlan
from solver.terms import implies, is_always
from solver.variables import Variables


def constrain(variables: Variables) -> list[Penalty]:
    """Nobody in the first year goes to court alone, unless pinned; run after events."""
    people = variables.problem.person_by_id
    for need, there in variables.events.values():
        if need.kind != "hearing":
            continue
        experienced = [attends for who, attends in there.items() if not people[who].is_first_year]
        for who, attends in there.items():
            if people[who].is_first_year and not is_always(attends):
                implies(variables.cp, attends, *experienced)
    return []


def may_write(variables: Variables, need: WritingNeed) -> bool:
    """Whether the author may write at all: alone, or with the joint author that the first year asks for."""
    people = variables.problem.person_by_id
    author, joint = people.get(need.author), people.get(need.co_author or "")
    return author is None or not author.is_first_year or (joint is not None and not joint.is_first_year)


def holds_skills(plan: DayPlan, skills: Iterable[str]) -> bool:
    """Whether the person of the day holds all of the skills on it."""
    return set(skills) <= plan.person_day.skills
