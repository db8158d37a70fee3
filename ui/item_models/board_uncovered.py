"""The uncovered lane: each demand not met as a mark with a badge and a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from operator import attrgetter

from planner.domain.demand import Visit
from planner.domain.occurrences import visit_of
from planner.domain.remembered import RememberedOfEach
from planner.domain.rota import Uncovered
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, civil, day_of, hours_label, weekday_of
from planner.exporters.demand_words import DemandLookUp, demand_words
from ui.item_models.board_marks import UncoveredMark

SATURDAY = 5
LAST_HOUR_ENDS = 17 * 60


_MARKS: RememberedOfEach[Uncovered, UncoveredMark] = RememberedOfEach()


def uncovered_marks(team: Team, uncovered: Iterable[Uncovered]) -> tuple[UncoveredMark, ...]:
    """The marks in the order of time."""
    words = demand_words(team)

    def beside(each: Uncovered) -> tuple[object, ...]:
        return words.of(each.demand), _visit_of(team, each)

    in_order = sorted(uncovered, key=attrgetter("start", "end"))
    return tuple(_MARKS.of(in_order, (team.nation,), partial(_mark, team), beside))


def _visit_of(team: Team, each: Uncovered) -> Visit | None:
    return visit_of(team, each.demand) if each.kind == "visit" else None


def _mark(team: Team, each: Uncovered) -> UncoveredMark:
    look_up = demand_words(team)
    visit = _visit_of(team, each)
    return UncoveredMark(
        demand=each.demand,
        span=Span(each.start, each.end),
        shown=shown_span(Span(each.start, each.end)),
        badge=f"−{hours_label(each.missing) if each.unit == 'minutes' else each.missing}",
        words=_words(each, look_up, visit.workers if visit is not None else 1),
        reason=each.reason,
        label=_label(each, look_up),
    )


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
