"""The manager decides what was asked: approve, or decline with a reason that the person can read."""

from __future__ import annotations

from datetime import date

from planner.domain.errors import RefusedEditError
from planner.domain.own_records import Step
from planner.domain.own_requests import STATE_WORDS, OwnRequest, stepped
from planner.domain.roles import Caller
from planner.domain.staff import Absence, ToilEntry
from planner.domain.team import Team
from planner.ports import Clock, Store
from planner.services.allow_exceptions import needed_reason
from planner.services.edit_team import TeamEdit, edit_team_in
from planner.services.permitted import permitted
from planner.services.record_edits import record_of
from planner.services.requests.own_leave import name_of, open_request
from planner.services.team_changes import replaced
from planner.services.worked.later_start import start_later


def approve_request(
    store: Store, caller: Caller, request_id: str, clock: Clock, reason: str = ""
) -> OwnRequest:
    """Grant the leave, publish the later start, or agree the TOIL; recorded after its day, it is earned at
    once."""
    at = clock.now()
    with permitted(store, caller, "decide a request for time") as unit:
        request = _open(open_request(unit, request_id))
        if request.later_start is not None:
            return start_later(unit, request, caller, at, reason)
        edit = approval(unit.team(), request, at.date())
        edit_team_in(unit, edit, caller.name, reason=reason or None)
        return open_request(unit, request_id)


def decline_request(store: Store, caller: Caller, request_id: str, reason: str) -> OwnRequest:
    """Decline what was asked; the reason is kept, and shown to the person."""
    why = needed_reason(reason, "A reason is needed: it is shown to who has asked.")
    with permitted(store, caller, "decide a request for time") as unit:
        request = _open(open_request(unit, request_id))
        if request.later_start is not None:
            step = Step(deed="decline", who=caller.name, at=unit.now(), note=why)
            declined = stepped(request, "decline", step)
            unit.save_own(declined, what="Decline later start", reason=why)
            return declined
        edit_team_in(unit, refusal(unit.team(), request), caller.name, reason=why)
        return open_request(unit, request_id)


def approval(team: Team, request: OwnRequest, today: date) -> TeamEdit:
    """The step that grants a request for leave or TOIL, on the undo stack like any other."""
    name = name_of(team, request.staff)
    if request.absence is not None:
        before: Absence = record_of(team, "absences", request.id)
        after = before.model_copy(update={"state": "approved"})
        return TeamEdit(f"Approve leave of {name}", name, (replaced(team, "absences", before, after),))
    entry: ToilEntry = record_of(team, "toil", request.id)
    state = "earned" if entry.on <= today else "agreed"
    agreed = entry.model_copy(update={"state": state})
    return TeamEdit(f"Approve TOIL of {name}", name, (replaced(team, "toil", entry, agreed),))


def refusal(team: Team, request: OwnRequest) -> TeamEdit:
    """The step that declines it; the request keeps what was asked for and why it was declined."""
    name = name_of(team, request.staff)
    if request.absence is not None:
        before: Absence = record_of(team, "absences", request.id)
        return TeamEdit(f"Decline leave of {name}", name, (replaced(team, "absences", before, None),))
    entry: ToilEntry = record_of(team, "toil", request.id)
    return TeamEdit(f"Decline TOIL of {name}", name, (replaced(team, "toil", entry, None),))


def _open(request: OwnRequest) -> OwnRequest:
    if not request.is_open:
        raise RefusedEditError(
            f"This request is {STATE_WORDS[request.state]} already.", "Look at the list again."
        )
    return request
