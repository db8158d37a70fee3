"""The requests that whoever works with the plan may see, newest first; what has run out is ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.errors import PlannerError
from planner.domain.swaps import SwapRequest
from planner.services.swaps.requests import end_stale
from ui.item_models.swap_words import RequestLine, SwapWords, in_order

if TYPE_CHECKING:
    from ui.main_window.desk import Desk


def requests_of(desk: Desk) -> tuple[SwapRequest, ...]:
    """All of them, those asked last in front."""
    session = desk.session
    if not session.is_open:
        return ()
    try:
        end_stale(session.store, session.clock)
    except PlannerError as trouble:
        desk.tell_trouble(trouble)
    return tuple(sorted(session.store.swaps(), key=lambda each: each.history[0].at, reverse=True))


def words_of(desk: Desk, staff: str | None = None) -> SwapWords | None:
    """The words for whoever works with the plan; for the manager who looks for `staff`, for that person."""
    from dataclasses import replace

    session = desk.session
    if session.team is None:
        return None
    caller = session.caller
    return SwapWords(session.team, caller if staff is None else replace(caller, staff=staff))


def lines_of(desk: Desk, staff: str | None = None) -> tuple[RequestLine, ...]:
    """The lines; with `staff` those that concern the person."""
    words = words_of(desk, staff)
    if words is None:
        return ()
    requests = requests_of(desk)
    if staff is not None:
        requests = tuple(each for each in requests if concerns(each, staff))
    return in_order([words.line(each) for each in requests])


def concerns(request: SwapRequest, staff: str) -> bool:
    """Whether the person gives, is asked, or may take what is put up."""
    is_open_offer = request.verb == "offer" and request.is_open
    return request.giver == staff or is_open_offer or any(staff in each.people for each in request.proposals)


def waiting_for(desk: Desk) -> int:
    """How many requests wait for whoever works with the plan."""
    return sum(1 for line in lines_of(desk) if line.need)
