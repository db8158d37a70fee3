"""Notices of work that changes hands: who asks me, who has answered me, what waits for the manager."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.notices import Notice, NoticeKind
from planner.domain.swaps import Proposal, SwapRequest, Work
from planner.services.notices.look import Look
from planner.services.swaps.given_words import given_words
from planner.services.swaps.prospects import Prospects


def swap_notices(look: Look) -> Iterator[Notice]:
    """One for each request that concerns the caller: of its last step."""
    for request in look.swaps:
        for kind, sentence in _told(look, request):
            number = len(request.history)
            yield Notice(
                f"swap {request.id} {number} {kind}",
                kind,
                request.history[-1].at,
                sentence,
                "swaps",
                request.id,
                "" if request.history[-1].deed == "approve" else request.history[-1].note,
                is_refusal=kind == "answered" and request.state in ("declined", "refused"),
            )


def _told(look: Look, request: SwapRequest) -> Iterator[tuple[NoticeKind, str]]:
    me = look.caller.staff
    if look.caller.is_manager and request.state == "agreed":
        yield "asked", f"{_people(look, request)} agree on {_the_work(look, request.work)}; it waits for you."
        return
    if me is None or request.history[-1].who == look.caller.name:
        return
    if request.has_to_answer(me):
        yield "asked", _asked(look, request, me)
    elif request.verb == "offer" and request.state == "asked" and me != request.giver:
        if Prospects(look.store, look.caller, me).against_taking(request):
            return
        giver = look.name(request.giver)
        yield "asked", f"{giver} has put up {_the_work(look, request.work)} for whoever may take it."
    elif me == request.giver or _is_in_it(request, me):
        sentence = _answer(look, request, me)
        if sentence:
            yield "answered", sentence


def _asked(look: Look, request: SwapRequest, me: str) -> str:
    proposal = next(each for each in request.proposals if me in each.people and not each.declined)
    mine = next((leg.work for leg in proposal.legs if leg.work.staff == me), None)
    got = next((leg.work for leg in proposal.legs if leg.to == me), request.work)
    giver = look.name(request.giver)
    if mine is None:
        return f"{giver} asks whether you take {_the_work(look, got)}."
    if len(proposal.legs) > 2:
        both = f"give {_the_work(look, mine)} and take {_the_work(look, got)}"
        return f"{giver} asks for a swap of three: you would {both}."
    return f"{giver} asks whether you take {_the_work(look, got)} for your {given_words(look.team, mine)}."


def _answer(look: Look, request: SwapRequest, me: str) -> str:
    step, work, is_mine = request.history[-1], given_words(look.team, request.work), me == request.giver
    who = look.name(step.staff) if step.staff else step.who
    whose = "your" if is_mine else f"{look.name(request.giver)}'s"
    if request.state == "done":
        return _done(look, request, me)
    sentences = {
        "agreed": f"All agree on {whose} {work}; it waits for the manager.",
        "declined": f"{who} cannot take {whose} {work}.",
        "refused": f"The manager has refused the swap of {whose} {work}.",
        "cancelled": f"{who} has taken back the request about {_the_work(look, request.work)}.",
        "expired": f"The request about {whose} {work} has run out without an answer.",
        "lapsed": f"The request about {whose} {work} fell away, because the rota changed.",
        "undone": f"The swap of {whose} {work} was undone: all work is back where it was.",
    }
    if request.state == "asked" and is_mine:
        said = {"accept": f"{who} agrees to take your {work}; others have still to answer."}
        said["decline"] = f"{who} cannot take your {work}; others have still to answer."
        return said.get(step.deed, "")
    return sentences.get(request.state, "")


def _done(look: Look, request: SwapRequest, me: str) -> str:
    """What has become mine, and what is mine no longer."""
    legs = _chosen(request).legs
    mine = [leg for leg in legs if leg.work.staff == me]
    given = (f"your {given_words(look.team, leg.work)} goes to {look.name(leg.to)}" for leg in mine)
    got = (f"{_the_work(look, leg.work)} is now yours" for leg in legs if leg.to == me)
    both = " and ".join((*given, *got))
    return f"{both[:1].upper()}{both[1:]}."


def _chosen(request: SwapRequest) -> Proposal:
    return next(each for each in request.proposals if each.id == request.chosen)


def _is_in_it(request: SwapRequest, me: str) -> bool:
    """Of what was agreed only those in it; else everybody who was asked."""
    ways = [_chosen(request)] if request.chosen is not None else request.proposals
    return any(me in each.people for each in ways)


def _people(look: Look, request: SwapRequest) -> str:
    return " and ".join(sorted(look.name(who) for who in _chosen(request).people))


def _the_work(look: Look, work: Work) -> str:
    """As it stands by itself: `Thu 26 Nov 12:00–20:00`, `the visit Thu …`."""
    words = given_words(look.team, work)
    return words if work.demand is None else f"the {words}"
