"""Refusing a deed by the table of permissions, and keeping the refusal in the log."""

from __future__ import annotations

import contextlib

from planner.domain.errors import NotPermittedError, PlannerError
from planner.domain.permissions import Deed, may, reach
from planner.domain.roles import Caller
from planner.ports import Store

REFUSED = "Refused"
# Whatever was typed for an id that is nobody's does not go into the log.
NOBODY = "nobody of the team"


def refuse_by_table(caller: Caller, deed: Deed, staff: str | None) -> None:
    """Raises `NotPermittedError` when the caller's role does not reach so far."""
    if may(caller, deed, staff):
        return
    if reach(caller.role, deed) == "own":
        raise NotPermittedError(
            "Only the person themselves or the manager can do this.", "Ask one of them to do it."
        )
    raise NotPermittedError(f"It is not yours to {deed}.", "Ask the manager.")


def keep_refusal(
    whole: Store, caller: Caller, deed: Deed, staff: str | None, error: NotPermittedError
) -> None:
    """A row of the log. Where it cannot be written the refusal stands all the same."""
    with contextlib.suppress(PlannerError), whole.unit_of_work(caller.name) as unit:
        names = unit.team().staff_names
        subject = f"{deed}: {names.get(staff, NOBODY)}" if staff else deed
        unit.note(what=REFUSED, subject=subject, reason=error.sentence)
