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
    shifts = _shifts_near(view, evening)
    visits = ((shift, each) for shift in shifts for each in shift.activities if each.kind == "visit")
    out = [trip for shift, each in visits if (trip := _trip(view, shift, each))]
    late = [trip for trip in out if trip.span.start < evening.end and evening.start < trip.back]
    run: list[Span] = []
    for start in range(evening.start - evening.start % COVER_GRID, evening.end, COVER_GRID):
        cell = Span(start, start + COVER_GRID)
        if any(trip.span.overlaps(cell) for trip in late) and not _is_watched(shifts, out, cell):
            run.append(cell)
        elif run:
            yield _finding(view, day, run, late)
            run = []
    if run:
        yield _finding(view, day, run, late)


def _shifts_near(view: RotaView, evening: Span) -> list[Shift]:
    """The shifts with a minute on the days that the evening touches."""
    first, last = evening.start // DAY, (evening.end - 1) // DAY
    return [
        shift
        for day in range(first, last + 1)
        for shift in view.shifts_touching(day)
        if day == first or shift.day == day
    ]


def _trip(view: RotaView, shift: Shift, activity: Activity) -> _Out | None:
    if activity.end <= activity.start:
        return None
    wait_until = activity.end - activity.travel_after + view.settings.safe_return.wait_minutes
    return _Out(shift.staff, Span(activity.start, max(activity.end, wait_until)), activity.end)


def _is_watched(shifts: list[Shift], out: list[_Out], cell: Span) -> bool:
    """Whether somebody is at work in the whole half-hour and neither out nor just back."""
    away = {trip.staff for trip in out if trip.span.overlaps(cell)}
    return any(
        shift.span.contains(cell)
        and shift.staff not in away
        and not any(each.is_off and each.span.overlaps(cell) for each in shift.activities)
        for shift in shifts
    )


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
