"""Everyone whom a meeting, court hearing or training needs is there for the whole of it, travel included.

attends(person, event) only in a shift that holds the whole of it, with nothing else at that time
price = weight for each person not there, in the event's tier (hearings 1, others 2)
"""

from __future__ import annotations

from planner.domain.needs import EventNeed
from solver.objective import Penalty
from solver.plans import Candidate
from solver.terms import Literal, total
from solver.variables import Variables

RULE = "events"


def constrain(variables: Variables) -> list[Penalty]:
    """Events of the tiers that are built."""
    if not variables.problem.settings.events.is_on:
        return []
    return [
        _event(variables, need) for need in variables.problem.events if need.tier <= variables.deepest_tier
    ]


def _event(variables: Variables, need: EventNeed) -> Penalty:
    span = variables.local(need.whole)
    people = [person for person in need.people if person in variables.problem.person_by_id]
    pinned = {
        plan.person.id
        for plan, _, _ in variables.take_pins(
            "event", need.id, counts=lambda _, activity: activity.span == need.whole
        )
    }
    there: dict[str, Literal] = {}
    for person in people:
        plan = variables.plan_around(person, span)
        if plan is None:
            continue
        attends: Literal = 1 if person in pinned else variables.cp.new_bool_var(f"event:{need.id}:{person}")
        there[person] = attends
        variables.put(
            plan,
            Candidate(
                kind="event",
                demand=need.id,
                literal=attends,
                start=span.start,
                size=span.minutes,
                reach=span,
                longest=span.minutes,
                travel_before=need.travel_before,
                travel_after=need.travel_after,
                place=need.place,
                is_pinned=person in pinned,
            ),
        )
    variables.events[need.id] = need, there
    missing = len(people) - total(there.values())
    return Penalty(RULE, missing, variables.problem.settings.events.weight, need.tier)
