"""Builds the sheet of a rota: who works when, on what, what is uncovered, whose hours are how full.

Reasons for leave are private: every kind of it reads "Away". Notes are not taken over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from planner.domain.findings import Finding
from planner.domain.problem import Person, PersonDay, RotaProblem
from planner.domain.rota import Activity, Rota, Shift, Uncovered
from planner.domain.team import Team
from planner.domain.time_grid import MONTHS, WEEKDAYS, Span, date_of, hours_label, monday_of
from planner.exporters.activity_words import MARK_BY_KIND
from planner.exporters.demand_words import DemandLookUp
from planner.exporters.sheet_records import (
    Counts,
    HoursLine,
    RotaSheet,
    SheetCell,
    SheetMark,
    SheetRow,
    SheetShift,
    SheetWeek,
    UncoveredLine,
)
from planner.services.proof_sentence import proof_sentence

_OFF_WORDS = {
    "": "Off",
    "not working": "Not working",
    "out of post": "Not working",
    "bank holiday": "Bank holiday",
    "on loan": "On loan",
}
# Kinds that two people do together, so that each is told with whom.
_TOGETHER = ("visit", "supervision", "handover", "debrief", "event")


def build_sheet(team: Team, problem: RotaProblem, rota: Rota, findings: Sequence[Finding]) -> RotaSheet:
    """The sheet of `rota`, a plan of `team` over the weeks of `problem`."""
    return _SheetBuilder(team, problem, rota).sheet(findings)


def period_label(first_day: int, weeks: int) -> str:
    """`Mon 23 – Sun 29 Nov 2026`; months and years are named where they differ."""
    first, last = date_of(first_day * 1440), date_of((first_day + 7 * weeks - 1) * 1440)
    start = f"{WEEKDAYS[first.weekday()]} {first.day}"
    if (first.month, first.year) != (last.month, last.year):
        start += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"{start} – {WEEKDAYS[last.weekday()]} {last.day} {MONTHS[last.month - 1]} {last.year}"


def missing_label(missing: int, unit: str) -> str:
    """`1 worker`, `2 people`, `3.5 h`."""
    if unit == "minutes":
        return hours_label(missing)
    one = {"workers": "worker", "people": "person"}[unit]
    return f"{missing} {one if missing == 1 else unit}"


class _SheetBuilder:
    def __init__(self, team: Team, problem: RotaProblem, rota: Rota) -> None:
        self._team = team
        self._problem = problem
        self._rota = rota
        self._demand = DemandLookUp(team)
        self._names = {person.id: person.name for person in team.staff}
        self._named_shifts = {shift.id: shift.name for shift in team.named_shifts}
        self._shifts: dict[tuple[str, int], list[Shift]] = defaultdict(list)
        self._together: dict[tuple[str, int], list[str]] = defaultdict(list)
        for shift in sorted(rota.shifts, key=lambda shift: (shift.start, shift.staff)):
            self._shifts[shift.staff, shift.day].append(shift)
            for activity in shift.activities:
                if activity.demand is not None and activity.kind in _TOGETHER:
                    self._together[activity.demand, activity.span_on_site.start].append(shift.staff)

    def sheet(self, findings: Sequence[Finding]) -> RotaSheet:
        rota = self._rota
        first = rota.first_day.toordinal()
        kinds = [finding.kind for finding in findings if not finding.is_overridden]
        uncovered = sorted(rota.uncovered, key=lambda line: (line.start, line.demand))
        return RotaSheet(
            team_id=self._team.id,
            team_name=self._team.name,
            period=period_label(first, rota.weeks),
            state=rota.state,
            version=rota.version,
            made_by=rota.made.by,
            made_at=rota.made.at,
            proof=f"{proof_sentence(rota.tiers, rota.made.status)}.",
            counts=Counts(kinds.count("law"), len(uncovered), kinds.count("policy"), kinds.count("wish")),
            weeks=tuple(self._week(first + 7 * week) for week in range(rota.weeks)),
            uncovered=tuple(self._uncovered(line) for line in uncovered),
        )

    def _week(self, monday: int) -> SheetWeek:
        rows = (self._row(person.id, person.name, person.role, monday) for person in self._team.staff)
        return SheetWeek(monday, tuple(row for row in rows if row is not None))

    def _row(self, staff: str, name: str, role: str, monday: int) -> SheetRow | None:
        """The person's week; None for someone out of post all week who has no shift either."""
        person = self._problem.person_by_id.get(staff)
        days = {day.day: day for day in person.days} if person else {}
        cells = tuple(self._cell(staff, day, days.get(day)) for day in range(monday, monday + 7))
        in_post = any(
            day.off_reason != "out of post" for day in days.values() if monday_of(day.day) == monday
        )
        if not in_post and not any(cell.shifts for cell in cells):
            return None
        week = next((week for week in person.weeks if week.monday == monday), None) if person else None
        return SheetRow(
            staff, name, role, _hours(person, monday, cells), cells, bool(week and week.is_lockdown)
        )

    def _cell(self, staff: str, day: int, plan: PersonDay | None) -> SheetCell:
        shifts = tuple(self._shift(shift) for shift in self._shifts.get((staff, day), ()))
        if shifts:
            return SheetCell(day, shifts, away=plan.blocked if plan else ())
        return SheetCell(day, off=_OFF_WORDS.get(plan.off_reason, "Away") if plan else "Not working")

    def _shift(self, shift: Shift) -> SheetShift:
        marks = sorted(shift.activities, key=lambda activity: (activity.start, activity.end))
        return SheetShift(
            id=shift.id,
            span=shift.span,
            break_span=shift.break_span,
            paid_minutes=shift.paid_minutes,
            place=shift.place,
            name=self._named_shifts.get(shift.name, shift.name) if shift.name else "",
            is_pinned=shift.is_pinned,
            marks=tuple(self._mark(shift.staff, activity) for activity in marks),
        )

    def _mark(self, staff: str, activity: Activity) -> SheetMark:
        demand = self._demand.of_activity(activity)
        kind = demand.kind if demand and demand.kind and activity.kind == "event" else activity.kind
        words = MARK_BY_KIND.get("released" if activity.is_released else kind, MARK_BY_KIND["other"])
        at = (activity.demand or "", activity.span_on_site.start)
        others = (self._names.get(other, other) for other in self._together.get(at, ()) if other != staff)
        return SheetMark(
            kind=words.kind,
            letter=words.letter,
            word=words.word,
            colour=words.colour,
            label=demand.label if demand else words.word,
            case=demand.case if demand else "",
            span=activity.span,
            on_site=activity.span_on_site,
            place=activity.place,
            is_pinned=activity.is_pinned,
            demand=activity.demand,
            with_people=tuple(dict.fromkeys(others)),
        )

    def _uncovered(self, line: Uncovered) -> UncoveredLine:
        words = self._demand.of(line.demand)
        left = self._rota.left_reason(line.demand)
        return UncoveredLine(
            demand=line.demand,
            label=words.label if words else line.demand,
            case=words.case if words else "",
            span=Span(line.start, line.end),
            missing=missing_label(line.missing, line.unit),
            reason=f"{line.reason} Left uncovered: {left.rstrip('.')}." if left else line.reason,
            is_statutory=bool(words and words.is_statutory),
        )


def _hours(person: Person | None, monday: int, cells: Sequence[SheetCell]) -> HoursLine:
    planned = sum(shift.paid_minutes for cell in cells for shift in cell.shifts)
    week = next((week for week in person.weeks if week.monday == monday), None) if person else None
    if week is None:
        return HoursLine(0, 0, planned)
    return HoursLine(week.contract_minutes, week.credit_minutes, planned)
