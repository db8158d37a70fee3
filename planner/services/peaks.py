"""Peaks: visits of several cases in the same hours, drawn, changed and taken out as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from planner.domain.demand import Visit
from planner.domain.errors import BadInputError, InputProblem
from planner.domain.occurrences import visit_of
from planner.domain.records import WEEKDAY_NAMES, TimeSpan
from planner.domain.repeats import Repeat
from planner.domain.team import Team
from planner.domain.time_grid import ACTIVITY_GRID, civil
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import change_record, new_id, remove_record
from planner.services.record_form import made_record
from planner.services.repeat_edits import Scope, change_occurrence, leave_out
from planner.services.team_changes import AnyChange, added, changed_there_and_back

_NUMBERS: dict[str, int] = {name: number for number, name in enumerate(WEEKDAY_NAMES)}
MOST_MADE = 400
NEXT_STEP = "Correct it; nothing was changed."


@dataclass(frozen=True, slots=True)
class Peak:
    """Visits that fall into the same hours: on which weekdays, from when to when, whose, how many people.

    `first_week` is the Monday of the week in which it begins. With `repeats` there is one visit a case, on
    all of the weekdays; without, one a case and day.
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
    repeats: Repeat | None = None

    @property
    def days(self) -> list[date]:
        """Its days in the first week."""
        numbers = sorted(_NUMBERS[name] for name in self.weekdays)
        return [self.first_week + timedelta(days=number) for number in numbers]


def add_peak(team: Team, peak: Peak, name: str = "") -> TeamEdit:
    """A visit for each case; the whole peak is one step.

    Raises BadInputError by the fields of the form when it is not right.
    """
    _refuse_odd(peak)
    days = peak.days[:1] if peak.repeats is not None else peak.days
    steps = _Steps(team)
    for day in days:
        for case in peak.cases:
            steps.add(_visit(steps.team, peak, case, day, name))
    label = name or ", ".join(peak.cases)
    return TeamEdit(f"Add peak {label}", label, tuple(steps.changes))


def members_of(team: Team, demand: str) -> tuple[Visit, ...]:
    """The visits that make a peak with this one, itself among them: same hours, same way of repeating, same
    name. Each as it is on its day, with the id that a rota knows it by."""
    of = visit_of(team, demand)
    if of is None:
        return ()
    # A moved occurrence is found from its series and from its own record.
    ids = dict.fromkeys(_like(each, demand) for each in team.visits)
    others = (visit_of(team, each) for each in ids)
    return tuple(each for each in others if each is not None and _hours(each) == _hours(of))


def change_peak(
    team: Team, demands: Sequence[str], peak: Peak, name: str = "", scope: Scope = "one"
) -> TeamEdit:
    """Other hours, people or cases for the visits of a peak, as one step.

    `scope` says for how much of it where it repeats. Raises BadInputError as `add_peak` does.
    """
    _refuse_odd(peak)
    steps, missing = _Steps(team), list(peak.cases)
    day = peak.days[0]
    for demand in demands:
        visit = visit_of(steps.team, demand)
        if visit is None:
            continue
        repeats = "@" in demand
        if visit.case not in missing:
            gone = (
                leave_out(steps.team, "visits", demand, scope)
                if repeats
                else remove_record(steps.team, "visits", demand)
            )
            steps.take(gone)
            continue
        missing.remove(visit.case)
        after = _changed(visit, peak, day, name)
        steps.take(
            change_occurrence(steps.team, "visits", demand, after, scope)
            if repeats
            else change_record(steps.team, "visits", after)
        )
    for case in missing:
        alone = peak.repeats is None or (scope == "one" and any("@" in demand for demand in demands))
        new = _visit(steps.team, peak, case, day, name)
        steps.add(new.model_copy(update={"repeats": None if alone else peak.repeats}))
    label = name or ", ".join(peak.cases)
    return TeamEdit(f"Change peak {label}", label, tuple(steps.changes))


def remove_peak(team: Team, demands: Sequence[str], name: str, scope: Scope = "one") -> TeamEdit:
    """Take the visits of a peak out, or leave them out once, as one step."""
    steps = _Steps(team)
    for demand in demands:
        gone = (
            leave_out(steps.team, "visits", demand, scope)
            if "@" in demand
            else remove_record(steps.team, "visits", demand)
        )
        steps.take(gone)
    return TeamEdit(f"Remove peak {name}", name, tuple(steps.changes))


class _Steps:
    """Changes one after the other, each made for the team as the earlier ones leave it."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.changes: list[AnyChange] = []

    def add(self, visit: Visit) -> None:
        self._do((added(self.team, "visits", visit),))

    def take(self, edit: TeamEdit) -> None:
        self._do(edit.changes)

    def _do(self, changes: Sequence[AnyChange]) -> None:
        self.team, _ = changed_there_and_back(self.team, changes)
        self.changes += changes


def _like(visit: Visit, demand: str) -> str:
    """The demand id of a visit on the day of another demand."""
    day = demand.partition("@")[2]
    if visit.repeats is not None and day:
        return f"{visit.id}@{day}"
    return visit.instead_of or visit.id


def _hours(visit: Visit) -> tuple[object, ...]:
    return (
        *((window.start, window.end) for window in visit.windows),
        *(visit.purpose, visit.minutes, visit.workers, visit.is_statutory, visit.skills),
    )


def _changed(visit: Visit, peak: Peak, day: date, name: str) -> Visit:
    return visit.model_copy(
        update={
            "windows": (_window(peak, day),),
            "minutes": peak.minutes,
            "workers": peak.workers,
            "is_statutory": peak.is_statutory,
            "skills": peak.skills,
            "due": day if peak.is_statutory else None,
            "purpose": name or visit.purpose,
            "repeats": peak.repeats,
        }
    )


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
    repeats = peak.repeats
    if repeats is not None and repeats.last is not None and repeats.last < peak.first_week:
        problems.append(InputProblem("repeats", "It ends before it begins."))
    number = len(peak.weekdays) * len(peak.cases) if not problems else 1
    if number > MOST_MADE:
        problems.append(InputProblem("cases", f"That makes {number} visits; at most {MOST_MADE} at once."))
    if problems:
        raise BadInputError("The peak", tuple(problems), NEXT_STEP)


def _window(peak: Peak, day: date) -> TimeSpan:
    start = civil(day, peak.start - peak.start % ACTIVITY_GRID)
    return TimeSpan(start=start, end=civil(day, peak.end - peak.end % ACTIVITY_GRID))


def _visit(team: Team, peak: Peak, case: str, day: date, name: str) -> Visit:
    fields: dict[str, Any] = {
        "id": new_id(team, f"visit-{case}-{day.isoformat()}"),
        "case": case,
        "minutes": peak.minutes,
        "windows": (_window(peak, day),),
        "workers": peak.workers,
        "skills": peak.skills,
        "is_statutory": peak.is_statutory,
        "due": day if peak.is_statutory else None,
        "purpose": name or "Visit",
        "repeats": peak.repeats,
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
