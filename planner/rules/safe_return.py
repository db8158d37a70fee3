"""While somebody of the team is out on a visit in the evening or at night, someone else is at work and
contactable until half an hour after the visit's planned end.

Counted by the half-hour, up to the time from which a named service is on call. Who is out on a visit, or back
from one for less than the half hour, cannot be the one who is called; the half hour is the second step of the
check-in ladder, at which a buddy calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from planner.domain.findings import Finding
from planner.domain.rota import Shift
from planner.domain.rule_pack import SafeReturn
from planner.domain.time_grid import COVER_GRID, DAY, Span, civil
from planner.rules.half_hours import bits_filled, bits_touched
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_EVENING
from planner.rules.wording import counted, day_text, listed

RULE = "safe_return"


@dataclass(frozen=True, slots=True)
class _Out:
    """A visit that somebody is out on until the wait after it is over."""

    staff: str
    span: Span
    back: int


def watched_hours(rule: SafeReturn) -> Span:
    """The evening and night in which the team itself has to be contactable, in minutes of the day."""
    end = DAY + rule.night_until
    return Span(rule.evening_from, end if rule.on_call is None else min(end, rule.on_call_from))


@dataclass(frozen=True, slots=True)
class _Asked:
    """The time of an evening, and what is asked of the shifts in it."""

    id: str
    span: Span


def findings(view: RotaView, day: int) -> Iterator[Finding]:
    """Each run of half-hours of the evening and night in which nobody could be called."""
    evening = watched_hours(view.settings.safe_return).shifted(civil(day))
    first = evening.start - evening.start % COVER_GRID
    late = _bits(view, evening, "late", lambda shift: _bits_out(view, shift, evening, is_late=True))
    if not late:
        return
    out = _bits(view, evening, "out", lambda shift: _bits_out(view, shift, evening))
    there = _bits(view, evening, "there", lambda shift: _bits_there(shift, first))
    gaps = bits_touched(evening, first) & reduce(or_, late.values())
    for staff, cells in there.items():
        gaps &= ~(cells & ~out.get(staff, 0))
    run: list[Span] = []
    for start in range(first, evening.end, COVER_GRID) if gaps else ():
        if gaps >> (start - first) // COVER_GRID & 1:
            run.append(Span(start, start + COVER_GRID))
        elif run:
            yield _finding(view, day, run, _late_trips(view, evening))
            run = []
    if run:
        yield _finding(view, day, run, _late_trips(view, evening))


def _bits(view: RotaView, evening: Span, what: str, question: Callable[[Shift], int]) -> Mapping[str, int]:
    """Of each person who may be out or at work in the evening: half-hours of it, as bits."""
    # Who was back before it, by more than the wait, is out of it.
    opens = evening.start - evening.start % COVER_GRID - view.settings.safe_return.wait_minutes
    day = evening.start // DAY
    asked = _Asked(f"{what} in the evening of {day}", Span(max(opens, civil(day)), evening.end))
    return view.bits_near(asked, question)


def _bits_out(view: RotaView, shift: Shift, evening: Span, *, is_late: bool = False) -> int:
    """The half-hours in which who works the shift is out, or just back; `is_late`: on late visits."""
    first, out = evening.start - evening.start % COVER_GRID, 0
    for trip in _trips(view, shift, evening):
        if not is_late or trip.back > evening.start:
            out |= bits_touched(trip.span, first)
    return out


def _bits_there(shift: Shift, first: int) -> int:
    """The half-hours in the whole of which who works the shift is at work."""
    there = bits_filled(shift.span, first)
    for each in shift.away:
        if each.is_off:
            there &= ~bits_touched(each.span, first)
    return there


def _late_trips(view: RotaView, evening: Span) -> list[_Out]:
    """The visits of the evening and night, in the order of their shifts."""
    first, last = evening.start // DAY, (evening.end - 1) // DAY
    near = [*view.shifts_touching(first)]
    for day in range(first + 1, last + 1):
        near += (shift for shift in view.shifts_touching(day) if shift.day == day)
    return [trip for shift in near for trip in _trips(view, shift, evening) if trip.back > evening.start]


def _trips(view: RotaView, shift: Shift, evening: Span) -> list[_Out]:
    """The visits in the shift whose worker is out, or just back, in the evening or night."""
    wait = view.settings.safe_return.wait_minutes
    back_after = evening.start - evening.start % COVER_GRID - wait
    return [
        _Out(shift.staff, Span(each.start, max(each.end, each.end - each.travel_after + wait)), each.end)
        for each in shift.away
        if each.kind == "visit" and each.end > back_after and each.start < min(each.end, evening.end)
    ]


def _finding(view: RotaView, day: int, run: list[Span], late: list[_Out]) -> Finding:
    span = Span(run[0].start, run[-1].end)
    people = tuple(dict.fromkeys(trip.staff for trip in late if trip.span.overlaps(span)))
    names = listed(view.name(staff) for staff in people)
    verb = "is" if len(people) == 1 else "are"
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"{names} {verb} out on visits on {day_text(day)} and nobody else is contactable {span.times}."
        ),
        measured=f"{counted(len(run), 'half-hour')} without anybody to call",
        allowed=f"someone contactable until {view.settings.safe_return.wait_minutes} min after the visit",
        price=view.settings.safe_return.weight * len(run),
        people=people,
        span=span,
    )
    return view.judged(finding, day, day)


PARTS = (EACH_EVENING.part(findings),)
