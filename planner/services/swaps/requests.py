"""Ask, answer, approve, cancel, undo: each one transaction, judged anew on what is published then.

Whoever comes second, with an offer taken or a shift that has changed meanwhile, gets a sentence and changes
nothing. The work stays with its giver until the request is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from planner.domain.errors import PlannerError, RefusedEditError
from planner.domain.roles import PROGRAM, Caller
from planner.domain.swap_steps import accepted, declined, ended, with_proposals
from planner.domain.swaps import Leg, Proposal, SwapRequest, SwapStep, SwapVerb, Work
from planner.domain.team import Team
from planner.domain.time_grid import instant
from planner.ports import Clock, Store, UnitOfWork
from planner.services.allow_exceptions import Allowance, needed_reason
from planner.services.permitted import by_program, permitted, seen_by_program
from planner.services.put_shifts import PutShifts, ShiftChange
from planner.services.said_step import said
from planner.services.swaps.hand_work import HandWork, offered_shift
from planner.services.swaps.published_weeks import PublishedWeeks
from planner.services.swaps.settle import Settled, agreed_changes, publish_settled, settle

ASKED: dict[SwapVerb, str] = {
    "swap": "Ask to swap",
    "hand_over": "Ask to hand over",
    "offer": "Put up for anyone",
}
DONE: dict[SwapVerb, str] = {"swap": "Swap done", "hand_over": "Hand over done", "offer": "Offer taken"}
# Of the note that a version has: it ends with the id of the request that has made it.
UNDO = "Undo "

NEEDED = "A reason is needed."
# Such a week is published again by nobody but the manager, whatever the team has agreed.
BREAKS_LAW = "The week breaks a law already, so the manager looks at it first."

# Each is judged while nobody else can write.
MOST_WAYS = 200


def ask(store: Store, caller: Caller, work: Work, ways: Sequence[Sequence[Leg]], clock: Clock) -> SwapRequest:
    """Ask others to take the work. `ways`: the proposals, each of legs that begin with the work; none: the
    work is put up for anyone who may take it.

    Raises `NotPermittedError`, `RefusedEditError` when a way is not possible now, or the work is already
    asked about, has begun, or is not as it was.
    """
    at = clock.now()
    with permitted(store, caller, "ask to hand work on", work.staff) as unit:
        _refuse_asked_already(unit, work)
        team = unit.team()
        expires = min(at + timedelta(hours=team.swaps.open_hours), instant(work.start))
        if expires <= at:
            raise RefusedEditError("This work has begun already.", "Ask the manager.")
        if len(ways) > MOST_WAYS:
            raise RefusedEditError(
                f"{MOST_WAYS} ways are asked about at once at most.", "Offer it to everyone."
            )
        proposals = tuple(Proposal(id=f"way-{n}", legs=tuple(legs)) for n, legs in enumerate(ways, 1))
        for proposal in proposals:
            if proposal.legs[0].work != work or work.staff not in proposal.people:
                raise RefusedEditError("Each way must begin with the offered work.", "Ask again.")
            if any(leg.to == leg.work.staff for leg in proposal.legs):
                raise RefusedEditError("Nobody takes their own work.", "Ask somebody else.")
            _settled(unit, proposal.legs, at)
        verb: SwapVerb = "offer"
        if proposals:
            verb = "hand_over" if all(len(each.legs) == 1 for each in proposals) else "swap"
        else:
            _settled_giving_away(unit, work)
        request = SwapRequest(
            id=f"{verb}-{uuid4().hex[:12]}",
            verb=verb,
            giver=work.staff,
            work=work,
            proposals=proposals,
            expires=expires,
            history=(SwapStep(deed="ask", who=caller.name, at=at, staff=work.staff),),
        )
        unit.save_swap(request, what=ASKED[verb])
    return request


def accept(
    store: Store, caller: Caller, request_id: str, proposal_id: str, clock: Clock, staff: str | None = None
) -> SwapRequest:
    """Agree to a proposal, in one's own name or (the manager) for `staff`. The last to agree settles it: it
    is done, or waits for the manager's approval as the team has agreed."""
    at, who = clock.now(), _in_name_of(caller, staff)
    with permitted(store, caller, "answer a request for work", who) as unit:
        request = _open_request(unit, request_id, at)
        return _accepted(unit, request, proposal_id, who, caller, at)


