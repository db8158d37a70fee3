"""Which week to show first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from planner.domain.demand import Event, Visit
from planner.domain.occurrences import first_day_of, next_day
from planner.domain.team import Team
from planner.domain.time_grid import date_of, monday_of
from planner.ports import KeptSpan


def first_week(team: Team, today: date, spans: Sequence[KeptSpan] = ()) -> date:
    """The Monday of the first week from this one on that asks for something or has a rota; else the last that
    did, else this week. `spans`: the weeks of the rotas that are kept."""
    now = monday_of(today)
    asking = {monday_of(day) for day in _days_that_ask(team, now)}
    asking |= {monday_of(span.first_day) + 7 * week for span in spans for week in range(span.weeks)}
    coming = [monday for monday in asking if monday >= now]
    chosen = min(coming) if coming else max(asking, default=now)
    return date.fromordinal(chosen)


def _days_that_ask(team: Team, now: int) -> Iterator[date]:
    records: tuple[Visit | Event, ...] = (*team.visits, *team.events)
    for record in records:
        yield date.fromordinal(first_day_of(record))
        if record.repeats is not None and (day := next_day(team, record, now)) is not None:
            yield date.fromordinal(day)
    for deadline in team.court_deadlines:
        yield date_of(deadline.filing)
    for rota in team.rotas:
        yield rota.first_day
