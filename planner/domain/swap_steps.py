"""A request's next state: pure steps along the table of `swaps`; whatever is not in it is refused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from planner.domain.errors import RefusedEditError
from planner.domain.swaps import (
    TRANSITIONS,
    Proposal,
    SwapDeed,
    SwapRequest,
    SwapState,
    SwapStep,
)

ENDED_WORDS: dict[SwapState, str] = {
    "asked": "still waits for an answer",
    "agreed": "is agreed and waits for the manager",
    "done": "is done already",
    "declined": "was declined",
    "refused": "was refused by the manager",
    "cancelled": "was cancelled",
    "expired": "has run out",
    "lapsed": "fell away, because the rota changed",
    "undone": "was undone",
}


def accepted(
    request: SwapRequest,
    proposal_id: str,
    staff: str,
    who: str,
    at: datetime,
    *,
    asks_manager: bool,
    because: str = "",
) -> SwapRequest:
    """The person agrees to the proposal; once all have, it is chosen: done, or before the manager. `because`:
    why it waits for the manager, where the team has not agreed so."""
    proposal = request.proposal(proposal_id)
    _refuse_unless_open(request, "accept")
    if proposal is None or staff not in proposal.people - {request.giver}:
        raise RefusedEditError("You are not asked in this request.", "Look at the list again.")
    if proposal.declined:
        raise RefusedEditError("This way was declined by somebody already.", "Ask another way.")
    if staff in proposal.agreed:
        raise RefusedEditError("You have agreed to this already.", "Wait for the others.")
    proposal = proposal.model_copy(update={"agreed": (*proposal.agreed, staff)})
    is_agreed = proposal.people - {request.giver} <= set(proposal.agreed)
    state: SwapState = ("agreed" if asks_manager else "done") if is_agreed else "asked"
    return _stepped(
        _with_proposal(request, proposal),
        SwapStep(deed="accept", who=who, at=at, staff=staff, note=because if state == "agreed" else ""),
        state,
        chosen=proposal.id if is_agreed else None,
    )


def declined(request: SwapRequest, staff: str, who: str, at: datetime, note: str = "") -> SwapRequest:
    """The person turns down every proposal that they are part of, also one they had agreed to."""
    theirs = [
        each for each in request.proposals if staff in each.people - {request.giver} and not each.declined
    ]
    _refuse_unless_open(request, "decline")
    if not theirs:
        raise RefusedEditError("You are not asked in this request.", "Look at the list again.")
    for proposal in theirs:
        turned = proposal.model_copy(
            update={
                "declined": (*proposal.declined, staff),
                "agreed": tuple(each for each in proposal.agreed if each != staff),
            }
        )
        request = _with_proposal(request, turned)
    is_left = request.verb == "offer" or any(not each.declined for each in request.proposals)
    step = SwapStep(deed="decline", who=who, at=at, staff=staff, note=note)
    return _stepped(request, step, "asked" if is_left else "declined", chosen=None)


def ended(request: SwapRequest, deed: SwapDeed, who: str, at: datetime, note: str = "") -> SwapRequest:
    """The deeds that lead to one state: cancel, approve, refuse, expire, lapse, undo."""
    _refuse_unless_open(request, deed)
    (state,) = TRANSITIONS[request.state, deed]
    return _stepped(request, SwapStep(deed=deed, who=who, at=at, note=note), state, chosen=request.chosen)


def with_proposals(request: SwapRequest, proposals: Iterable[Proposal]) -> SwapRequest:
    """The request with more ways to do it."""
    return request.model_copy(update={"proposals": (*request.proposals, *proposals)})


def _with_proposal(request: SwapRequest, proposal: Proposal) -> SwapRequest:
    kept = tuple(proposal if each.id == proposal.id else each for each in request.proposals)
    return request.model_copy(update={"proposals": kept})


def _refuse_unless_open(request: SwapRequest, deed: SwapDeed) -> None:
    if (request.state, deed) not in TRANSITIONS:
        raise RefusedEditError(f"This request {ENDED_WORDS[request.state]}.", "Look at the list again.")


def _stepped(request: SwapRequest, step: SwapStep, state: SwapState, *, chosen: str | None) -> SwapRequest:
    assert step.deed != "ask"
    assert state in TRANSITIONS[request.state, step.deed]
    fields = {"state": state, "chosen": chosen, "history": (*request.history, step)}
    return request.model_copy(update=fields)