def take(
    store: Store, caller: Caller, request_id: str, clock: Clock, staff: str | None = None
) -> SwapRequest:
    """Take work that was put up for anyone. One taker gets it; whoever comes after is told so."""
    at, who = clock.now(), _in_name_of(caller, staff)
    with permitted(store, caller, "answer a request for work", who) as unit:
        request = _open_request(unit, request_id, at)
        if request.verb != "offer":
            raise RefusedEditError("This was asked of somebody by name.", "Look at the list again.")
        if request.state in ("agreed", "done"):
            raise RefusedEditError("Somebody else has taken it.", "Look at the other offers.")
        way = Proposal(id=f"way-{len(request.proposals) + 1}", legs=(Leg(work=request.work, to=who),))
        return _accepted(unit, with_proposals(request, (way,)), way.id, who, caller, at)


def decline(
    store: Store, caller: Caller, request_id: str, clock: Clock, staff: str | None = None, note: str = ""
) -> SwapRequest:
    """Turn down every way that one is part of, also after agreeing, as long as it is not done."""
    who = _in_name_of(caller, staff)
    with permitted(store, caller, "answer a request for work", who) as unit:
        request = _open_request(unit, request_id, clock.now())
        return _kept(unit, declined(request, who, caller.name, clock.now(), said(note)))


def cancel(store: Store, caller: Caller, request_id: str, clock: Clock, note: str = "") -> SwapRequest:
    """The giver takes the request back."""
    giver = _request(seen_by_program(store), request_id).giver
    with permitted(store, caller, "cancel a request for work", giver) as unit:
        request = _open_request(unit, request_id, clock.now())
        return _kept(unit, ended(request, "cancel", caller.name, clock.now(), said(note)))


def refuse(store: Store, caller: Caller, request_id: str, reason: str, clock: Clock) -> SwapRequest:
    """The manager refuses what was agreed, and says why."""
    with permitted(store, caller, "refuse a request for work") as unit:
        request = _open_request(unit, request_id, clock.now())
        return _kept(unit, ended(request, "refuse", caller.name, clock.now(), needed_reason(reason, NEEDED)))


def approve(store: Store, caller: Caller, request_id: str, clock: Clock, reason: str = "") -> SwapRequest:
    """The manager approves; judged anew. A policy that it newly breaks needs a reason, and so does a law that
    the week breaks already."""
    at = clock.now()
    with permitted(store, caller, "approve a request for work") as unit:
        request = _open_request(unit, request_id, at)
        done = ended(request, "approve", caller.name, at, said(reason))
        proposal = done.proposal(done.chosen)
        assert proposal is not None
        settled = _settled(unit, proposal.legs, at)
        settled.refuse_without(reason, at)
        return _done(unit, done, settled, who=caller.name, at=at, reason=reason or _agreement(unit, proposal))


def undo(store: Store, caller: Caller, request_id: str, reason: str, clock: Clock) -> SwapRequest:
    """The manager takes back what was done, where the shifts are still as they were left."""
    at, why = clock.now(), needed_reason(reason, NEEDED)
    with permitted(store, caller, "undo a swap") as unit:
        request = _request(unit, request_id)
        undone = ended(request, "undo", caller.name, at, why)
        team = Allowance(request.withdrawn, request.agreed).applied(unit.team())
        changes = tuple(
            ShiftChange(each.after, each.before)
            for each in sorted(request.handed, key=lambda one: one.after is None)
        )
        moments = [shift.start for each in request.handed for shift in (each.before, each.after) if shift]
        weeks = PublishedWeeks.around(team, moments)
        settled = settle(weeks, PutShifts(changes, "Undo swap"), why)
        unit.save_team(team, what="Undo swap", subject=request.id, reason=why)
        publish_settled(unit, settled, who=caller.name, at=at, reason=why, note=f"{UNDO}{request.id}")
        unit.save_swap(undone, what="Undo swap", reason=why)
        return undone


def end_stale(store: Store, clock: Clock) -> tuple[SwapRequest, ...]:
    """End the requests whose time has run out, and those whose work is no longer as it was offered."""
    at = clock.now()
    if not seen_by_program(store).open_swaps():
        return ()
    with by_program(store) as unit:
        team = unit.team()
        gone = [each for each in (_stale(team, each, at) for each in unit.open_swaps()) if each is not None]
        for request in gone:
            unit.save_swap(request, what="Request ended", reason=request.history[-1].note or None)
    return tuple(gone)


