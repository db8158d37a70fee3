"""Hours that nothing asks for lie best at the usual hours: no rule and no price, but of rotas that cost the
same one with few evenings and days near the usual ones is taken, and stays.

Where no usual hours are agreed they begin at 09:00 and last as long as the day's share of the contract.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.domain.person import PersonDay
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.time_grid import DAY, Span, civil

# An evening is avoided by as many minutes away from the usual hours.
EVENING_MINUTES = 240
USUAL_START = 9 * 60
ASKING = ("visit", "duty", "event")


def usual_hours(day: PersonDay) -> Span | None:
    """The usual hours of a day with a choice of hours; None where there is no choice."""
    options = [option for option in day.options if not option.is_fixed]
    if not options:
        return None
    if day.usual is not None:
        return day.usual
    start = civil(day.day, USUAL_START)
    return Span(start, start + day.target_minutes + options[0].break_minutes)


def minutes_astray(problem: RotaProblem, shifts: Iterable[Shift]) -> int:
    """By how much the shifts begin and end away from the usual hours, in all."""
    usual = {(person.id, day.day): usual_hours(day) for person in problem.people for day in person.days}
    return sum(
        abs(shift.start - hours.start) + abs(shift.end - hours.end)
        for shift in shifts
        if not shift.is_pinned and (hours := usual.get((shift.staff, shift.day))) is not None
    )


def has_unasked_evening(problem: RotaProblem, shifts: Iterable[Shift]) -> bool:
    """Whether somebody works an evening that nothing asks for, on a day they could end before it."""
    evening_from = problem.settings.evenings.evening_from
    could_end = {
        (person.id, day.day)
        for person in problem.people
        if not person.is_evening_contract
        for day in person.days
        if any(option.end_earliest <= day.day * DAY + evening_from for option in day.options)
    }
    return any(
        (shift.staff, shift.day) in could_end
        and shift.end > (evening := shift.day * DAY + evening_from)
        and not any(each.kind in ASKING and each.end > evening for each in shift.activities)
        for shift in shifts
    )


def minutes_from_usual(problem: RotaProblem, shifts: Sequence[Shift]) -> int:
    """How far the shifts are from the usual hours, each evening of who has no contract for it counted as
    `EVENING_MINUTES`."""
    evening_from = problem.settings.evenings.evening_from
    evenings = sum(
        shift.end > shift.day * DAY + evening_from
        for shift in shifts
        if (person := problem.person_by_id.get(shift.staff)) is not None and not person.is_evening_contract
    )
    return EVENING_MINUTES * evenings + minutes_astray(problem, shifts)
