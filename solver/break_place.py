"""Where a break goes when the search leaves it a choice: the free time nearest to the middle of the shift.

No price depends on the time of a break, so the search puts it anywhere lawful; people want it near the
middle.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.rota import Activity
from planner.domain.time_grid import ACTIVITY_GRID, Span


def middle_break(shift: Span, found: Span, away: int, activities: Sequence[Activity]) -> Span:
    """The break of `found`'s length nearest to the middle of the shift that no activity overlaps.

    It starts on the 15-minute grid, at least `away` minutes from either end of the shift; ties go to the
    earlier time. `found`, the break of the solution, is what stays when there is no better place.
    """
    middle = (shift.start + shift.end - found.minutes) / 2
    first = -(-(shift.start + away) // ACTIVITY_GRID) * ACTIVITY_GRID
    starts = range(first, shift.end - away - found.minutes + 1, ACTIVITY_GRID)
    taken = [each.span for each in activities]
    for start in sorted(starts, key=lambda start: abs(start - middle)):
        place = Span(start, start + found.minutes)
        if not any(place.overlaps(span) for span in taken):
            return place
    return found
