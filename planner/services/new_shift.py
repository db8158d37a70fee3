"""A shift made by hand: its break and its place are what the person's day, or the law, asks for."""

from __future__ import annotations

from typing import Literal

from planner.domain.person import PersonDay
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, shift_id
from planner.domain.time_grid import ACTIVITY_GRID, Span, day_of

# Of a shift long enough to need one, where the person's day names none.
USUAL_BREAK = 30


def new_shift(
    problem: RotaProblem,
    staff: str,
    span: Span,
    place: Literal["office", "home"] | None = None,
    name: str | None = None,
) -> Shift:
    """A shift without work in it; the break is in its middle."""
    day = _day(problem, staff, day_of(span.start))
    pause = _break(span, break_minutes(problem, day, span))
    return Shift(
        id=shift_id(staff, day_of(span.start)),
        staff=staff,
        start=span.start,
        end=span.end,
        break_start=pause.start if pause else None,
        break_end=pause.end if pause else None,
        place=place or _usual_place(day),
        name=name,
    )


def break_minutes(problem: RotaProblem, day: PersonDay | None, span: Span) -> int:
    """Of a fixed shift what the pattern says; else half an hour, or the pattern's, where the law asks one."""
    options = day.options if day is not None else ()
    fitting = next((each for each in options if each.admits(span.start, span.end)), None)
    if fitting is not None and fitting.is_fixed:
        return fitting.break_minutes
    if span.minutes <= problem.settings.breaks.over_minutes:
        return 0
    return max((each.break_minutes for each in options), default=0) or USUAL_BREAK


def usual_hours(problem: RotaProblem, staff: str, day: int) -> Span | None:
    """The shift that the person usually works on the day, or could; None where the pattern has none."""
    known = _day(problem, staff, day)
    if known is None:
        return None
    if known.usual is not None:
        return known.usual
    if not known.options:
        return None
    option = known.options[0]
    start = option.start_earliest
    length = known.target_minutes + option.break_minutes or option.shortest
    end = min(max(start + length, start + option.shortest, option.end_earliest), option.end_latest)
    return Span(start, end)


def _day(problem: RotaProblem, staff: str, day: int) -> PersonDay | None:
    person, index = problem.person_by_id.get(staff), day - problem.first_day
    return person.days[index] if person is not None and 0 <= index < len(person.days) else None


def _usual_place(day: PersonDay | None) -> Literal["office", "home"]:
    is_home = day is not None and bool(day.options) and all(each.place == "home" for each in day.options)
    return "home" if is_home else "office"


def _break(span: Span, minutes: int) -> Span | None:
    if minutes <= 0 or minutes >= span.minutes:
        return None
    start = span.start + (span.minutes - minutes) // 2
    start -= start % ACTIVITY_GRID
    return Span(max(start, span.start), max(start, span.start) + minutes)
