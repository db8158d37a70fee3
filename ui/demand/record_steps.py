"""Steps of a record that are no matter of its form: take it out, leave it out of a week, as usual again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from planner.domain.demand import CoverRequirement, Event, Visit
from planner.domain.occurrences import first_day_of, next_day, occurrence_id, series_of
from planner.domain.team import Team
from planner.domain.time_grid import day_label, monday_of
from planner.services.repeat_choice import repeat_words
from planner.services.repeat_edits import RepeatingList, Scope, is_left_out

if TYPE_CHECKING:
    from planner.services.edit_team import TeamEdit

REPEATING = ("visits", "events")


def remove_step(team: Team, kind: str, key: str, scope: Scope) -> TeamEdit:
    """Take the record out; of what repeats, so much of it. RefusedEditError where it cannot be."""
    from planner.services.cover_edits import usual_cover
    from planner.services.peaks import members_of, remove_peak
    from planner.services.record_edits import remove_record
    from planner.services.repeat_edits import leave_out

    if kind == "peak":
        members = members_of(team, key)
        return remove_peak(team, [visit.id for visit in members], members[0].purpose, scope)
    if "@" in key:
        return leave_out(team, _repeating(kind), key, scope)
    cover = _cover(team, key) if kind == "cover" else None
    if cover is not None and cover.instead_of is not None:
        return usual_cover(team, key)
    return remove_record(team, cast(Any, kind), key)


def week_step(team: Team, kind: str, key: str, week: date) -> TeamEdit:
    """Leave it out of the week, or have it as usual again: what the button of `week_words` says."""
    from planner.services.cover_edits import hold_cover, rest_cover, usual_cover
    from planner.services.repeat_edits import take_back

    cover = _cover(team, key) if kind == "cover" else None
    if cover is None:
        return take_back(team, _repeating(kind), key)
    if cover.instead_of is not None:
        return usual_cover(team, key)
    return (hold_cover if _rests(cover, week) else rest_cover)(team, key, week)


def week_words(team: Team, kind: str, key: str, week: date) -> tuple[str, str]:
    """What to say of how the record repeats, and the words of the button that changes its week; the latter
    nothing where there is nothing to change."""
    if kind == "cover":
        cover = _cover(team, key)
        if cover is None:
            return "", ""
        if cover.instead_of is not None:
            return "In the place of the usual cover this week.", "As usual again this week"
        return "", "Hold it again this week" if _rests(cover, week) else "Leave it out this week"
    series_id, day = series_of(key)
    if kind not in REPEATING or day is None:
        return "", ""
    records: tuple[Visit | Event, ...] = getattr(team, kind)
    series = next((each for each in records if each.id == series_id), None)
    if series is None or series.repeats is None:
        return "", ""
    words = repeat_words(series.repeats, date.fromordinal(first_day_of(series)))
    skipped = ", ".join(day_label(each.toordinal()) for each in series.repeats.skip)
    note = f"{words[:1].upper()}{words[1:]}." + (f" Left out: {skipped}." if skipped else "")
    if is_left_out(series, day):
        return note, f"Ask for it again on {day_label(day)}"
    is_moved = any(each.instead_of == key for each in records)
    return note, "As usual again" if is_moved else ""


def coming_key(team: Team, kind: str, key: str, week: date) -> str:
    """The key of a series is that of its next occurrence from the week on."""
    if kind not in REPEATING:
        return key
    series = next((each for each in getattr(team, kind) if each.id == key), None)
    if series is None or series.repeats is None:
        return key
    day = next_day(team, series, week.toordinal())
    return occurrence_id(key, first_day_of(series) if day is None else day)


def _repeating(kind: str) -> RepeatingList:
    return "events" if kind == "events" else "visits"


def _cover(team: Team, key: str) -> CoverRequirement | None:
    return next((each for each in team.cover if each.id == key), None)


def _rests(cover: CoverRequirement, week: date) -> bool:
    monday = monday_of(week)
    return any(monday <= day.toordinal() < monday + 7 for day in cover.except_dates)
