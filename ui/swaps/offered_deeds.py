"""Which deeds a request offers to whoever looks: by the table of its states, and by whose request it is."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.permissions import may
from planner.domain.roles import Caller
from planner.domain.swaps import TRANSITIONS, SwapDeed, SwapRequest
from ui.item_models.swap_words import SwapWords
from ui.swaps.request_details import Offered


def offered_deeds(request: SwapRequest, caller: Caller, words: SwapWords) -> tuple[Offered, ...]:
    """The deeds in the order of their buttons; those of a way carry its id."""
    return tuple(_deeds(request, caller, words))


def _deeds(request: SwapRequest, caller: Caller, words: SwapWords) -> Iterator[Offered]:
    if _can(request, "approve") and may(caller, "approve a request for work"):
        yield Offered("approve", "Approve", is_first=True)
        yield Offered("refuse", "Refuse…")
    if _can(request, "undo") and may(caller, "undo a swap"):
        yield Offered("undo", "Undo…")
    yield from _answers(request, caller, words)
    if _can(request, "cancel") and may(caller, "cancel a request for work", request.giver):
        mine = request.giver == caller.staff
        of = "" if mine else f" for {words.first(request.giver)}"
        yield Offered("cancel", f"Take the request back{of}")


def _answers(request: SwapRequest, caller: Caller, words: SwapWords) -> Iterator[Offered]:
    """One's own answer, and for the manager those of everybody who is asked and perhaps absent."""
    if not _can(request, "decline"):
        return
    me = caller.staff
    if words.need(request) == "take":
        yield Offered("take", "Take it", staff=me or "", is_first=True)
    asked = sorted({who for each in request.proposals for who in each.people} - {request.giver})
    for who in asked:
        if not may(caller, "answer a request for work", who):
            continue
        of = "" if who == me else f" for {words.first(who)}"
        ways = words.to_answer(request, who) if _can(request, "accept") else ()
        for way in ways:
            yield Offered("accept", f"Accept{of}", way.id, who, is_first=who == me)
        # Of what is agreed only the way that was chosen can still be turned down.
        open_ways = [
            each
            for each in request.proposals
            if who in each.people and not each.declined and request.chosen in (None, each.id)
        ]
        if open_ways:
            yield Offered("decline", f"Decline{of}", open_ways[-1].id, who)


def _can(request: SwapRequest, deed: SwapDeed) -> bool:
    return (request.state, deed) in TRANSITIONS
