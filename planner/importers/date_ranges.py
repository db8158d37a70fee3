"""Ranges of dates that end before they begin, or have a day in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from planner.domain.errors import InputProblem
from planner.domain.records import DateRange
from planner.domain.time_grid import date_label


def dates_problem(path: str, who: str, dates: DateRange | None) -> Iterator[InputProblem]:
    """A range of dates whose last day lies before its first."""
    if dates is not None and dates.last is not None and dates.last < dates.first:
        last, first = date_label(dates.last), date_label(dates.first)
        yield InputProblem(f"{path}.last", f"{who}: the last day, {last}, lies before the first, {first}.")


def overlapping(ranges: Iterable[tuple[int, DateRange]]) -> Iterator[tuple[int, int]]:
    """Places (earlier, later) of ranges that begin while another still runs; each later one once."""
    running: tuple[date, int] | None = None
    for place, dates in sorted(ranges, key=lambda each: (each[1].first, each[0])):
        last = dates.last or date.max
        if running is not None and dates.first <= running[0]:
            yield running[1], place
        if running is None or last > running[0]:
            running = (last, place)
