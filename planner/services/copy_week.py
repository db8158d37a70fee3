"""Copy what a week asks once to a later week: visits, events and cover that holds in it alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from planner.domain.demand import CoverRequirement, Event, Visit
from planner.domain.errors import RefusedEditError
from planner.domain.occurrences import events_in, first_day_of, on_day, visits_in
from planner.domain.records import DateRange
from planner.domain.team import Team
from planner.domain.time_grid import day_label, monday_of
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import new_id
from planner.services.team_changes import AnyChange, TeamList, added, changed_there_and_back


def copy_week(team: Team, week: date, weeks_on: int = 1) -> TeamEdit:
    """The visits and events that come once, and the cover of that week alone, again some weeks later.

    What repeats comes by itself; what is there already is left out. Raises RefusedEditError when nothing is
    left to copy.
    """
    monday = monday_of(week)
    changes: list[AnyChange] = []
    working = team
    for list_name, copy in _copies(team, range(monday, monday + 7), 7 * weeks_on):
        if any(_same(copy, other) for other in _there(working, list_name, monday + 7 * weeks_on)):
            continue
        stem = f"{list_name}-{_label(copy)}-{(week + timedelta(weeks=weeks_on)).isoformat()}"
        change = added(working, list_name, copy.model_copy(update={"id": new_id(working, stem)}))
        working, _ = changed_there_and_back(working, (change,))
        changes.append(change)
    if not changes:
        raise RefusedEditError(
            "There is nothing to copy.", "What repeats comes by itself; what is there already is left out."
        )
    there = day_label(monday + 7 * weeks_on)
    return TeamEdit(f"Copy {_counted(changes)} to the week of {there}", day_label(monday), tuple(changes))


def _there(team: Team, list_name: TeamList, monday: int) -> tuple[Any, ...]:
    """What the later week has already, occurrences of what repeats included."""
    days = range(monday, monday + 7)
    if list_name == "visits":
        return visits_in(team, days)
    return events_in(team, days) if list_name == "events" else team.cover


def _copies(team: Team, days: range, on: int) -> Iterator[tuple[TeamList, Any]]:
    for visit in team.visits:
        if visit.repeats is None and visit.instead_of is None and first_day_of(visit) in days:
            yield "visits", on_day(visit, first_day_of(visit) + on)
    for event in team.events:
        if event.repeats is None and event.instead_of is None and first_day_of(event) in days:
            yield "events", on_day(event, first_day_of(event) + on)
    for cover in team.cover:
        if (dates := _of_one_week(cover, days)) is not None and dates.last is not None:
            moved = DateRange(first=dates.first + timedelta(days=on), last=dates.last + timedelta(days=on))
            yield "cover", cover.model_copy(update={"dates": moved, "except_dates": ()})


def _of_one_week(cover: CoverRequirement, days: range) -> DateRange | None:
    """The dates of cover that holds in this week alone."""
    dates = cover.dates
    if dates is None or dates.last is None or cover.repeats is not None:
        return None
    return dates if dates.first.toordinal() in days and dates.last.toordinal() in days else None


def _same(one: Visit | Event | CoverRequirement, other: Visit | Event | CoverRequirement) -> bool:
    """Whether another record asks the same already."""
    if isinstance(one, Visit) and isinstance(other, Visit):
        return (one.case, one.windows) == (other.case, other.windows)
    if isinstance(one, Event) and isinstance(other, Event):
        return (one.name, one.start) == (other.name, other.start)
    if isinstance(one, CoverRequirement) and isinstance(other, CoverRequirement):
        mine, theirs = (each.model_copy(update={"id": "any"}) for each in (one, other))
        return mine == theirs
    return False


def _label(record: Any) -> str:
    return str(getattr(record, "case", None) or record.name).lower()


def _counted(changes: list[AnyChange]) -> str:
    number = len(changes)
    return f"{number} thing{'s' if number > 1 else ''}"