def noted_request(note: str) -> tuple[str, bool]:
    """The id of the request that the note of a version names, and whether it was undone by it."""
    return note.removeprefix(UNDO), note.startswith(UNDO)


def _stale(team: Team, request: SwapRequest, at: datetime) -> SwapRequest | None:
    """The open request ended, where it has to end; None where it goes on."""
    if request.expires <= at:
        return ended(request, "expire", PROGRAM, at)
    try:
        offered_shift(PublishedWeeks.around(team, [request.work.start]).rota, request.work)
    except PlannerError as error:
        return ended(request, "lapse", PROGRAM, at, error.sentence)
    return None


def _kept(unit: UnitOfWork, request: SwapRequest) -> SwapRequest:
    """Kept with its last step in the log."""
    step = request.history[-1]
    unit.save_swap(request, what=f"{step.deed.capitalize()} request", reason=step.note or None)
    return request


def _accepted(
    unit: UnitOfWork, request: SwapRequest, proposal_id: str, staff: str, caller: Caller, at: datetime
) -> SwapRequest:
    proposal = request.proposal(proposal_id)
    settled = _settled(unit, proposal.legs, at) if proposal is not None else None
    asks_manager = settled is not None and _asks_manager(settled)
    because = BREAKS_LAW if settled is not None and not asks_manager and settled.broken_already(at) else ""
    stepped = accepted(
        request,
        proposal_id,
        staff,
        caller.name,
        at,
        asks_manager=asks_manager or bool(because),
        because=because,
    )
    if stepped.state == "done" and settled is not None and proposal is not None:
        return _done(unit, stepped, settled, who=caller.name, at=at, reason=_agreement(unit, proposal))
    unit.save_swap(stepped, what="Accept request")
    return stepped


def _asks_manager(settled: Settled) -> bool:
    """As the team has agreed."""
    rule = settled.weeks.team.swaps.approval
    return rule == "always" or (rule == "policy_touched" and bool(settled.touched))


def _done(
    unit: UnitOfWork, request: SwapRequest, settled: Settled, *, who: str, at: datetime, reason: str
) -> SwapRequest:
    publish_settled(unit, settled, who=who, at=at, reason=reason, note=request.id)
    made, gone = agreed_changes(settled.allowance)
    fields = {"handed": settled.handed, "agreed": made, "withdrawn": gone}
    done = request.model_copy(update=fields)
    unit.save_swap(done, what=DONE[request.verb])
    return done


def _settled(unit: UnitOfWork, legs: Sequence[Leg], at: datetime) -> Settled:
    if any(instant(leg.work.start) <= at for leg in legs):
        raise RefusedEditError("Some of this work has begun already.", "Choose work to come.")
    weeks = PublishedWeeks.around(unit.team(), [leg.work.start for leg in legs])
    return settle(weeks, HandWork(tuple(legs)), "Agreed in a swap")


def _settled_giving_away(unit: UnitOfWork, work: Work) -> None:
    """An offer needs nobody yet; the work must be there to be offered."""
    offered_shift(PublishedWeeks.around(unit.team(), [work.start]).rota, work)


def _refuse_asked_already(unit: UnitOfWork, work: Work) -> None:
    for each in unit.open_swaps():
        if each.work.shift == work.shift and each.work.span.overlaps(work.span):
            raise RefusedEditError("You have asked about this already.", "Cancel that request first.")


def _request(unit: UnitOfWork | Store, request_id: str) -> SwapRequest:
    found = unit.swap(request_id)
    if found is None:
        raise PlannerError("There is no such request.", "Look at the list again.")
    return found


def _open_request(unit: UnitOfWork, request_id: str, at: datetime) -> SwapRequest:
    request = _request(unit, request_id)
    if request.is_open and request.expires <= at:
        raise RefusedEditError("This request has run out.", "Ask again.")
    return request


def _in_name_of(caller: Caller, staff: str | None) -> str:
    wanted = staff or caller.staff
    if wanted is None:
        raise PlannerError("It is not said who this is for.", "Choose the person.")
    return wanted


def _agreement(unit: UnitOfWork, proposal: Proposal) -> str:
    """`Agreed between Amira Khan and Ben Okafor`: who had asked stands first."""
    names = unit.team().staff_names
    who = [names.get(leg.work.staff, leg.work.staff) for leg in proposal.legs]
    who += [names.get(leg.to, leg.to) for leg in proposal.legs]
    *others, last = dict.fromkeys(who)
    return f"Agreed between {', '.join(others)} and {last}"
