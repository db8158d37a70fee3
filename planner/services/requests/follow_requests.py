"""Requests follow the team: whoever asks, decides or undoes, in whatever window, the request says so.

The leave or TOIL entry in the team is what counts; its request is brought to the same state in the same
transaction. What a person does with their own request writes the step itself before; then there is nothing
left to do here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from planner.domain.own_records import Step
from planner.domain.own_requests import OwnRequest, RequestDeed, RequestState, stepped
from planner.domain.staff import Absence, ToilEntry
from planner.domain.team import Team
from planner.ports import UnitOfWork

Asked = Absence | ToilEntry
DEED_WORDS: dict[str, str] = {
    "ask": "Ask",
    "approve": "Approve request",
    "decline": "Decline request",
    "cancel": "Cancel request",
    "reopen": "Reopen request",
}
# From the state of a request to the one that the team says, by which deed.
_DEEDS: dict[tuple[RequestState, RequestState | None], RequestDeed] = {
    ("asked", "approved"): "approve",
    ("asked", None): "decline",
    ("approved", "asked"): "reopen",
    ("approved", None): "cancel",
    ("declined", "asked"): "reopen",
    ("declined", "approved"): "approve",
    ("cancelled", "asked"): "reopen",
    ("cancelled", "approved"): "approve",
}


def follow_requests(
    work: UnitOfWork, before: Team, after: Team, who: str, reason: str | None = None
) -> tuple[OwnRequest, ...]:
    """Bring the requests of changed leave and TOIL up to date; returns those that were changed."""
    changed = list(_changed(before, after))
    if not changed:
        return ()
    since = min(_day(each) for pair in changed for each in pair if each is not None)
    known = {each.id: each for each in work.own_records(OwnRequest, since)}
    at = work.now()
    done = []
    for was, now in changed:
        request = _followed(known, was, now, who, at, reason or "")
        if request is not None:
            deed = "ask" if len(request.history) == 1 else request.history[-1].deed
            work.save_own(request, what=DEED_WORDS.get(deed, "Change request"), reason=reason)
            done.append(request)
    return tuple(done)


def _changed(before: Team, after: Team) -> Iterator[tuple[Asked | None, Asked | None]]:
    """Leave and entries before and after, where they differ."""
    if before.absences is not after.absences:
        yield from _pairs({each.id: each for each in before.absences}, {e.id: e for e in after.absences})
    if before.toil is not after.toil:
        yield from _pairs({each.id: each for each in before.toil}, {each.id: each for each in after.toil})


def _pairs(
    was: dict[str, Absence] | dict[str, ToilEntry], now: dict[str, Absence] | dict[str, ToilEntry]
) -> Iterator[tuple[Asked | None, Asked | None]]:
    for each_id in was.keys() | now.keys():
        old, new = was.get(each_id), now.get(each_id)
        if old is not new and old != new:
            yield old, new


def _day(asked: Asked) -> date:
    return asked.dates.first if isinstance(asked, Absence) else asked.on


def state_in_team(asked: Asked | None) -> RequestState | None:
    """What the team says of the request; None where it is not there."""
    if asked is None:
        return None
    return "asked" if asked.state == "requested" else "approved"


def _followed(
    known: dict[str, OwnRequest], was: Asked | None, now: Asked | None, who: str, at: datetime, note: str
) -> OwnRequest | None:
    """The request as it is after the change; None where nothing is to be kept."""
    asked = now or was
    if asked is None:
        return None
    request = known.get(asked.id)
    state = state_in_team(now)
    if request is None:
        old = state_in_team(was)
        if "asked" not in (old, state):
            # Entered as agreed by the manager: nobody has asked for it.
            return None
        step = Step(deed="ask", who=who, at=at, staff=asked.staff)
        request = with_what(OwnRequest(id=asked.id, staff=asked.staff, history=(step,)), was or asked)
        if old is None:
            return request
    request = with_what(request, now) if now is not None else request
    if request.state == state or (state is None and not _is_in_team(request.state)):
        return request if request != known.get(asked.id) else None
    deed = _DEEDS.get((request.state, state))
    if deed is None:
        return None
    return stepped(request, deed, Step(deed=deed, who=who, at=at, note=note[:500]))


def _is_in_team(state: RequestState) -> bool:
    return state in ("asked", "approved")


def with_what(request: OwnRequest, asked: Asked) -> OwnRequest:
    """The request with what it is for as it stands now."""
    if isinstance(asked, Absence):
        return request.model_copy(update={"absence": asked})
    return request.model_copy(update={"entry": asked})
