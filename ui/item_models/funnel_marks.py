"""The funnel of an uncovered demand as it is drawn: an icon a step, and the last one worked out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.domain.errors import PlannerError
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.services.explain.funnel import funnel
from planner.services.explain.obstacles import AWAY_WORDS, NOT_ASKED_WORDS
from planner.services.explain.records import Funnel, FunnelStep

ICONS: Mapping[str, str] = {
    "availability": "clock",
    "lockdown": "lockdown",
    "skills": "study",
    "visits": "two-workers",
    "paired_visits": "two-workers",
    "duty_cover": "duty",
    "court_writing": "court",
    "events": "event",
    "supervision": "supervision",
    "job_share": "link",
    "protected_admin": "admin",
    "daily_rest": "rest",
    "weekly_rest": "rest",
    "late_finish": "rest",
    "evenings": "rest",
    "days_in_a_row": "week",
    "breaks": "coffee",
    "presence": "home",
    "pins": "pin",
}
OTHER_ICON = "policy"


def step_icon(step: FunnelStep) -> str:
    """The icon of a step: of its rule, and of being away where that is the matter."""
    if step.words == AWAY_WORDS:
        return "not-working"
    if step.words == NOT_ASKED_WORDS:
        return "user-minus"
    return ICONS.get(step.rule, OTHER_ICON)


class _LastFunnel:
    """Board and inspector show the same funnel: it is worked out once for both."""

    def __init__(self) -> None:
        self._key: tuple[RotaProblem, Sequence[Shift], str] | None = None
        self._funnel: Funnel | None = None

    def of(self, problem: RotaProblem, shifts: Sequence[Shift], demand: str) -> Funnel | None:
        key = self._key
        is_same = key is not None and key[0] is problem and key[1] is shifts and key[2] == demand
        if not is_same:
            self._key = (problem, shifts, demand)
            self._funnel = _worked_out(problem, shifts, demand)
        return self._funnel


def _worked_out(problem: RotaProblem, shifts: Sequence[Shift], demand: str) -> Funnel | None:
    try:
        return funnel(problem, shifts, demand)
    except PlannerError:
        return None


funnel_of = _LastFunnel().of
