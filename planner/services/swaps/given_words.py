"""Work that is given away, in a few words."""

from __future__ import annotations

from planner.domain.swaps import Work
from planner.domain.team import Team
from planner.domain.time_grid import span_label


def given_words(team: Team, work: Work) -> str:
    """As it stands after `your`: `Thu 26 Nov 12:00–20:00`, of a part of a shift `visit Thu …`."""
    if work.demand is None:
        return span_label(work.span)
    demand = work.demand.partition("@")[0]
    is_visit = any(visit.id in (work.demand, demand) for visit in team.visits)
    return f"{'visit' if is_visit else 'work'} {span_label(work.span)}"
