"""The requests that whoever works with the plan may see, newest first; what has run out is ended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.errors import PlannerError
from planner.domain.swaps import SwapRequest
from planner.services.swaps.prospects import Prospects
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
    session = desk.session
    if session.team is None:
        return None
    caller, of = session.caller, staff or session.caller.staff
    prospects = Prospects(session.store, caller, of) if of else None
    return SwapWords(session.team, replace(caller, staff=of), prospects)


def lines_of(desk: Desk, staff: str | None = None) -> tuple[RequestLine, ...]:
    """The lines; with `staff` those that concern the person."""
    requests = requests_of(desk)
    if staff is not None:
        requests = tuple(each for each in requests if concerns(each, staff))
    # After every edit of a plan it is asked how many wait: mostly there are none.
    words = words_of(desk, staff) if requests else None
    if words is None:
        return ()
    return in_order([words.line(each) for each in requests])


def concerns(request: SwapRequest, staff: str) -> bool:
    """Whether the person gives, is asked, or may take what is put up."""
    is_open_offer = request.verb == "offer" and request.is_open
    return request.giver == staff or is_open_offer or any(staff in each.people for each in request.proposals)


def waiting_for(desk: Desk) -> int:
    """How many requests wait for whoever works with the plan."""
    open_ones = tuple(each for each in requests_of(desk) if each.is_open)
    words = words_of(desk) if open_ones else None
    return sum(1 for each in open_ones if words is not None and words.need(each))
