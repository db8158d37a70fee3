"""Requests for time: leave, TOIL, a later start after a late finish. Each goes through one small table.

The leave or the TOIL entry itself stands in the team, where planning sees it; the request beside it keeps
who asked, who decided, when and why, also when the leave is no longer there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from planner.domain.errors import RefusedEditError
from planner.domain.own_records import OwnRecord, Step
from planner.domain.records import Id, Moment, Record
from planner.domain.staff import Absence, ToilEntry
from planner.domain.time_grid import date_of

RequestState = Literal["asked", "approved", "declined", "cancelled"]
RequestDeed = Literal["ask", "approve", "decline", "cancel", "reopen"]

# From a state, by a deed, to one state. What is not here is refused.
REQUEST_TRANSITIONS: Mapping[tuple[RequestState, RequestDeed], RequestState] = {
    ("asked", "approve"): "approved",
    ("asked", "decline"): "declined",
    ("asked", "cancel"): "cancelled",
    ("approved", "cancel"): "cancelled",
    # The manager takes a decision back.
    ("approved", "reopen"): "asked",
    ("declined", "reopen"): "asked",
    ("cancelled", "reopen"): "asked",
    # Agreed after all, or what was taken out is put back as it was agreed.
    ("declined", "approve"): "approved",
    ("cancelled", "approve"): "approved",
}
STATE_WORDS: Mapping[RequestState, str] = {
    "asked": "waits for an answer",
    "approved": "approved",
    "declined": "declined",
    "cancelled": "cancelled",
}


class LaterStart(Record):
    """After a late finish: the next shift begins later than it was planned."""

    shift: Id
    planned_start: Moment
    planned_end: Moment
    start: Moment
    end: Moment


class OwnRequest(OwnRecord):
    """What one person has asked for: exactly one of leave, a TOIL entry and a later start."""

    kind = "request"

    absence: Absence | None = None
    entry: ToilEntry | None = None
    later_start: LaterStart | None = None
    state: RequestState = "asked"
    history: tuple[Step, ...] = ()

    @property
    def on(self) -> date:
        if self.absence is not None:
            return self.absence.dates.first
        if self.entry is not None:
            return self.entry.on
        if self.later_start is not None:
            return date_of(self.later_start.start)
        raise ValueError("a request is for something")

    @property
    def is_open(self) -> bool:
        return self.state == "asked"

    @property
    def answer(self) -> Step | None:
        """The step that decided it; None while it waits."""
        return None if self.is_open or not self.history else self.history[-1]


def stepped(request: OwnRequest, deed: RequestDeed, step: Step) -> OwnRequest:
    """The request after the deed. `RefusedEditError` where the table has none."""
    after = REQUEST_TRANSITIONS.get((request.state, deed))
    if after is None:
        raise RefusedEditError(
            f"This request is {STATE_WORDS[request.state]} already."
            if not request.is_open
            else "This request still waits for an answer.",
            "Look at the list again.",
        )
    return request.model_copy(update={"state": after, "history": (*request.history, step)})
