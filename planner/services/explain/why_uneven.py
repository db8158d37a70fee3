"""Why loads are as uneven as they are: of what one person has most of, what keeps it from whoever has least.

What is proved is proved by the solver; this names what stands in the way at once, by the checker's rules, one
exchange at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain.errors import PlannerError
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import civil, day_label, day_of, weekday_of
from planner.rules.evenings import is_evening
from planner.rules.fairness import MEASURES, Measure, compared_loads
from planner.rules.rota_view import RotaView
from planner.rules.wording import counted, listed
from planner.services.explain.asks import need_of
from planner.services.explain.examiner import Examiner
from planner.services.explain.funnel import best_ask, told_of
from planner.services.explain.obstacles import obstacle
from planner.services.explain.shortages import asks_anyway

MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Uneven:
    """A measure that is a unit or more apart, who has most and least, and how much of it was there before."""

    measure: Measure
    most: Person
    least: Person
    before: int
    planned: int


def why_uneven(problem: RotaProblem, shifts: Sequence[Shift]) -> str:
    """In words without a capital and a full stop; empty where nothing keeps the work from the other."""
    examiner = Examiner(problem, shifts)
    told = (_told(examiner, each) for each in uneven_measures(problem, shifts))
    return "; ".join(words for words in told if words)


def uneven_measures(problem: RotaProblem, shifts: Sequence[Shift]) -> Iterator[Uneven]:
    """The measures of `fairness` that cost something."""
    view, earlier = RotaView(problem, shifts), RotaView(problem)
    for measure in MEASURES:
        loads = compared_loads(view, problem, measure)
        if len(loads) < 2:
            continue
        most, least = max(loads, key=lambda each: each[1]), min(loads, key=lambda each: each[1])
        if (most[1] - least[1]) // measure.unit > 0:
            before = measure.amount(earlier, most[2])
            yield Uneven(measure, most[2], least[2], before, most[0] - before)


def _told(examiner: Examiner, uneven: Uneven) -> str:
    noun, most, least = uneven.measure.noun, uneven.most, uneven.least
    if uneven.planned == 0:
        return f"{most.name} has none of the {noun} of these weeks, only what was worked before them"
    kept: dict[str, list[str]] = {}
    for part in _parts(examiner, uneven):
        without = [_less(shift, part) if shift.staff == most.id else shift for shift in examiner.shifts]
        against = _against(Examiner(examiner.problem, without), least, part)
        if against:
            kept.setdefault(against, []).append(day_label(day_of(part.start)))
    reasons = [f"{words} ({listed(dict.fromkeys(days))})" for words, days in kept.items()]
    if not reasons:
        return ""
    more = len(reasons) - MOST_REASONS
    if more > 0:
        reasons = [*reasons[:MOST_REASONS], counted(more, "more reason")]
    return f"{most.name} has most {noun}, and {least.name} {listed(reasons)}"


def _parts(examiner: Examiner, uneven: Uneven) -> Iterator[Activity]:
    """The work of the plan that makes up what the person has most of."""
    evening_from = examiner.problem.settings.evenings.evening_from
    for shift in examiner.shifts_of(uneven.most.id):
        for each in shift.activities:
            if each.demand is None:
                continue
            late = is_evening(examiner.view, shift) and each.end > civil(shift.day, evening_from)
            counts = {
                "evenings": late,
                "duty hours": each.kind == "duty",
                "weekend days": weekday_of(shift.day) >= 5,
            }
            if counts.get(uneven.measure.noun, False):
                yield each


def _less(shift: Shift, part: Activity) -> Shift:
    kept = tuple(each for each in shift.activities if each != part)
    return shift.model_copy(update={"activities": kept}) if len(kept) < len(shift.activities) else shift


def _against(examiner: Examiner, person: Person, part: Activity) -> str:
    """What keeps the person from the work: `finishes before 19:30`; empty where nothing does."""
    try:
        asks = asks_anyway(examiner.lookup, need_of(examiner.problem, part.demand or ""))
    except PlannerError:
        return ""
    ask = best_ask(examiner, asks)
    if person.id in ask.found:
        return "is on it too"
    against = obstacle(examiner, person, ask)
    return told_of(against.words, 1) if against is not None else ""
