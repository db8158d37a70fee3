"""What asks for people in one half-hour: peaks, single visits, cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.demand import CoverRequirement, Visit
from planner.domain.occurrences import cover_days, visits_in
from planner.domain.records import TimeSpan
from planner.domain.team import Team
from planner.domain.time_grid import COVER_GRID, DAY, Span, civil, times_label
from planner.services.peaks import members_of


@dataclass(frozen=True, slots=True)
class AskingRow:
    """One thing that asks; `kind` is that of its form, `key` the record in it."""

    kind: str
    key: str
    title: str
    beside: str
    icon: str


def asking_rows(team: Team, day: int, minute: int) -> tuple[AskingRow, ...]:
    """What asks on the day (an ordinal) in the half-hour from the minute of the day on, peaks first."""
    span = Span(civil(day, minute), civil(day, minute + COVER_GRID))
    rows = (*_visits(team, day, span), *_cover(team, day, span))
    order = {"peak": 0, "visits": 1, "cover": 2}
    return tuple(sorted(rows, key=lambda row: order[row.kind]))


def _visits(team: Team, day: int, span: Span) -> Iterator[AskingRow]:
    seen: set[str] = set()
    for visit in visits_in(team, range(day, day + 1)):
        if visit.id in seen or not any(
            _with_travel(visit, window).overlaps(span) for window in visit.windows
        ):
            continue
        members = members_of(team, visit.id)
        seen |= {member.id for member in members}
        is_travel = not any(window.span.overlaps(span) for window in visit.windows)
        times = f"{_times(visit)}{', with its travel' if is_travel else ''}"
        if len(members) > 1:
            cases = ", ".join(member.case for member in members)
            yield AskingRow("peak", members[0].id, members[0].purpose, f"{cases}, {times}", "chart-bar")
        else:
            yield AskingRow("visits", visit.id, visit.case, times, "visit")


def _with_travel(visit: Visit, window: TimeSpan) -> Span:
    return Span(window.span.start - visit.travel_before, window.span.end + visit.travel_after)


def _times(visit: Visit) -> str:
    window = visit.windows[0]
    people = "2 workers" if visit.workers > 1 else "1 worker"
    return f"{times_label(window.start, window.end)}, {people}"


def _cover(team: Team, day: int, span: Span) -> Iterator[AskingRow]:
    for cover in team.cover:
        if day in cover_days(team, cover, range(day, day + 1)) and _hours(cover, day).overlaps(span):
            times = f"{times_label(cover.start, cover.end)}, at least {cover.least}"
            yield AskingRow("cover", cover.id, cover.name, times, "duty")


def _hours(cover: CoverRequirement, day: int) -> Span:
    end = cover.end if cover.end > cover.start else cover.end + DAY
    return Span(civil(day, cover.start), civil(day, end))
