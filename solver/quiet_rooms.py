"""Who is in a quiet room when: writing that is put into one, and events and pins that are held in one.

    people in quiet rooms at each time of day d <= quiet rooms + extra(d)
`extra(d)` is 0 but for what events and pins need beyond the rooms; writing alone never exceeds them.
"""

from __future__ import annotations

from functools import partial

from planner.domain.time_grid import DAY, Span
from solver.filled_cp_model import Value
from solver.plans import Candidate
from solver.terms import Expression, Literal
from solver.variables import Variables

Use = tuple[Candidate, Literal]


def keep_rooms(variables: Variables, free_days: set[int]) -> dict[int, Expression]:
    """Keep to the quiet rooms; the rooms by which each day exceeds them. `free_days` (ordinals) may exceed
    them as they like."""
    uses = list(_uses(variables))
    rooms = variables.problem.quiet_rooms
    if len(uses) <= rooms:
        return {}
    cp = variables.cp
    extras = {
        day: most for day in variables.problem.days if (most := _most_extra(variables, day, uses, free_days))
    }
    most_extra = max(extras.values(), default=0)
    intervals = []
    for number, (each, literal) in enumerate(uses):
        name, end = f"quiet room:{number}", each.start + each.size
        if not isinstance(each.size, int):
            end = cp.new_int_var(each.reach.start, each.reach.end, f"end:{name}")
            cp.fill(end, partial(_end, each))
        intervals.append(cp.new_optional_interval_var(each.start, each.size, end, literal, name))
    demands: list[Expression] = [1] * len(intervals)
    extra_rooms: dict[int, Expression] = {}
    if most_extra:
        # On each day the rooms that it has not as extra ones are taken.
        for day in variables.problem.days:
            extra = cp.new_int_var(0, extras.get(day, 0), f"extra quiet rooms:{day}")
            cp.propose(extra, partial(_as_many, extras.get(day, 0)))
            start = (day - variables.problem.first_day) * DAY
            intervals.append(cp.new_fixed_size_interval_var(start, DAY, f"quiet rooms:{day}"))
            demands.append(most_extra - extra)
            extra_rooms[day] = extra
    cp.add_cumulative(intervals, demands, rooms + most_extra)
    return extra_rooms


def _as_many(most: int, _: Value) -> int:
    return most


def _end(each: Candidate, value: Value) -> int:
    return value(each.start) + value(each.size)


def _uses(variables: Variables) -> list[Use]:
    """Activities that are or may be in a quiet room, each with the literal that it is."""
    return [
        (each, variables.quiet.get(id(each), each.literal))
        for plan in variables.working_days()
        for each in plan.candidates
        if each.place == "quiet_room" or id(each) in variables.quiet
    ]


def _most_extra(variables: Variables, day: int, uses: list[Use], free_days: set[int]) -> int:
    """The rooms that the events and pins of the day may need beyond those there are."""
    start = (day - variables.problem.first_day) * DAY
    whole = Span(start, start + DAY)
    of_day = [each for each, _ in uses if each.reach.overlaps(whole)]
    if day in free_days:
        return max(0, len(of_day) - variables.problem.quiet_rooms)
    settled = [each.reach for each in of_day if id(each) not in variables.quiet]
    peak = max(
        (sum(other.start <= span.start < other.end for other in settled) for span in settled), default=0
    )
    return max(0, peak - variables.problem.quiet_rooms)
