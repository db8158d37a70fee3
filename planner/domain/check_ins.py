"""Checking in after a lone visit: due at its planned end, then a ladder of people who are told.

The steps are those lone-working procedures share: fifteen minutes after the planned end the worker is
reminded, after thirty the buddy calls, after forty-five the duty manager, and after an hour the council's own
procedure begins. What is due follows from the published rota and the clock alone; only what people have done
is kept, so that nothing is forgotten while the program is closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from planner.domain.own_records import OwnRecord, Step
from planner.domain.records import ClockTime, DemandId, Id, Minutes, Moment, Note, Record
from planner.domain.time_grid import date_of

CheckInState = Literal["out", "safe", "closed"]
CheckInDeed = Literal["stay", "safe", "close", "buddy"]
Rung = Literal["not_due", "due", "worker", "buddy", "duty_manager", "local_policy"]
RUNGS: tuple[Rung, ...] = ("not_due", "due", "worker", "buddy", "duty_manager", "local_policy")

CHECK_IN_TRANSITIONS: Mapping[tuple[CheckInState, CheckInDeed], CheckInState] = {
    # Still there: a later moment.
    ("out", "stay"): "out",
    # Another buddy.
    ("out", "buddy"): "out",
    ("out", "safe"): "safe",
    # Somebody else has made sure.
    ("out", "close"): "closed",
}


class CheckInRules(Record):
    """What a team has agreed on lone visits."""

    # Whose visits are looked after: those out in the evening, all of one worker, or none.
    visits: Literal["none", "evening", "all"] = "evening"
    evening_from: ClockTime = 18 * 60
    worker_after: Minutes = 15
    buddy_after: Minutes = 30
    manager_after: Minutes = 45
    policy_after: Minutes = 60
    # Visits of earlier days are let go, also those that nobody has closed.
    since: date | None = None
    # What the last rung says: whom to ring, in the council's own words.
    local_policy: Note = "Follow the lone-working procedure of the council."


class CheckIn(OwnRecord):
    """One lone visit that somebody is out on; `due` is its planned end, or when they said they stay until."""

    kind = "check_in"

    demand: DemandId
    start: Moment
    planned_end: Moment
    due: Moment
    buddy: Id | None = None
    state: CheckInState = "out"
    history: tuple[Step, ...] = ()

    @property
    def on(self) -> date:
        return date_of(self.start)


def rung_at(check_in: CheckIn, rules: CheckInRules, now: int) -> Rung:
    """How far up the ladder it is at a civil minute; who is safe is not on it."""
    if check_in.state != "out" or now < check_in.due:
        return "not_due"
    late = now - check_in.due
    steps = (rules.policy_after, rules.manager_after, rules.buddy_after, rules.worker_after)
    names: tuple[Rung, ...] = ("local_policy", "duty_manager", "buddy", "worker")
    return next((name for name, after in zip(names, steps, strict=True) if late >= after), "due")
