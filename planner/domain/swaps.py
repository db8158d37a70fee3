"""Work that changes hands: exchanged, given to a named person, or put up for anyone who may take it.

What is asked is a *request*: one person's work and one or more *proposals* of who would take it, each of one
to three *legs* (work, and who gets it). One leg hands work over, two swap it, three are a chain in which each
gives to the next. The first proposal to which all have agreed is taken; until the request is done, the work
stays where it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from planner.domain.records import Id, Moment, Name, Note, Record
from planner.domain.rota import Shift
from planner.domain.staff import AgreedChange
from planner.domain.time_grid import Span

SwapVerb = Literal["swap", "hand_over", "offer"]
SwapState = Literal[
    # Waits for those asked; waits for the manager; and the seven ends.
    "asked",
    "agreed",
    "done",
    "declined",
    "refused",
    "cancelled",
    "expired",
    "lapsed",
    "undone",
]
SwapDeed = Literal["accept", "decline", "cancel", "approve", "refuse", "expire", "lapse", "undo"]

# From a state, by a deed, to one of these states. What is not here is refused.
TRANSITIONS: Mapping[tuple[SwapState, SwapDeed], tuple[SwapState, ...]] = {
    ("asked", "accept"): ("asked", "agreed", "done"),
    ("asked", "decline"): ("asked", "declined"),
    ("asked", "cancel"): ("cancelled",),
    ("asked", "expire"): ("expired",),
    ("asked", "lapse"): ("lapsed",),
    ("agreed", "approve"): ("done",),
    ("agreed", "refuse"): ("refused",),
    ("agreed", "decline"): ("asked", "declined"),
    ("agreed", "cancel"): ("cancelled",),
    ("agreed", "expire"): ("expired",),
    ("agreed", "lapse"): ("lapsed",),
    ("done", "undo"): ("undone",),
}
OPEN_STATES: frozenset[SwapState] = frozenset({"asked", "agreed"})


class Work(Record):
    """A shift of a published rota, or one activity in it, as it was when it was offered."""

    staff: Id
    shift: Id
    # Of the shift, or of the activity alone.
    start: Moment
    end: Moment
    # The demand that the activity serves; None: the whole shift.
    demand: Id | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Leg(Record):
    """This work goes to that person."""

    work: Work
    to: Id


class Proposal(Record):
    """One way for the work to change hands, with those who have agreed to it or turned it down."""

    id: Id
    legs: Annotated[tuple[Leg, ...], Field(min_length=1, max_length=3)]
    agreed: tuple[Id, ...] = ()
    declined: tuple[Id, ...] = ()

    @property
    def people(self) -> frozenset[str]:
        """Everybody who gives or gets something."""
        return frozenset(who for leg in self.legs for who in (leg.work.staff, leg.to))


class SwapStep(Record):
    """One thing that was done with a request."""

    deed: Literal["ask"] | SwapDeed
    who: Name
    at: AwareDatetime
    # Of whom it is told, where `who` has done it for somebody else.
    staff: Id | None = None
    note: Note = ""


class HandedShift(Record):
    """A published shift before and after a request was done; None where there is none."""

    before: Shift | None = None
    after: Shift | None = None


class SwapRequest(Record):
    """A request with its proposals, state and history. `chosen`: the proposal that is agreed or done.

    `handed`, `agreed` and `withdrawn` say what was changed when it was done, so that it can be undone: the
    shifts, and the hours agreed with people for single days, those made and those they took the place of.
    """

    id: Id
    verb: SwapVerb
    giver: Id
    work: Work
    proposals: tuple[Proposal, ...] = ()
    state: SwapState = "asked"
    chosen: Id | None = None
    expires: AwareDatetime
    history: tuple[SwapStep, ...] = ()
    handed: tuple[HandedShift, ...] = ()
    agreed: tuple[AgreedChange, ...] = ()
    withdrawn: tuple[AgreedChange, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def proposal(self, proposal_id: str | None) -> Proposal | None:
        """The proposal of that id, or None."""
        return next((each for each in self.proposals if each.id == proposal_id), None)

    def has_to_answer(self, staff: str) -> bool:
        """Whether a proposal still waits for the person."""
        return self.state == "asked" and any(
            staff in each.people - {self.giver} - set(each.agreed) and not each.declined
            for each in self.proposals
        )


class SwapRules(Record):
    """What a team has agreed on swaps."""

    # When the manager's approval is asked.
    approval: Literal["always", "policy_touched", "never"] = "policy_touched"
    # A request nobody has settled ends after so many hours, and at the start of the work at the latest.
    open_hours: Annotated[int, Field(ge=1, le=24 * 28)] = 72
