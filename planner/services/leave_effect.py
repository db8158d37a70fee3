"""What granting leave does to cover, told before anybody decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota
from planner.domain.staff import Absence
from planner.domain.team import Team
from planner.domain.time_grid import COVER_GRID, DAY, Span, civil, clock, day_label, monday_of
from planner.reports.demand_grid import available_people, need_grid
from planner.rules.availability import ACTIVITY_NAMES
from planner.rules.wording import span_text
from planner.services.freeze_problem import freeze_problem

MOST_DAYS = 62
IN_THE_ROTA = "In the rota:"
NOUNS = {
    "visit": "visit",
    "duty": "duty turn",
    "court_writing": "block of court writing",
    "supervision": "supervision",
    "event": "event",
    "handover": "handover",
}


def leave_effect(team: Team, absence: Absence, rota: Rota | None) -> tuple[str, ...]:
    """Sentences, gravest first: half-hours that would be short by patterns alone, then planned work that
    would need somebody else; empty when nothing would be short and nothing is planned."""
    granted = absence.model_copy(update={"state": "approved"})
    others = tuple(each for each in team.absences if each.id != absence.id)
    after = team.model_copy(update={"absences": (*others, granted)})
    before = team.model_copy(update={"absences": others})
    first = absence.dates.first.toordinal()
    last = min((absence.dates.last or absence.dates.first).toordinal(), first + MOST_DAYS)
    sentences: list[str] = []
    for monday in range(monday_of(first), last + 1, 7):
        week = date.fromordinal(monday)
        was, would = freeze_problem(before, week), freeze_problem(after, week)
        for day in range(max(monday, first), min(monday + 7, last + 1)):
            sentences += _short(was, would, day)
    return (*sentences, *_pinned(team, absence, rota, first, last), *_planned(absence, rota, first, last))


def _short(was: RotaProblem, would: RotaProblem, day: int) -> Iterator[str]:
    """The worst half-hour of the day that is short with the leave and was less so without it."""
    need = [cell.people for cell in need_grid(would)[day - would.first_day].cells]
    there, then = available_people(was, day), available_people(would, day)
    worse = [
        cell for cell in range(DAY // COVER_GRID) if need[cell] > then[cell] and then[cell] < there[cell]
    ]
    if worse:
        worst = max(worse, key=lambda cell: need[cell] - then[cell])
        start = worst * COVER_GRID
        yield (
            f"{day_label(day)}: {need[worst]} needed at {clock(start)}, {then[worst]} could be at work; "
            f"short for {len(worse) * COVER_GRID / 60:g} h."
        )


def _pinned(team: Team, absence: Absence, rota: Rota | None, first: int, last: int) -> Iterator[str]:
    """What is pinned at the time of the leave: no rota can keep both."""
    pins: dict[Span, str] = {}
    for shift in (*team.pins, *(rota.shifts if rota else ())):
        if shift.staff != absence.staff or not first <= shift.day <= last:
            continue
        if shift.is_pinned and _is_in(absence, shift.day, shift.span):
            pins[shift.span] = "a shift"
        for activity in shift.activities:
            if activity.is_pinned and _is_in(absence, shift.day, activity.span):
                pins[activity.span] = ACTIVITY_NAMES[activity.kind]
    if pins:
        parts = ", ".join(f"{pins[span]} {span_text(span)}" for span in sorted(pins))
        yield f"{IN_THE_ROTA} {parts} pinned. Unpin it, or no rota keeps the law."


def _is_in(absence: Absence, day: int, span: Span) -> bool:
    """Whether the leave of that day takes some of the time."""
    if absence.start is None or absence.end is None:
        return True
    return span.start < civil(day, absence.end) and civil(day, absence.start) < span.end


def _planned(absence: Absence, rota: Rota | None, first: int, last: int) -> Iterator[str]:
    """Work in the rota on those days that would need somebody else."""
    work: Counter[str] = Counter()
    for shift in rota.shifts if rota else ():
        if shift.staff != absence.staff or not first <= shift.day <= last:
            continue
        for activity in shift.activities:
            if activity.kind in NOUNS and _is_in(absence, shift.day, activity.span):
                work[NOUNS[activity.kind]] += 1
    if work:
        parts = [f"{number} {noun}{'s' if number > 1 else ''}" for noun, number in work.items()]
        yield f"{IN_THE_ROTA} {', '.join(parts)} would need somebody else."
