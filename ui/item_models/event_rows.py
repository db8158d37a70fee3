"""Rows of events: those of the week and the coming ones, what repeats once; the series of the usual week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from planner.domain.demand import Event
from planner.domain.occurrences import events_in, first_day_of, next_day, occurrence_id, on_day
from planner.domain.repeats import planned_days
from planner.domain.team import Team
from planner.domain.time_grid import Span, civil, day_of, span_label
from planner.services.repeat_edits import is_left_out
from ui.item_models.demand_rows import DemandRow
from ui.item_models.visit_rows import replaced_texts


def event_rows(team: Team, monday: int, differs: Mapping[str, str] | None = None) -> tuple[DemandRow, ...]:
    """Events of the week, then those after it; of what repeats later only the next."""
    days = range(monday, monday + 7)
    here = sorted(events_in(team, days), key=lambda event: event.start)
    later = [event for event in _later(team, monday + 7) if event.start >= civil(monday + 7)]
    told = differs or {}
    rows = [_event_row(event, monday, told.get(event.id, "")) for event in here]
    rows += [_event_row(event, monday) for event in sorted(later, key=lambda event: event.start)]
    return (*rows, *_left_out_rows(team, days, monday))


def event_series_rows(team: Team, monday: int) -> tuple[DemandRow, ...]:
    """The events that repeat, each once, with how."""
    rows = []
    for event in team.events:
        if event.repeats is not None:
            day = next_day(team, event, monday)
            key = occurrence_id(event.id, first_day_of(event) if day is None else day)
            row = replace(_event_row(event, monday), chip="")
            rows.append(replaced_texts(row, event, key, is_over=day is None))
    return tuple(rows)


def _later(team: Team, day: int) -> Iterator[Event]:
    for event in team.events:
        if event.repeats is None:
            if event.instead_of is None:
                yield event
        elif (after := next_day(team, event, day)) is not None:
            yield on_day(event, after)


def _left_out_rows(team: Team, days: range, monday: int) -> Iterator[DemandRow]:
    for event in team.events:
        if event.repeats is None:
            continue
        for day in planned_days(event.repeats, first_day_of(event), team.nation, days):
            if is_left_out(event, day):
                row = _event_row(on_day(event, day), monday, "left out")
                yield replace(row, chip="left out", tone="neutral")


def _event_row(event: Event, monday: int, differs: str = "") -> DemandRow:
    is_now = day_of(event.start) < monday + 7
    return DemandRow(
        key=event.id,
        kind="events",
        title=event.name,
        subtitle=span_label(Span(event.start, event.end)),
        icon="court" if event.kind == "hearing" else "event",
        ink="courtLine" if event.kind == "hearing" else "text2",
        figure=str(len(event.people)),
        chip="given up" if event.is_cancelled_for_service else "this week" if is_now else "later",
        tone="accent" if is_now and not event.is_cancelled_for_service else "neutral",
        differs=differs,
        figure_says="1 person" if len(event.people) == 1 else f"{len(event.people)} people",
    )
