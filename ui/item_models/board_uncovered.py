"""The uncovered lane: each demand not met as a mark with a badge and a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.domain.demand import Visit
from planner.domain.occurrences import visit_of
from planner.domain.rota import Uncovered
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, civil, day_of, hours_label, weekday_of
from planner.exporters.demand_words import DemandLookUp, demand_words
from ui.item_models.board_marks import UncoveredMark

SATURDAY = 5
LAST_HOUR_ENDS = 17 * 60


def uncovered_marks(team: Team, uncovered: Iterable[Uncovered]) -> tuple[UncoveredMark, ...]:
    """The marks in the order of time."""
    look_up = demand_words(team)
    single = {visit.id: visit for visit in team.visits if not visit.repeats and not visit.instead_of}
    return tuple(
        UncoveredMark(
            demand=each.demand,
            span=Span(each.start, each.end),
            shown=shown_span(Span(each.start, each.end)),
            badge=f"−{hours_label(each.missing) if each.unit == 'minutes' else each.missing}",
            words=_words(each, look_up, _workers(_visit(team, single, each))),
            reason=each.reason,
            label=_label(each, look_up),
        )
        for each in sorted(uncovered, key=lambda each: (each.start, each.end))
    )


def _visit(team: Team, single: Mapping[str, Visit], each: Uncovered) -> Visit | None:
    if each.kind != "visit":
        return None
    return single.get(each.demand) or visit_of(team, each.demand)


def _workers(visit: Visit | None) -> int:
    return visit.workers if visit is not None else 1


def _label(each: Uncovered, look_up: DemandLookUp) -> str:
    known = look_up.of(each.demand)
    return (known.case or known.label) if known else each.demand


def shown_span(span: Span) -> Span:
    """A time of one day as it is; of what may happen over days, the last hour of its last weekday."""
    if span.minutes <= DAY:
        return span
    day = day_of(span.end - 1)
    while weekday_of(day) >= SATURDAY and day > day_of(span.start):
        day -= 1
    end = min(span.end, civil(day, LAST_HOUR_ENDS))
    return Span(end - 60, end)


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
