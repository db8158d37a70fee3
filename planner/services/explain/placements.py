"""A person put onto a demand: the shift they would have, whether their pattern admits it or not.

The present shift is kept as far as it goes: the work is put in where it contains the time; where it does
not, the shift is stretched, moved, or made, first as the pattern admits and then beyond it. What stands in
the way stays where it is and lets the checker object; the person's own time (admin, reserve, the break)
makes room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.person import Person, PersonDay, ShiftOption
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, ShiftPlace, shift_id
from planner.domain.time_grid import DAY, Span, day_of, moment_label
from planner.services.explain.asks import Ask
from planner.services.shift_refit import refitted

STANDARD_SHIFT_MINUTES = 480
LONGEST_STRETCH = 660
SHORTEST_SHIFT_MINUTES = 240
# Longer by so much, a shift whose middle is taken has room for its break.
ROOM_FOR_A_BREAK = 60
AFTERNOON = 14 * 60


@dataclass(frozen=True, slots=True)
class Placement:
    """The person's shift with the work put in. `old`: what they have now; `keeps_hours`: its times stay;
    `is_agreed`: the pattern (or what was agreed for the day) admits it."""

    person: Person
    old: Shift | None
    new: Shift
    keeps_hours: bool
    is_agreed: bool


def placements(problem: RotaProblem, person: Person, old: Shift | None, ask: Ask) -> Iterator[Placement]:
    """How the person could be there, mildest first; those after the agreed ones are beyond the pattern."""
    day = old.day if old is not None else day_of(ask.span.start)
    index = day - problem.first_day
    if not 0 <= index < len(person.days):
        return
    today = person.days[index]
    if old is not None and old.span.contains(ask.span) and ask.named in (None, old.name):
        place: ShiftPlace = "office" if ask.in_office else old.place
        is_agreed = place == old.place or any(option.place != "home" for option in today.options)
        yield _put(problem, person, old, ask, old.span, old.name, place, _pause(old), True, is_agreed)
        return
    for option in today.options:
        span = _span_within(option, old, today, ask)
        if span is not None and ask.named in (None, option.name):
            yield _by_option(problem, person, old, ask, option, span)
    yield _put(
        problem,
        person,
        old,
        ask,
        _span_beyond(old, today, ask),
        ask.named,
        "office" if ask.in_office or old is None else old.place,
        _break_minutes(today),
        False,
        False,
    )


def _by_option(
    problem: RotaProblem, person: Person, old: Shift | None, ask: Ask, option: ShiftOption, span: Span
) -> Placement:
    place: ShiftPlace = "home" if option.place == "home" else "office"
    if option.place == "either" and old is not None and not ask.in_office:
        place = old.place
    return _put(problem, person, old, ask, span, option.name, place, option.break_minutes, False, True)


def _span_within(option: ShiftOption, old: Shift | None, today: PersonDay, ask: Ask) -> Span | None:
    """The shift nearest to the present (or usual) one that the option admits and that contains the ask."""
    if option.is_fixed:
        span = Span(option.start_earliest, option.end_latest)
        return span if ask.named is not None or span.contains(ask.span) else None
    wish = old.span if old is not None else today.usual
    if wish is None:
        length = max(option.shortest, min(option.longest, STANDARD_SHIFT_MINUTES))
        wish = Span(ask.span.start, ask.span.start + length)
    for start, end in _stretched_or_moved(wish, ask.span, option.longest):
        start = min(max(start, option.start_earliest), option.start_latest)
        end = min(max(end, option.end_earliest, start + option.shortest), option.end_latest)
        start = min(start, max(option.start_earliest, end - option.shortest))
        if option.admits(start, end) and Span(start, end).contains(ask.span):
            return Span(start, end)
    return None


def _stretched_or_moved(wish: Span, span: Span, longest: int) -> Iterator[tuple[int, int]]:
    """First the wished-for shift stretched over the span, then moved over it with its length."""
    start, end = min(wish.start, span.start), max(wish.end, span.end)
    if end - start <= longest:
        yield start, end
    if span.end > wish.end:
        yield min(span.start, span.end - min(longest, wish.minutes)), span.end
        yield min(span.start, span.end - longest), span.end
    else:
        yield span.start, max(span.end, span.start + min(longest, wish.minutes))
        yield span.start, max(span.end, span.start + longest)


def _span_beyond(old: Shift | None, today: PersonDay, ask: Ask) -> Span:
    """The present shift moved over the ask with its length; without one, a shift around the ask."""
    if ask.named is not None:
        return ask.span
    wish = old.span if old is not None else today.usual
    if wish is None or not _is_near(wish, ask.span):
        return around(ask.span, SHORTEST_SHIFT_MINUTES)
    if ask.span.end > wish.end:
        return Span(min(ask.span.start, ask.span.end - wish.minutes), ask.span.end)
    return Span(ask.span.start, max(ask.span.end, ask.span.start + wish.minutes))


def around(span: Span, minutes: int) -> Span:
    """A shift of so many minutes (or the span's own, if more) over the span: in the afternoon it ends with
    it, in the morning it begins with it."""
    if span.minutes >= minutes:
        return span
    if span.end % DAY >= AFTERNOON or day_of(span.end) > day_of(span.start):
        return Span(span.end - minutes, span.end)
    return Span(span.start, span.start + minutes)


def on_other_day(problem: RotaProblem, person: Person, ask: Ask, given: Shift) -> Placement:
    """A shift over the ask as long as the one given for it."""
    span = ask.span if ask.named is not None else around(ask.span, given.span.minutes)
    place: ShiftPlace = "office"
    return _put(problem, person, None, ask, span, ask.named, place, _pause(given) or 30, False, False)


def _is_near(wish: Span, span: Span) -> bool:
    return day_of(wish.start) == day_of(span.start)


def _break_minutes(today: PersonDay) -> int:
    return max((option.break_minutes for option in today.options), default=30) or 30


def _pause(shift: Shift) -> int:
    return shift.break_span.minutes if shift.break_span else 0


def _put(
    problem: RotaProblem,
    person: Person,
    old: Shift | None,
    ask: Ask,
    span: Span,
    name: str | None,
    place: ShiftPlace,
    break_minutes: int,
    keeps_hours: bool,
    is_agreed: bool,
) -> Placement:
    new = made_shift(problem, person, old, ask, span, name, place, break_minutes)
    return Placement(person, old, new, keeps_hours, is_agreed)


def made_shift(
    problem: RotaProblem,
    person: Person,
    old: Shift | None,
    ask: Ask,
    span: Span,
    name: str | None,
    place: ShiftPlace,
    break_minutes: int,
) -> Shift:
    """The shift over `span` with what it had and what is asked; the break where it has room."""
    needs_break = name is not None or span.minutes > problem.settings.breaks.over_minutes
    shift = old or Shift(
        id=shift_id(person.id, day_of(span.start)), staff=person.id, start=span.start, end=span.end
    )
    pause = Span(shift.break_start, shift.break_end) if shift.break_start and shift.break_end else None
    if needs_break and break_minutes and (pause is None or not span.contains(pause)):
        middle = (span.start + span.minutes // 2) // 15 * 15
        pause = Span(middle, middle + break_minutes)
    if not needs_break or not break_minutes:
        pause = None
    activities = (*shift.activities, *([ask.activity] if ask.activity else []))
    start = shift.model_copy(
        update={
            "place": place,
            "break_start": pause.start if pause else None,
            "break_end": pause.end if pause else None,
            "activities": tuple(
                each for each in activities if not _is_lost_pin(each.is_pinned, each.span, span)
            ),
        }
    )
    new = refitted(start, span, person.id, carries_free_time=False)
    if ask.activity is not None and ask.activity not in new.activities:
        # Where the break has no other place it goes over the work: the checker is to object to that.
        work = sorted((*new.activities, ask.activity), key=lambda each: each.start)
        new = new.model_copy(update={"activities": tuple(work)})
    return new.model_copy(update={"name": name, "is_pinned": False})


def _is_lost_pin(is_pinned: bool, activity: Span, span: Span) -> bool:
    """A pinned activity that the new hours cannot hold: it goes, and the checker tells of the pin."""
    return is_pinned and not span.contains(activity)


def hours_words(old: Shift | None, span: Span) -> str:
    """What keeps the person's hours from the span."""
    if old is None:
        return "off that day in this rota"
    if old.end < span.end:
        return f"finish before {moment_label(span.end)[-5:]}"
    return f"start after {moment_label(span.start)[-5:]}"


def stretched(problem: RotaProblem, person: Person, old: Shift | None, ask: Ask) -> Iterator[Placement]:
    """The present shift made longer until it contains the ask, beyond the pattern; at most 11 hours long."""
    if old is None or ask.named is not None or old.name is not None:
        return
    if old.span.contains(ask.span):
        for early, late in ((ROOM_FOR_A_BREAK, 0), (0, ROOM_FOR_A_BREAK)):
            longer = Span(old.start - early, old.end + late)
            yield _put(problem, person, old, ask, longer, None, old.place, _pause(old) or 30, False, False)
        return
    span = Span(min(old.start, ask.span.start), max(old.end, ask.span.end))
    if span.minutes <= LONGEST_STRETCH:
        place: ShiftPlace = "office" if ask.in_office else old.place
        yield _put(problem, person, old, ask, span, None, place, _pause(old) or 30, False, False)
