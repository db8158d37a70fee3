"""The report of unclaimed hours: what was not taken in time, decided or not; nothing is silently deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain.staff import ToilEntry
from planner.domain.team import Team
from planner.exporters.plain_table import PlainTable
from planner.reports.toil_forecast import ToilForecast
from planner.reports.unclaimed_hours import UnclaimedHours
from planner.rules.wording import day_text

COLUMNS = ("Person", "Earned on", "Hours", "To be taken by", "What became of them")
OPEN = "not decided"


@dataclass(frozen=True, slots=True)
class UnclaimedRow:
    """Minutes of one person; `hours` while nobody has decided, `entry` once they are written off."""

    staff: str
    name: str
    minutes: int
    earned: str
    by: str
    became: str
    hours: UnclaimedHours | None = None
    entry: ToilEntry | None = None

    @property
    def is_open(self) -> bool:
        return self.entry is None


def unclaimed_rows(team: Team, forecast: ToilForecast) -> tuple[UnclaimedRow, ...]:
    """What is open first, then what has been written off, the latest first."""
    return (*_open(forecast), *_written_off(team))


def _open(forecast: ToilForecast) -> Iterator[UnclaimedRow]:
    for each in forecast.unclaimed:
        yield UnclaimedRow(
            staff=each.staff,
            name=each.name,
            minutes=each.minutes,
            earned=day_text(each.earned_on),
            by=day_text(each.lapsed_on),
            became=OPEN,
            hours=each,
        )


def _written_off(team: Team) -> Iterator[UnclaimedRow]:
    names = team.staff_names
    gone = (entry for entry in team.toil if entry.state == "expired")
    for entry in sorted(gone, key=lambda each: each.on, reverse=True):
        reason = f": {entry.reason}" if entry.reason else ""
        on = day_text(entry.on.toordinal())
        yield UnclaimedRow(
            staff=entry.staff,
            name=names.get(entry.staff, entry.staff),
            minutes=entry.minutes,
            earned="",
            by="",
            became=f"written off on {on} by {entry.entered_by}{reason}",
            entry=entry,
        )


def unclaimed_table(team: Team, forecast: ToilForecast, on: date) -> PlainTable:
    """The report as a table; the last note says how working days are counted."""
    rows = unclaimed_rows(team, forecast)
    cells = tuple((row.name, row.earned, row.minutes / 60, row.by, row.became) for row in rows)
    still = sum(row.minutes for row in rows if row.is_open) / 60
    notes = (
        f"{team.name}, as of {day_text(on.toordinal())}: {still:g} h are not decided.",
        *forecast.sentences[-1:],
    )
    return PlainTable("Unclaimed hours", COLUMNS, cells, notes)
