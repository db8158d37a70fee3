"""The single visits, events and days of cover that repeating records stand for.

An occurrence has the record's id with the day after an “@”, as all demand that comes daily: `visit-1042@
2026-12-08`. A record with `instead_of` stands in the place of one occurrence and answers to its id, so that a
rota keeps what it has placed when one occurrence is moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any, Generic, TypeVar

from planner.domain.demand import CoverRequirement, Event, Visit
from planner.domain.records import WEEKDAY_NAMES, TimeSpan
from planner.domain.remembered import Remembered
from planner.domain.repeats import planned_days, repeat_days
from planner.domain.team import Team
from planner.domain.time_grid import DAY, day_iso, day_of, weekday_of

Dated = TypeVar("Dated", Visit, Event)


def occurrence_id(record_id: str, day: int) -> str:
    """The id of the occurrence that the repeat gives on a day (an ordinal)."""
    return f"{record_id}@{day_iso(day)}"


def series_of(demand: str) -> tuple[str, int | None]:
    """The record's id and the day of an occurrence's id; a plain id has no day."""
    record_id, _, day = demand.partition("@")
    try:
        return record_id, date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return demand, None


def first_day_of(record: Visit | Event) -> int:
    """The day (an ordinal) from which the record's repeat counts."""
    return day_of(record.windows[0].start if isinstance(record, Visit) else record.start)


def days_between(record: Visit | Event) -> int:
    """How many days the record reaches beyond its first."""
    last = max(window.end for window in record.windows) if isinstance(record, Visit) else record.end
    return day_of(last - 1) - first_day_of(record)


def on_day(record: Dated, day: int) -> Dated:
    """The repeating record as it falls on another day: everything in it moved on, and no longer repeating."""
    days = day - first_day_of(record)
    minutes = days * DAY
    fields: dict[str, object] = {"id": occurrence_id(record.id, day), "repeats": None}
    if isinstance(record, Visit):
        fields["windows"] = tuple(
            TimeSpan(start=window.start + minutes, end=window.end + minutes) for window in record.windows
        )
        fields["due"] = record.due + timedelta(days=days) if record.due is not None else None
    else:
        fields |= {"start": record.start + minutes, "end": record.end + minutes}
    return record.model_copy(update=fields)


def with_occurrences(team: Team, days: range) -> Team:
    """The team with its repeating visits and events as the single ones that touch the days (ordinals)."""
    visits = tuple(_single(team, team.visits, days))
    events = tuple(_single(team, team.events, days))
    if visits == team.visits and events == team.events:
        return team
    return team.model_copy(update={"visits": visits, "events": events})


def visits_in(team: Team, days: range) -> tuple[Visit, ...]:
    """The visits with a window in the days."""
    return tuple(visit for visit in _single(team, team.visits, days) if _touches(visit, days))


def events_in(team: Team, days: range) -> tuple[Event, ...]:
    """The events that touch the days."""
    return tuple(event for event in _single(team, team.events, days) if _touches(event, days))


def visit_of(team: Team, demand: str) -> Visit | None:
    """The visit of a demand id, as it is on its day; None where it is not asked."""
    return _of(team, team.visits, demand)


def event_of(team: Team, demand: str) -> Event | None:
    """The event of a demand id, as it is on its day; None where it is not asked."""
    return _of(team, team.events, demand)


def next_day(team: Team, record: Visit | Event, day: int) -> int | None:
    """The first day from a day on (ordinals) on which the record is asked, within a year; None: on none."""
    first = first_day_of(record)
    if record.repeats is None:
        return first if first >= day else None
    return next(iter(repeat_days(record.repeats, first, team.nation, range(day, day + 366))), None)


def _of(team: Team, records: tuple[Dated, ...], demand: str) -> Dated | None:
    index: _Index[Dated] = _INDEXES.answer(id(records), records, partial(_Index, records))
    record = index.single.get(demand)
    if record is not None:
        return record
    record_id, day = series_of(demand)
    series = index.series.get(record_id)
    if day is None or series is None or series.repeats is None:
        return None
    asked = repeat_days(series.repeats, first_day_of(series), team.nation, range(day, day + 1))
    return on_day(series, day) if asked else None


class _Index(Generic[Dated]):
    """Records by the demand they answer to, and those that repeat by their ids; of several the first."""

    def __init__(self, records: tuple[Dated, ...]) -> None:
        self.single: dict[str, Dated] = {}
        self.series: dict[str, Dated] = {}
        for record in records:
            if record.instead_of is not None and record.instead_of not in self.single:
                fields = {"id": record.instead_of, "instead_of": None}
                self.single[record.instead_of] = record.model_copy(update=fields)
            (self.single if record.repeats is None else self.series).setdefault(record.id, record)


# Of the lists that were looked at last: a rota asks for thousands of demands one after the other.
_INDEXES: Remembered[Any, _Index[Any]] = Remembered(6)


def _single(team: Team, records: tuple[Dated, ...], days: range) -> Iterator[Dated]:
    """Records that come once, and of those that repeat the occurrences that touch the days."""
    replaced = {record.instead_of for record in records if record.instead_of is not None}
    for record in records:
        if record.repeats is not None:
            reach = range(days.start - days_between(record), days.stop)
            for day in repeat_days(record.repeats, first_day_of(record), team.nation, reach):
                if occurrence_id(record.id, day) not in replaced:
                    yield on_day(record, day)
        elif record.instead_of is not None:
            yield record.model_copy(update={"id": record.instead_of, "instead_of": None})
        else:
            yield record


def _touches(record: Visit | Event, days: range) -> bool:
    spans: Iterable[tuple[int, int]] = (
        ((window.start, window.end) for window in record.windows)
        if isinstance(record, Visit)
        else ((record.start, record.end),)
    )
    return any(start < days.stop * DAY and days.start * DAY < end for start, end in spans)


def cover_days(team: Team, cover: CoverRequirement, days: range) -> tuple[int, ...]:
    """The days (ordinals) of the range on which the cover holds; bank holidays are not looked at here."""
    excepted = {day.toordinal() for day in cover.except_dates}
    others = [each.dates for each in team.cover if each.instead_of == cover.id and each.dates is not None]
    return tuple(
        day
        for day in usual_cover_days(team, cover, days)
        if day not in excepted and not any(dates.has(day) for dates in others)
    )


def usual_cover_days(team: Team, cover: CoverRequirement, days: range) -> tuple[int, ...]:
    """The days on which the cover would hold if nothing were excepted from it."""
    inside = [day for day in days if cover.dates is None or cover.dates.has(day)]
    if cover.repeats is None:
        return tuple(day for day in inside if WEEKDAY_NAMES[weekday_of(day)] in cover.weekdays)
    if cover.dates is None:
        return ()
    planned = set(planned_days(cover.repeats, cover.dates.first.toordinal(), team.nation, days))
    planned -= {day.toordinal() for day in cover.repeats.skip}
    return tuple(day for day in inside if day in planned)
