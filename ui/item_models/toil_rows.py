"""Rows of the TOIL page: entries with the balance after each, flexi by week, unclaimed hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from planner.domain.staff import ToilEntry
from planner.domain.team import Team
from planner.domain.time_grid import day_label, hours_label
from planner.exporters.unclaimed_table import UnclaimedRow
from planner.services.flexi_period import FlexiPeriod
from planner.services.toil_entries import SIGNS, STATE_WORDS
from ui.item_models.text_table_item_model import TextRow

ENTRY_COLUMNS = ("On", "Who", "State", "Hours", "Balance after", "To be taken by", "Reason", "Entered by")
UNCLAIMED_COLUMNS = ("Who", "Earned on", "Hours", "To be taken by", "What became of them")


def signed(minutes: int) -> str:
    """`+1.5 h`, `−2 h`, `0 h`."""
    return f"+{hours_label(minutes)}" if minutes > 0 else hours_label(minutes)


def entry_rows(team: Team, staff: str = "") -> tuple[TextRow, ...]:
    """The entries of a person, or of everybody, the latest first; the balance is the sum up to each."""
    weeks = team.rules.settings.toil_limits.take_within_weeks
    names = {member.id: member.name for member in team.staff}
    balance: dict[str, int] = {}
    rows = []
    for entry in sorted(team.toil, key=lambda each: each.on):
        if staff and entry.staff != staff:
            continue
        sign = SIGNS[entry.state]
        after = balance[entry.staff] = balance.get(entry.staff, 0) + sign * entry.minutes
        rows.append(_entry_row(entry, names.get(entry.staff, entry.staff), after, weeks))
    return tuple(reversed(rows))


def _entry_row(entry: ToilEntry, name: str, after: int, weeks: int) -> TextRow:
    sign = SIGNS[entry.state]
    by = entry.on + timedelta(weeks=weeks)
    return TextRow(
        entry.id,
        (
            day_label(entry.on.toordinal()),
            name,
            STATE_WORDS[entry.state],
            signed(sign * entry.minutes) if sign else hours_label(entry.minutes),
            signed(after) if sign else "–",
            day_label(by.toordinal()) if entry.state == "earned" else "",
            entry.reason,
            entry.entered_by,
        ),
        "warn" if entry.state == "requested" else "",
    )


def unclaimed_text_rows(rows: Sequence[UnclaimedRow]) -> tuple[TextRow, ...]:
    """The report as the table shows it; the key is the place in the report."""
    return tuple(
        TextRow(
            str(number),
            (row.name, row.earned, hours_label(row.minutes), row.by, row.became),
            "warn" if row.is_open else "",
        )
        for number, row in enumerate(rows)
    )


def flexi_columns(periods: Sequence[FlexiPeriod]) -> tuple[str, ...]:
    """The weeks of the longest period, then what it comes to."""
    most = max((len(period.weeks) for period in periods), default=0)
    return ("Who", *(f"Week {number}" for number in range(1, most + 1)), "Balance", "Within")


def flexi_rows(periods: Sequence[FlexiPeriod]) -> tuple[TextRow, ...]:
    """Each person's period: what each week is over or under, and the balance against its limits."""
    most = max((len(period.weeks) for period in periods), default=0)
    return tuple(_flexi_row(period, most) for period in periods)


def _flexi_row(period: FlexiPeriod, most: int) -> TextRow:
    weeks = [
        f"{day_label(week.monday).split(' ', 1)[1]}: "
        + ("–" if week.worked is None else f"{signed(week.worked - week.due)}")
        for week in period.weeks
    ]
    limits = f"−{hours_label(period.debit)} to +{hours_label(period.credit)}"
    filled = (*weeks, *("" for _ in range(most - len(weeks))))
    return TextRow(
        period.staff,
        (period.name, *filled, signed(period.balance), limits),
        "danger" if period.is_beyond else "",
    )
