"""Rows of visits: those of a week with what is placed of them, and the series of the usual week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from planner.domain.demand import Event, Visit
from planner.domain.occurrences import first_day_of, next_day, occurrence_id, on_day, visits_in
from planner.domain.repeats import planned_days
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.domain.time_grid import day_label, moment_label, times_label
from planner.services.repeat_choice import repeat_words
from planner.services.repeat_edits import is_left_out
from ui.item_models.demand_rows import DemandRow

DAY_START, DAY_END = 420, 1260


def visit_rows(
    team: Team, first_day: date, rota: Rota | None, differs: Mapping[str, str] | None = None
) -> tuple[DemandRow, ...]:
    """The visits with a window in the week, those not placed first, then by time; last those left out."""
    told = differs or {}
    days = range(first_day.toordinal(), first_day.toordinal() + 7)
    placed: dict[str, list[int]] = {}
    for shift in rota.shifts if rota else ():
        for activity in shift.activities:
            if activity.kind == "visit" and activity.demand:
                placed.setdefault(activity.demand, []).append(activity.span_on_site.start)
    rows = [
        (
            _is_met(visit, placed),
            visit.windows[0].start,
            _visit_row(visit, placed, is_planned=rota is not None, differs=told.get(visit.id, "")),
        )
        for visit in visits_in(team, days)
    ]
    return (*(row for _, _, row in sorted(rows, key=lambda each: each[:2])), *_left_out_rows(team, days))


def series_rows(team: Team, monday: int) -> tuple[DemandRow, ...]:
    """The visits that repeat, each once, with how; their key is the next occurrence from the week on."""
    rows = []
    for visit in team.visits:
        if visit.repeats is None:
            continue
        day = next_day(team, visit, monday)
        key = occurrence_id(visit.id, first_day_of(visit) if day is None else day)
        row = _visit_row(visit, {}, is_planned=False)
        rows.append(replaced_texts(row, visit, key, is_over=day is None))
    return tuple(rows)


def replaced_texts(row: DemandRow, record: Visit | Event, key: str, *, is_over: bool) -> DemandRow:
    """The row of a whole series: how it repeats in the place of a day."""
    words = repeat_words(record.repeats, date.fromordinal(first_day_of(record))) if record.repeats else ""
    times = f", {row.below}" if row.below else ""
    beside = "over" if is_over else ""
    return replace(row, key=key, subtitle=f"{words}{times}", below="", window=None, beside=beside)


def _left_out_rows(team: Team, days: range) -> Iterator[DemandRow]:
    for visit in team.visits:
        if visit.repeats is None:
            continue
        for day in planned_days(visit.repeats, first_day_of(visit), team.nation, days):
            if is_left_out(visit, day):
                row = _visit_row(on_day(visit, day), {}, is_planned=False)
                yield replace(row, chip="left out", tone="neutral", differs="left out")


def _is_met(visit: Visit, placed: Mapping[str, Sequence[int]]) -> bool:
    return len(placed.get(visit.id, ())) >= visit.workers


def _visit_row(
    visit: Visit, placed: Mapping[str, Sequence[int]], *, is_planned: bool, differs: str = ""
) -> DemandRow:
    window = visit.windows[0]
    starts = placed.get(visit.id, ())
    midnight = window.start - window.start % 1440
    kind = "Statutory" if visit.is_statutory else visit.purpose
    met = _is_met(visit, placed)
    when = moment_label(starts[0]) if starts else day_label(window.start // 1440)
    more = f" +{len(visit.windows) - 1}" if len(visit.windows) > 1 else ""
    return DemandRow(
        key=visit.id,
        kind="visits",
        title=visit.case,
        subtitle=kind,
        figure=str(visit.workers),
        icon="two-workers" if visit.workers > 1 else "user",
        below=f"{times_label(window.start, window.end)}{more}",
        beside=f"{when.split(' ')[0]} {when.split(' ')[-1]}" if starts else when.rsplit(" ", 1)[0],
        window=(_part(window.start - midnight), _part(window.end - midnight)),
        mark=_part(starts[0] - midnight) if starts and starts[0] // 1440 == window.start // 1440 else None,
        chip="" if not is_planned else "✓" if met else f"{len(starts)}/{visit.workers}",
        tone="ok" if met else "danger",
        differs=differs,
        figure_says="for 1 worker" if visit.workers == 1 else f"for {visit.workers} workers",
        chip_says="" if not is_planned else "all found" if met else f"{len(starts)} of {visit.workers} found",
    )


def _part(minute: int) -> float:
    """Where a minute of the day lies between 07:00 and 21:00, 0 to 1."""
    return min(1.0, max(0.0, (minute - DAY_START) / (DAY_END - DAY_START)))
