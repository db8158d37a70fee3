"""Where a turn of the wheel may go: live reasons against a place, and warnings that do not forbid it."""

from __future__ import annotations

from planner.services.wheel.duty_places import duty_verdict
from planner.services.wheel.lockdown_places import lockdown_verdict
from planner.services.wheel.supervision_places import supervision_verdict
from planner.services.wheel.turns import WheelTurn
from planner.services.wheel.verdict import Verdict
from planner.services.wheel.wheel_view import WheelView

__all__ = ["Verdict", "may_go"]


def may_go(view: WheelView, turn: WheelTurn, staff: str, monday: int) -> Verdict:
    """Whether the turn may be put onto the person in the week of that Monday."""
    person = view.person(staff)
    if person is None:
        return Verdict("Nobody of that name is in post these weeks.")
    if turn.kind == "lockdown":
        return lockdown_verdict(view, turn, person, monday)
    if turn.kind == "supervision":
        return supervision_verdict(view, turn, person, monday)
    return duty_verdict(view, turn, person, monday)
