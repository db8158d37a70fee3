"""What a request for work would bring whoever is asked, before they answer: by the rules, as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.errors import PlannerError
from planner.domain.roles import Caller
from planner.domain.swaps import Leg, SwapRequest
from planner.domain.time_grid import hours_label
from planner.ports import Store
from planner.services.my_week.my_hours import signed_hours
from planner.services.swaps.eligible import outlook_for
from planner.services.swaps.for_colleagues import what_is_touched
from planner.services.swaps.takers import Outlook, Takers


class Prospects:
    """Of one person: whoever looks, or for whom the manager does."""

    def __init__(self, store: Store, caller: Caller, staff: str) -> None:
        self._store, self._caller, self.staff = store, caller, staff

    def against_taking(self, request: SwapRequest) -> str:
        """Why the person cannot take what is put up for anyone; empty where they can."""
        try:
            return self._outlook((Leg(work=request.work, to=self.staff),))[1].obstacle
        except PlannerError as trouble:
            return trouble.sentence

    def of(self, legs: Sequence[Leg]) -> str:
        """`+1.5 h for you, rest 12.5 h beside it. The manager approves it: late finish.`"""
        try:
            takers, outlook = self._outlook(legs)
        except PlannerError as trouble:
            return trouble.sentence
        if outlook.obstacle:
            return f"Not possible as it stands: {outlook.obstacle}"
        told = ", ".join(self._for_oneself(takers, outlook))
        return f"{told[:1].upper()}{told[1:]}.{self._to_approve(takers, outlook)}"

    def _outlook(self, legs: Sequence[Leg]) -> tuple[Takers, Outlook]:
        return outlook_for(self._store, self._caller, legs, self.staff)

    def _for_oneself(self, takers: Takers, outlook: Outlook) -> Iterator[str]:
        minutes = takers.hours_change(outlook.legs, self.staff)
        you = "you" if self.staff == self._caller.staff else "them"
        yield f"{signed_hours(minutes) if minutes else 'the same hours'} for {you}"
        rest = takers.least_rest(outlook.legs, self.staff)
        if rest is not None:
            yield f"rest {hours_label(rest)} beside it"
        if self.staff in outlook.agrees:
            yield "outside the usual hours"

    def _to_approve(self, takers: Takers, outlook: Outlook) -> str:
        rule = takers.weeks.team.swaps.approval
        if rule == "never" or (rule == "policy_touched" and not outlook.touched):
            return ""
        told = dict.fromkeys(what_is_touched(each, self._caller).rstrip(".") for each in outlook.touched)
        return f" The manager approves it{': ' if told else ''}{'; '.join(told)}."
