"""Whoever does a piece of work holds the skills it asks for on that day.

worker w may go on the visit on day d only when skills(visit) is contained in skills(w, d)
"""

from __future__ import annotations

from collections.abc import Iterable

from solver.variables import DayPlan


def holds_skills(plan: DayPlan, skills: Iterable[str]) -> bool:
    """Whether the person of the day holds all of the skills on it."""
    return set(skills) <= plan.person_day.skills
