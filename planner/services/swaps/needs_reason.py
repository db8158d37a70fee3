"""What a manager would allow by approving a request: asked before the reason is."""

from __future__ import annotations

from planner.domain.roles import Caller
from planner.domain.swaps import SwapRequest
from planner.ports import Clock, Store
from planner.services.permitted import refuse_unless
from planner.services.swaps.hand_work import HandWork
from planner.services.swaps.published_weeks import PublishedWeeks
from planner.services.swaps.settle import settle


def touched_by(store: Store, caller: Caller, request: SwapRequest, clock: Clock) -> tuple[str, ...]:
    """The sentences of the policies that the agreed way would newly break, and of the laws that its weeks
    break already, on what is published now.

    Raises `NotPermittedError`, and `RefusedEditError` where the way is not possible any more.
    """
    team = refuse_unless(store, caller, "approve a request for work").team()
    way = request.proposal(request.chosen)
    if way is None:
        return ()
    weeks = PublishedWeeks.around(team, [leg.work.start for leg in way.legs])
    return settle(weeks, HandWork(way.legs), "Agreed in a swap").for_the_manager(clock.now())
