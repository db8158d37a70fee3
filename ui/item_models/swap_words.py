"""A request for work to change hands, in words for whoever looks at it; no widgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from planner.domain.roles import Caller
from planner.domain.swaps import Leg, Proposal, SwapRequest, SwapState, SwapStep, Work
from planner.domain.team import Team
from planner.domain.time_grid import civil_of, day_label, day_of, moment_label, times_label
from planner.exporters.demand_words import demand_words
from planner.services.swaps.prospects import Prospects

# How a state is to be taken: the tones of chips.
Tone = Literal["neutral", "accent", "ok", "warn", "danger"]
Need = Literal["", "answer", "take", "approve"]
STATES: dict[SwapState, tuple[str, Tone, str]] = {
    "asked": ("open", "accent", "clock"),
    "agreed": ("to approve", "warn", "clock"),
    "done": ("done", "ok", "tick"),
    "declined": ("declined", "neutral", "close"),
    "refused": ("refused", "danger", "close"),
    "cancelled": ("cancelled", "neutral", "close"),
    "expired": ("ran out", "neutral", "clock"),
    "lapsed": ("fell away", "neutral", "info"),
    "undone": ("undone", "neutral", "undo"),
}
DEEDS: dict[str, str] = {
    "ask": "asked",
    "accept": "agreed",
    "decline": "declined",
    "cancel": "took the request back",
    "approve": "approved",
    "refuse": "refused",
    "expire": "ended it: the time had run out",
    "lapse": "ended it: the rota had changed",
    "undo": "undid it",
}


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request as it stands in a list. `need`: what waits for whoever looks; `avatar`: whose initials."""

    id: str
    title: str
    detail: str
    state: str
    tone: Tone
    icon: str
    need: Need
    avatar: str
    brief: str

    @property
    def words(self) -> str:
        return f"{self.title}: {self.detail}, {self.state}"


@dataclass(frozen=True, slots=True)
class WayLine:
    """One way of a request. `legs`: who works what then; `answers`: who has agreed, or turned it down;
    `prospect`: what it would bring whoever has still to answer."""

    id: str
    legs: tuple[str, ...]
    answers: tuple[str, ...]
    is_open: bool
    is_chosen: bool = False
    prospect: str = ""


