"""While somebody of the team is out on a visit in the evening or at night, someone else is at work and
contactable until half an hour after the visit's planned end.

Counted by the half-hour, up to the time from which a named service is on call. Who is out on a visit, or back
from one for less than the half hour, cannot be the one who is called; the half hour is the second step of the
check-in ladder, at which a buddy calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.findings import Finding
from planner.domain.rota import Activity, Shift
from planner.domain.rule_pack import SafeReturn
from planner.domain.time_grid import COVER_GRID, DAY, Span, civil, clock
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


def findings(view: RotaView, day: int) -> Iterator[Finding]:
    """Each run of half-hours of the evening and night in which nobody could be called."""
    rule = view.settings.safe_return
    evening = watched_hours(rule).shifted(civil(day))
    first = evening.start - evening.start % COVER_GRID
    # Who is back by then is out of it; most visits are over long before the evening, or begin after it.
    back_after = first - rule.wait_minutes
    visits = [
        (shift, each)
        for shift in _shifts_near(view, evening)
        if shift.reach.end > back_after
        for each in shift.away
        if each.end > back_after and each.kind == "visit" and each.start < evening.end
    ]
    out = [trip for shift, each in visits if (trip := _trip(view, shift, each))]
    late = [trip for trip in out if trip.span.start < evening.end and evening.start < trip.back]
    if not late:
        return
    there = _shifts_near(view, evening)
    shifts = [shift for shift in there if first < shift.end and shift.start < evening.end]
    gaps = bits_touched(evening, first) & _out_late(late, first) & ~_watched(shifts, out, first)
    run: list[Span] = []
    for start in range(first, evening.end, COVER_GRID):
        if gaps >> (start - first) // COVER_GRID & 1:
            run.append(Span(start, start + COVER_GRID))
        elif run:
            yield _finding(view, day, run, late)
            run = []
    if run:
        yield _finding(view, day, run, late)


def _shifts_near(view: RotaView, evening: Span) -> Iterator[Shift]:
    """The shifts with a minute on the days that the evening touches."""
    first, last = evening.start // DAY, (evening.end - 1) // DAY
    yield from view.shifts_touching(first)
    for day in range(first + 1, last + 1):
        yield from (shift for shift in view.shifts_touching(day) if shift.day == day)


def _trip(view: RotaView, shift: Shift, activity: Activity) -> _Out | None:
    if activity.end <= activity.start:
        return None
    wait_until = activity.end - activity.travel_after + view.settings.safe_return.wait_minutes
    return _Out(shift.staff, Span(activity.start, max(activity.end, wait_until)), activity.end)


def _out_late(late: list[_Out], first: int) -> int:
    """The half-hours from `first` on in which somebody is out, as bits."""
    out = 0
    for trip in late:
        out |= bits_touched(trip.span, first)
    return out


def _watched(shifts: list[Shift], out: list[_Out], first: int) -> int:
    """The half-hours in the whole of which somebody is at work and neither out nor just back, as bits."""
    away: dict[str, int] = {}
    for trip in out:
        away[trip.staff] = away.get(trip.staff, 0) | bits_touched(trip.span, first)
    watched = 0
    for shift in shifts:
        there = bits_filled(shift.span, first) & ~away.get(shift.staff, 0)
        if there & ~watched:
            for each in shift.away:
                if each.is_off:
                    there &= ~bits_touched(each.span, first)
            watched |= there
    return watched


def _finding(view: RotaView, day: int, run: list[Span], late: list[_Out]) -> Finding:
    span = Span(run[0].start, run[-1].end)
    people = tuple(dict.fromkeys(trip.staff for trip in late if trip.span.overlaps(span)))
    names = listed(view.name(staff) for staff in people)
    verb = "is" if len(people) == 1 else "are"
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"{names} {verb} out on visits on {day_text(day)} and nobody else is contactable "
            f"{clock(span.start)}–{clock(span.end)}."
        ),
        measured=f"{counted(len(run), 'half-hour')} without anybody to call",
        allowed=f"someone contactable until {view.settings.safe_return.wait_minutes} min after the visit",
        price=view.settings.safe_return.weight * len(run),
        people=people,
        span=span,
    )
    return view.judged(finding, day, day)


PARTS = (EACH_EVENING.part(findings),)
