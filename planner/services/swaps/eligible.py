"""Who may look whether colleagues can take work, and of which weeks: the way to `Takers` from a store."""

from __future__ import annotations

from planner.domain.roles import Caller
from planner.domain.swaps import Work
from planner.ports import Store
from planner.services.permitted import refuse_unless
from planner.services.swaps.published_weeks import PublishedWeeks
from planner.services.swaps.takers import Takers


def takers_for(store: Store, caller: Caller, work: Work) -> Takers:
    """What is published round the work, held still to ask who can take it. Nothing is worked out yet.

    Raises `NotPermittedError` for whom it is none of their business.
    """
    team = refuse_unless(store, caller, "see who can take work", work.staff).team()
    return Takers(PublishedWeeks.around(team, [work.start]))
