"""Who may look whether colleagues can take work, and of which weeks: the way to `Takers` from a store."""

from __future__ import annotations

from planner.domain.roles import Caller
from planner.domain.swaps import Work
from planner.domain.time_grid import WEEK
from planner.ports import Store
from planner.services.permitted import refuse_unless
from planner.services.swaps.published_weeks import PublishedWeeks
from planner.services.swaps.takers import Takers


def takers_for(store: Store, caller: Caller, work: Work, weeks: int = 1) -> Takers:
    """What is published of the work's week, held still to ask who can take it. Nothing is worked out yet.

    `weeks`: with the weeks after it, so that their shifts may come back for the work. Raises
    `NotPermittedError` for whom it is none of their business.
    """
    team = refuse_unless(store, caller, "see who can take work", work.staff).team()
    return Takers(PublishedWeeks.around(team, [work.start, work.start + (weeks - 1) * WEEK]))
