"""Edits of cover: it rests for a week, one week asks for something else, or all weeks from one on do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from planner.domain.demand import CoverRequirement
from planner.domain.occurrences import usual_cover_days
from planner.domain.records import DateRange
from planner.domain.team import Team
from planner.domain.time_grid import day_label, monday_of
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import new_id, record_of
from planner.services.team_changes import AnyChange, added, replaced

CoverScope = Literal["one", "on", "all"]
A_LONG_TIME_AGO = date(2000, 1, 3)


def rest_cover(team: Team, cover_id: str, week: date) -> TeamEdit:
    """The cover does not hold in the week of the day: its days are excepted, all others stay."""
    before: CoverRequirement = record_of(team, "cover", cover_id)
    asked = usual_cover_days(team, before, range(monday_of(week), monday_of(week) + 7))
    excepted = tuple(sorted({*before.except_dates, *map(date.fromordinal, asked)}))
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


def change_cover(
    team: Team, cover_id: str, after: CoverRequirement, week: date, scope: CoverScope
) -> TeamEdit:
    """Keep `after` for the week of the day alone (`one`), from that week `on`, or for `all` weeks.

    The id may be that of cover which stands in the place of other cover for a week.
    """
    before: CoverRequirement = record_of(team, "cover", cover_id)
    usual: CoverRequirement = record_of(team, "cover", before.instead_of) if before.instead_of else before
    monday = date.fromordinal(monday_of(week))
    when = f"week of {day_label(monday.toordinal())}"
    if scope == "one":
        own = _of_week(team, usual, before, after, monday)
        change = added(team, "cover", own) if before is usual else replaced(team, "cover", before, own)
        return TeamEdit(f"Change cover {after.name} in one week", f"{after.name}, {when}", (change,))
    gone = () if before is usual else (replaced(team, "cover", before, None),)
    dates = usual.dates if before is not usual else after.dates
    if scope == "on" and (usual.dates is None or usual.dates.first < monday):
        begin = DateRange(first=monday, last=dates.last if dates is not None else None)
        new = after.model_copy(
            update={"id": new_id(team, usual.id), "dates": begin, "instead_of": None, "except_dates": ()}
        )
        first = usual.dates.first if usual.dates is not None else A_LONG_TIME_AGO
        end = DateRange(first=first, last=monday - timedelta(days=1))
        ended = replaced(team, "cover", usual, usual.model_copy(update={"dates": end}))
        later = tuple(
            replaced(team, "cover", each, each.model_copy(update={"instead_of": new.id}))
            for each in team.cover
            if each.instead_of == usual.id and each.dates is not None and each.dates.first >= monday
            if each is not before
        )
        what = f"Change cover {after.name} from one week on"
        changes: tuple[AnyChange, ...] = (*gone, *later, ended, added(team, "cover", new))
        return TeamEdit(what, f"{after.name}, from the {when} on", changes)
    whole = after.model_copy(
        update={"id": usual.id, "dates": dates, "instead_of": None, "except_dates": usual.except_dates}
        if before is not usual
        else {"id": usual.id}
    )
    return TeamEdit(f"Change cover {after.name}", after.name, (*gone, replaced(team, "cover", usual, whole)))


def usual_cover(team: Team, cover_id: str) -> TeamEdit:
    """The week for which this cover stands in is as usual again."""
    own: CoverRequirement = record_of(team, "cover", cover_id)
    when = f"week of {day_label(own.dates.first.toordinal())}" if own.dates is not None else ""
    change = replaced(team, "cover", own, None)
    return TeamEdit(f"Have cover {own.name} as usual again", f"{own.name}, {when}", (change,))


def _of_week(
    team: Team,
    usual: CoverRequirement,
    before: CoverRequirement,
    after: CoverRequirement,
    monday: date,
) -> CoverRequirement:
    """The cover of one week: its own record, in the place of the usual one."""
    return after.model_copy(
        update={
            "id": new_id(team, f"{usual.id}-{monday.isoformat()}") if before is usual else before.id,
            "dates": DateRange(first=monday, last=monday + timedelta(days=6)),
            "except_dates": (),
            "repeats": None,
            "instead_of": usual.id,
        }
    )
