"""Reads shifts and activities off a solution."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.domain.rota import Activity, ActivityPlace, Shift, shift_id
from planner.domain.time_grid import Span
from solver.break_place import middle_break
from solver.plans import Candidate, DayPlan
from solver.terms import Expression, Literal
from solver.variables import Variables

Value = Callable[[Expression | Literal], int]


def read_shifts(variables: Variables, value: Value) -> tuple[Shift, ...]:
    """The shifts of a solution, by person and day; `value` gives the value of a variable in it."""
    return tuple(
        _shift(variables, plan, value)
        for plan in variables.days.values()
        if plan.can_work and value(plan.works)
    )


def _shift(variables: Variables, plan: DayPlan, value: Value) -> Shift:
    origin, pinned = variables.origin, plan.pinned
    name = next((option.name for option, literal in plan.options if value(literal)), None)
    at_home = bool(value(plan.at_home))
    activities = [
        _activity(variables, each, value, at_home) for each in plan.candidates if value(each.literal)
    ]
    rest = _break(variables, plan, value, activities)
    return Shift(
        id=pinned.id if pinned else shift_id(plan.person.id, plan.day),
        staff=plan.person.id,
        start=value(plan.start) + origin,
        end=value(plan.end) + origin,
        break_start=rest.start if rest else None,
        break_end=rest.end if rest else None,
        place="home" if at_home else "office",
        name=name,
        activities=tuple(sorted(activities, key=lambda each: (each.start, each.kind))),
        is_pinned=pinned is not None,
        note=pinned.note if pinned else "",
    )


def _activity(variables: Variables, candidate: Candidate, value: Value, at_home: bool) -> Activity:
    start = value(candidate.start) + variables.origin
    quiet = variables.quiet.get(id(candidate))
    place: ActivityPlace = candidate.place
    if quiet is not None and value(quiet):
        place = "quiet_room"
    elif at_home and place == "office" and not candidate.is_pinned:
        place = "home"
    return Activity(
        kind=candidate.kind,
        start=start,
        end=start + value(candidate.size),
        demand=candidate.demand,
        travel_before=candidate.travel_before,
        travel_after=candidate.travel_after,
        place=place,
        is_pinned=candidate.is_pinned,
        is_released=candidate.is_released,
    )


def _break(variables: Variables, plan: DayPlan, value: Value, activities: Sequence[Activity]) -> Span | None:
    """The break that is due, near the middle of the shift; a pinned shift keeps its own."""
    if plan.pinned is not None:
        return plan.pinned.break_span
    minutes = next((minutes for minutes, due in plan.breaks if value(due)), 0)
    if not minutes:
        return None
    shift = Span(value(plan.start), value(plan.end)).shifted(variables.origin)
    away = variables.problem.settings.breaks.from_ends_minutes
    first = shift.start + away if plan.break_start is None else value(plan.break_start) + variables.origin
    return middle_break(shift, Span(first, first + minutes), away, activities)
