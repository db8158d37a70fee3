"""Two workers go together on first visits to unassessed addresses, where there is a known risk, and on
removals; and no visit takes more workers than it needs.

    a visit has one start for all its workers, and at most the workers it needs (`visits`)
    apart(visit)  when somebody is pinned for it at another time than the visit's or than another pin's
    beyond(visit) when those pinned beside it and those who go are more than it needs
    price = weight x each, tier 3
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.needs import VisitNeed
from planner.domain.rota import Activity
from planner.rules.made_visits import visit_days
from solver.objective import Penalty
from solver.terms import Expression, any_of, both, excess, negated, total
from solver.variables import Variables

RULE = "paired_visits"
Pin = tuple[str, Activity]


def constrain(variables: Variables) -> list[Penalty]:
    """Visits that somebody is pinned for who is not in the visit's own plan; run after `visits`."""
    rule = variables.problem.settings.paired_visits
    if not rule.is_on or variables.deepest_tier < 3:
        return []
    return [
        Penalty(RULE, units, rule.weight, 3)
        for need in variables.problem.visits
        if (pins := _pinned_beside(variables, need)) and not _is_overridden(variables, need)
        for units in _units(variables, need, pins)
    ]


def _pinned_beside(variables: Variables, need: VisitNeed) -> list[Pin]:
    return [
        (who, activity)
        for number, (who, activity) in enumerate(variables.problem.pinned_activities)
        if number not in variables.taken_pins and activity.kind == "visit" and activity.demand == need.id
    ]


def _is_overridden(variables: Variables, need: VisitNeed) -> bool:
    return variables.problem.is_overridden(RULE, *visit_days(need), demand=need.id)


def _units(variables: Variables, need: VisitNeed, pins: list[Pin]) -> Iterator[Expression]:
    cp, visit = variables.cp, variables.visits.get(need.id)
    goers = list(visit.workers.items()) if visit else []
    people = {who for who, _ in pins}
    pinned_starts = {activity.span_on_site.start - variables.origin for _, activity in pins}
    if need.is_paired and len(pinned_starts) > 1:
        yield 1
    elif need.is_paired and visit is not None:
        anyone = any_of(cp, (goes for _, goes in goers), f"anyone:{need.id}")
        together = visit.starts.get(next(iter(pinned_starts)), 0)
        yield both(cp, anyone, negated(together), f"apart:{need.id}")
    others = total(goes for (who, _), goes in goers if who not in people)
    over = others + len(people) - need.workers
    yield 1 if len(people) > need.workers else excess(cp, over, len(people), f"beyond:{need.id}", len(people))
    again = any_of(cp, (goes for (who, _), goes in goers if who in people), f"again:{need.id}")
    yield 1 if len(pins) > len(people) else again
