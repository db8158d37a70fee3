"""Builds the sheet of a rota: who works when, on what, what is uncovered, whose hours are how full.

Reasons for leave are private: every kind of it reads "Away". Notes are not taken over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from planner.domain.findings import Finding
from planner.domain.person import Person, PersonDay
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Uncovered
from planner.domain.team import Team
from planner.domain.time_grid import MONTHS, WEEKDAYS, Span, hours_label, monday_of
from planner.exporters.demand_words import demand_words
from planner.exporters.sheet_records import (
    Counts,
    HoursLine,
    RotaSheet,
    SheetCell,
    SheetRow,
    SheetWeek,
    UncoveredLine,
)
from planner.exporters.sheet_shifts import SheetShifts
from planner.services.proof_sentence import proof_sentence

_OFF_WORDS = {
    "": "Off",
    "not working": "Not working",
    "out of post": "Not working",
    "bank holiday": "Bank holiday",
    "on loan": "On loan",
}


def build_sheet(team: Team, problem: RotaProblem, rota: Rota, findings: Sequence[Finding]) -> RotaSheet:
    """The sheet of `rota`, a plan of `team` over the weeks of `problem`."""
    return _SheetBuilder(team, problem, rota).sheet(findings)


def period_label(first_day: int, weeks: int) -> str:
    """`Mon 23 – Sun 29 Nov 2026`; months and years are named where they differ."""
    first, last = date.fromordinal(first_day), date.fromordinal(first_day + 7 * weeks - 1)
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
        self._demand = demand_words(team)
        self._shifts = SheetShifts(team, rota)

    def sheet(self, findings: Sequence[Finding]) -> RotaSheet:
        rota = self._rota
        first = rota.first_day.toordinal()
        kinds = Counter(finding.kind for finding in findings)
        allowed = sum(finding.kind == "policy" and finding.is_overridden for finding in findings)
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
            counts=Counts(kinds["law"], len(uncovered), kinds["policy"], kinds["wish"], allowed),
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
        shifts = self._shifts.of_day(staff, day)
        if shifts:
            return SheetCell(day, shifts, away=plan.blocked if plan else ())
        return SheetCell(day, off=_OFF_WORDS.get(plan.off_reason, "Away") if plan else "Not working")

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
