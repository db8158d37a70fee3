"""The uncovered lane: each demand not met as a mark with a badge and a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.rota import Uncovered
from planner.domain.team import Team
from planner.domain.time_grid import Span, hours_label
from planner.exporters.demand_words import DemandLookUp
from ui.item_models.board_marks import UncoveredMark


def uncovered_marks(team: Team, uncovered: Iterable[Uncovered]) -> tuple[UncoveredMark, ...]:
    """The marks in the order of time."""
    look_up = DemandLookUp(team)
    workers = {visit.id: visit.workers for visit in team.visits}
    return tuple(
        UncoveredMark(
            demand=each.demand,
            span=Span(each.start, each.end),
            badge=f"−{hours_label(each.missing) if each.unit == 'minutes' else each.missing}",
            words=_words(each, look_up, workers.get(each.demand, 1)),
            reason=each.reason,
        )
        for each in sorted(uncovered, key=lambda each: (each.start, each.end))
    )


def _words(each: Uncovered, look_up: DemandLookUp, workers: int) -> str:
    """`R-1042 needs 1 more worker`, `Duty desk needs 1 more`, `Statement R-0917 lacks 2 h`."""
    known = look_up.of(each.demand)
    label = known.label if known else each.demand
    if each.unit == "minutes":
        return f"{label} lacks {hours_label(each.missing)}"
    if each.kind == "visit":
        case = known.case if known and known.case else label
        if each.missing >= workers:
            return f"{case} has no worker" if workers == 1 else f"{case} has no workers"
        return f"{case} needs {each.missing} more worker{'s' if each.missing > 1 else ''}"
    if each.kind in ("duty", "presence", "shift"):
        return f"{label} needs {each.missing} more"
    return f"{label} is not placed"