class SwapWords:
    """The words of a team's requests for one caller; `prospects`: what answers would bring them, by the
    rules."""

    def __init__(self, team: Team, caller: Caller, prospects: Prospects | None = None) -> None:
        self._team, self._caller, self._prospects = team, caller, prospects
        self._names = team.staff_names
        self._demands = demand_words(team)

    def line(self, request: SwapRequest) -> RequestLine:
        """The request in a row."""
        text, tone, icon = STATES[request.state]
        need = self.need(request)
        if request.state == "asked":
            text = self._waits_for(request)
        elif request.state == "agreed":
            text = f"{self._manager()} to approve"
        elif request.state == "done":
            text = f"done {day_label(day_of(civil_of(request.history[-1].at)))}"
        avatar = self._other(request) if request.giver == self._caller.staff else self.name(request.giver)
        return RequestLine(
            request.id,
            self._title(request),
            self._detail(request),
            text,
            tone,
            icon,
            need,
            avatar,
            self._brief(request),
        )

    def need(self, request: SwapRequest) -> Need:
        """What waits for the caller."""
        me = self._caller.staff
        if request.state == "agreed" and self._caller.is_manager:
            return "approve"
        if request.state != "asked" or me is None or me == request.giver:
            return ""
        if request.verb == "offer" and not any(me in each.people for each in request.proposals):
            return "" if self.against_taking(request) else "take"
        return "answer" if request.has_to_answer(me) else ""

    def against_taking(self, request: SwapRequest) -> str:
        """Why the caller cannot take what is put up for anyone; empty where they can."""
        told = self._prospects.against_taking(request) if self._prospects is not None else ""
        if self._caller.is_manager or self._caller.staff is None:
            return told
        me = self.name(self._caller.staff)
        return (
            told.replace(f"{me} works", "you work").replace(f"{me}'s", "your").replace(f"{me} is", "you are")
        )

    def _manager(self) -> str:
        """By the first name, where the team has named them."""
        named = self._team.manager != Team.model_fields["manager"].default
        return self.first(self._team.manager) if named else "manager"

    def name(self, staff: str) -> str:
        return self._names.get(staff, staff)

    def _title(self, request: SwapRequest) -> str:
        me, giver = self._caller.staff, self.first(request.giver)
        asked = sorted(
            {who for each in request.proposals for who in each.people} - {request.giver}, key=self.name
        )
        if request.verb == "offer":
            return "You offer" if me == request.giver else f"{giver} offers"
        if me in asked:
            return f"{giver} asks you"
        names = [self.first(who) for who in asked]
        whom = " and ".join(names) if len(names) <= 2 else f"{len(names)} people"
        return f"You asked {whom}" if me == request.giver else f"{giver} asked {whom}"

    def _detail(self, request: SwapRequest) -> str:
        """`Mon 7 Dec 09:00–17:00 for Tue 8 Dec 12:00–20:00`, of the way chosen or the only one."""
        given, back = self._both(request)
        words = self.work(given)
        return f"{words} for {self.work(back)}" if back is not None else words

    def _both(self, request: SwapRequest) -> tuple[Work, Work | None]:
        """The work that goes to whoever is asked, and theirs that comes for it; of a chain for whoever looks,
        where they are asked."""
        way, me = self._way(request), self._caller.staff
        if way is None:
            return request.work, None
        if me != request.giver and me in way.people:
            got = next((leg.work for leg in way.legs if leg.to == me), request.work)
            return got, next((leg.work for leg in way.legs if leg.work.staff == me), None)
        return request.work, next((leg.work for leg in way.legs if leg.to == request.giver), None)

    def _brief(self, request: SwapRequest) -> str:
        """`Mon 7 Dec for Tue 8 Dec`, `Duty desk, Fri 4 Dec`: the days alone."""
        given, back = self._both(request)
        day = day_label(day_of(given.start))
        if given.demand is not None:
            return self.work(given).rpartition(" ")[0]
        if back is None:
            return day
        other = day_label(day_of(back.start))
        return f"shifts of {day}" if other == day else f"{day} for {other}"

    @staticmethod
    def _way(request: SwapRequest) -> Proposal | None:
        """The way that is chosen, or the only one."""
        only = request.proposals[0] if len(request.proposals) == 1 else None
        return request.proposal(request.chosen) or only

    def work(self, work: Work) -> str:
        """`Thu 26 Nov 09:00–17:00`; of a part what it is: `Duty desk, Fri 4 Dec 09:00–13:00`."""
        times = f"{day_label(day_of(work.start))} {times_label(work.start, work.end)}"
        if work.demand is None:
            return times
        known = self._demands.of(work.demand)
        return f"{known.label if known is not None else 'Work'}, {times}"

    def ways(self, request: SwapRequest) -> tuple[WayLine, ...]:
        """Each way with its answers."""
        return tuple(
            WayLine(
                each.id,
                tuple(self._leg(leg) for leg in each.legs),
                tuple(self._answers(request, each)),
                is_open=request.state == "asked" and not each.declined,
                is_chosen=request.chosen == each.id,
                prospect=self._prospect(request, each),
            )
            for each in request.proposals
        )

    def _prospect(self, request: SwapRequest, way: Proposal) -> str:
        me = self._caller.staff
        if self._prospects is None or me is None or way not in self.to_answer(request, me):
            return ""
        return self._prospects.of(way.legs) if request.state == "asked" else ""

    def _leg(self, leg: Leg) -> str:
        """`Grace gives you Tue 8 Dec 12:00–20:00`."""
        if leg.work.staff == self._caller.staff:
            return f"You give {self._you(leg.to)} {self.work(leg.work)}"
        return f"{self._you(leg.work.staff)} gives {self._you(leg.to)} {self.work(leg.work)}"

    def _answers(self, request: SwapRequest, way: Proposal) -> Iterator[str]:
        for who in sorted(way.people - {request.giver}, key=self.name):
            name = self._you(who).capitalize() if who == self._caller.staff else self.first(who)
            if who in way.declined:
                yield f"{name} declined"
            elif who in way.agreed:
                yield f"{name} agreed"
            elif request.state == "asked":
                yield f"{name} {'have' if who == self._caller.staff else 'has'} to answer"

    def steps(self, request: SwapRequest) -> tuple[str, ...]:
        """The history, the first step first."""
        return tuple(self._step(step) for step in request.history)

    def _step(self, step: SwapStep) -> str:
        when = moment_label(civil_of(step.at))
        on_behalf = ""
        if step.staff is not None and self.name(step.staff) != step.who:
            on_behalf = f" for {self.name(step.staff)}"
        note = f": {step.note}" if step.note else ""
        return f"{when}  {step.who} {DEEDS[step.deed]}{on_behalf}{note}"

    def deadline(self, request: SwapRequest, now: datetime) -> str:
        """`runs out Thu 26 Nov 09:00`, while it is open."""
        if not request.is_open or request.expires <= now:
            return ""
        return f"Runs out {moment_label(civil_of(request.expires))}"

    def to_answer(self, request: SwapRequest, staff: str) -> tuple[Proposal, ...]:
        """The ways to which the person has still to say something."""
        return tuple(
            each
            for each in request.proposals
            if staff in each.people - {request.giver} - set(each.agreed) and not each.declined
        )

    def _waits_for(self, request: SwapRequest) -> str:
        if request.verb == "offer" and not request.proposals:
            return "for anyone"
        waiting = {
            who
            for each in request.proposals
            if not each.declined
            for who in each.people - {request.giver} - set(each.agreed)
        }
        if self._caller.staff in waiting:
            return "waits for you"
        if len(waiting) == 1:
            return f"waits for {self.first(self.name(next(iter(waiting))))}"
        return f"waits for {len(waiting)}" if waiting else STATES["asked"][0]

    def _other(self, request: SwapRequest) -> str:
        others = sorted({who for each in request.proposals for who in each.people} - {request.giver})
        return self.name(others[0]) if others else "Anyone"

    def _you(self, staff: str) -> str:
        return "you" if staff == self._caller.staff else self.first(staff)

    def first(self, staff: str) -> str:
        """The first name of a person, by id or by name."""
        name = self.name(staff)
        return name.split()[0] if name else name


def in_order(lines: Sequence[RequestLine]) -> tuple[RequestLine, ...]:
    """What waits for whoever looks before all else; the others as they come."""
    return tuple(sorted(lines, key=lambda line: not line.need))
