"""Hours worked by person and week, single shifts alone: as they were told, and as published where nobody has.

What somebody has told of a day stands in the place of what was planned for it, so that a day is never counted
twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.domain.rota import Shift
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, monday_of, worked_minutes
from planner.rules.working_time_average import worked


def kept_weeks_of(team: Team) -> frozenset[tuple[str, int]]:
    """Who has shifts of a kept rota in the week of which Monday: what is known of it is the whole week."""
    return frozenset((each.staff, monday_of(each.day)) for rota in team.rotas for each in rota.shifts)


def settled_minutes(team: Team) -> Mapping[tuple[str, int], int]:
    """Minutes worked by person and Monday, from past shifts and kept rotas, the later rota first."""
    days = {(each.staff, each.day): worked(each) for rota in team.rotas for each in rota.shifts}
    return _by_week(days | _told_days(team))


def credited_minutes(team: Team, planned: Sequence[Shift] = ()) -> Mapping[tuple[str, int], int]:
    """Minutes that count towards contracted hours, by person and Monday: time off that was planned in a shift
    counts like work, and work that is paid back as TOIL does not count here, too. `planned`: shifts in the
    place of those of the kept rotas."""
    kept = planned or (each for rota in team.rotas for each in rota.shifts)
    shifts = {(each.staff, each.day): each for each in kept}
    off = {key: shift.paid_minutes - worked(shift) for key, shift in shifts.items()}
    days = {key: shift.paid_minutes for key, shift in shifts.items()}
    days |= {key: minutes + off.get(key, 0) for key, minutes in _told_days(team).items()}
    weeks = _by_week(days)
    for entry in team.toil:
        if entry.is_beyond_rota and entry.state == "earned":
            key = entry.staff, monday_of(entry.on)
            weeks[key] = weeks.get(key, 0) - entry.minutes
    return weeks


def _told_days(team: Team) -> dict[tuple[str, int], int]:
    """Minutes of the days that somebody has told of, by person and day; each shift once."""
    told: dict[tuple[str, int], dict[int, int]] = {}
    for each in team.past_shifts:
        length = worked_minutes(Span(each.start, each.end)) - each.break_minutes
        told.setdefault((each.staff, each.start // DAY), {})[each.start] = length
    return {day: sum(lengths.values()) for day, lengths in told.items()}


def _by_week(days: Mapping[tuple[str, int], int]) -> dict[tuple[str, int], int]:
    minutes: dict[tuple[str, int], int] = {}
    for (staff, day), length in days.items():
        key = staff, monday_of(day)
        minutes[key] = minutes.get(key, 0) + length
    return minutes
