"""Edits of demand: a peak of visits over days and weeks, cover that rests for a week, a week copied on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from planner.domain.demand import CoverRequirement, Visit
from planner.domain.errors import BadInputError, InputProblem, RefusedEditError
from planner.domain.records import WEEKDAY_NAMES, TimeSpan
from planner.domain.team import Team
from planner.domain.time_grid import ACTIVITY_GRID, civil, date_of, day_label, monday_of
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import new_id, record_of
from planner.services.record_form import made_record
from planner.services.team_changes import added, changed_there_and_back, replaced

_NUMBERS: dict[str, int] = {name: number for number, name in enumerate(WEEKDAY_NAMES)}
MOST_MADE = 400
NEXT_STEP = "Correct it; nothing was changed."


@dataclass(frozen=True, slots=True)
class Peak:
    """Visits that fall into the same hours: on which weekdays, from when to when, whose, how many people.

    `first_week` is a Monday; it is repeated every `every_weeks` up to `until` (None: only once), but not in
    the weeks of `except_weeks` (Mondays).
    """

    cases: tuple[str, ...]
    weekdays: tuple[str, ...]
    start: int
    end: int
    minutes: int
    workers: int = 1
    is_statutory: bool = True
    skills: tuple[str, ...] = ()
    first_week: date = date(2026, 1, 5)
    every_weeks: int = 1
    until: date | None = None
    except_weeks: tuple[date, ...] = ()


def days_of(peak: Peak) -> list[date]:
    """The days on which it falls, in order."""
    last = peak.until or peak.first_week + timedelta(days=6)
    days = []
    week = peak.first_week
    while week <= last:
        if week not in peak.except_weeks:
            for name in peak.weekdays:
                day = week + timedelta(days=_NUMBERS[name])
                if day <= last:
                    days.append(day)
        week += timedelta(weeks=peak.every_weeks)
    return sorted(days)


def add_peak(team: Team, peak: Peak, name: str = "") -> TeamEdit:
    """A visit for each case on each of the days; the whole peak is one step.

    Raises BadInputError by the fields of the form when it is not right.
    """
    _refuse_odd(peak)
    changes = []
    working = team
    days = days_of(peak)
    for day in days:
        for case in peak.cases:
            visit = _visit(working, peak, case, day, name)
            change = added(working, "visits", visit)
            working, _ = changed_there_and_back(working, (change,))
            changes.append(change)
    label = name or ", ".join(peak.cases)
    return TeamEdit(f"Add peak {label}", label, tuple(changes))


def _refuse_odd(peak: Peak) -> None:
    problems = []
    if not peak.cases:
        problems.append(InputProblem("cases", "Name the cases that are visited."))
    if not peak.weekdays:
        problems.append(InputProblem("weekdays", "Choose a day."))
    if peak.end - peak.start < peak.minutes:
        problems.append(
            InputProblem("end", f"The visit of {peak.minutes} min does not fit into these times.")
        )
    if peak.until is not None and peak.until < peak.first_week:
        problems.append(InputProblem("until", "It ends before it begins."))
    number = len(days_of(peak)) * len(peak.cases) if not problems else 1
    if not 0 < number <= MOST_MADE:
        problems.append(InputProblem("until", f"That makes {number} visits; at most {MOST_MADE} at once."))
    if problems:
        raise BadInputError("The peak", tuple(problems), NEXT_STEP)


def _visit(team: Team, peak: Peak, case: str, day: date, name: str) -> Visit:
    start = civil(day, peak.start - peak.start % ACTIVITY_GRID)
    window = TimeSpan(start=start, end=civil(day, peak.end - peak.end % ACTIVITY_GRID))
    fields: dict[str, Any] = {
        "id": new_id(team, f"visit-{case}-{day.isoformat()}"),
        "case": case,
        "minutes": peak.minutes,
        "windows": (window,),
        "workers": peak.workers,
        "skills": peak.skills,
        "is_statutory": peak.is_statutory,
        "due": day if peak.is_statutory else None,
        "purpose": name or "Visit",
    }
    if (known := _last_of_case(team, case)) is not None:
        fields |= {
            "allocated_worker": known.allocated_worker,
            "travel_before": known.travel_before,
            "travel_after": known.travel_after,
            "risk": known.risk,
        }
    return made_record(Visit, fields, f"The visit {case}")


def _last_of_case(team: Team, case: str) -> Visit | None:
    """The latest visit of the case: its worker, travel and risk are likely the same."""
    mine = [visit for visit in team.visits if visit.case == case]
    return max(mine, key=lambda visit: visit.windows[0].start, default=None)


def rest_cover(team: Team, cover_id: str, week: date) -> TeamEdit:
    """The cover does not hold in the week of the day: its days are excepted, all others stay."""
    before: CoverRequirement = record_of(team, "cover", cover_id)
    days = [date.fromordinal(monday_of(week) + number) for number in range(7)]
    asked = [day for day in days if WEEKDAY_NAMES[day.weekday()] in before.weekdays]
    excepted = tuple(sorted({*before.except_dates, *asked}))
    after = before.model_copy(update={"except_dates": excepted})
    return TeamEdit(
        f"Leave out {before.name} in one week",
        f"{before.name}, week of {day_label(monday_of(week))}",
        (replaced(team, "cover", before, after),),
    )


def hold_cover(team: Team, cover_id: str, week: date) -> TeamEdit:
    """The cover holds again in the week of the day."""
    before: CoverRequirement = record_of(team, "cover", cover_id)
    monday = monday_of(week)
    kept = tuple(day for day in before.except_dates if not monday <= day.toordinal() < monday + 7)
    after = before.model_copy(update={"except_dates": kept})
    return TeamEdit(
        f"Hold {before.name} again",
        f"{before.name}, week of {day_label(monday)}",
        (replaced(team, "cover", before, after),),
    )


def copy_visits(team: Team, week: date, weeks_on: int = 1, only: Sequence[str] = ()) -> TeamEdit:
    """The visits of a week again some weeks later, windows and due dates moved on.

    A visit whose case has one on that day already is left out.
    """
    monday = monday_of(week)
    changes = []
    working = team
    for visit in team.visits:
        day = date_of(visit.windows[0].start).toordinal()
        if not monday <= day < monday + 7 or (only and visit.id not in only):
            continue
        copy = _moved(working, visit, 7 * weeks_on)
        if any(_same(copy, other) for other in working.visits):
            continue
        change = added(working, "visits", copy)
        working, _ = changed_there_and_back(working, (change,))
        changes.append(change)
    if not changes:
        raise RefusedEditError("There is nothing to copy.", "Visits that are there already are left out.")
    label = f"{len(changes)} visit{'s' if len(changes) > 1 else ''}"
    return TeamEdit(f"Copy {label} to a later week", day_label(monday), tuple(changes))


def _moved(team: Team, visit: Visit, days: int) -> Visit:
    minutes = days * 1440
    windows = tuple(
        TimeSpan(start=window.start + minutes, end=window.end + minutes) for window in visit.windows
    )
    day = date_of(windows[0].start)
    due = visit.due + timedelta(days=days) if visit.due is not None else None
    return visit.model_copy(
        update={
            "id": new_id(team, f"visit-{visit.case}-{day.isoformat()}"),
            "windows": windows,
            "due": due,
        }
    )


def _same(one: Visit, other: Visit) -> bool:
    return one.case == other.case and one.windows == other.windows
