"""Rows of the TOIL page: entries with the balance after each, flexi by week, unclaimed hours."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.problem import RotaProblem
from planner.domain.staff import ToilEntry
from planner.domain.team import Team
from planner.domain.time_grid import day_label, hours_label
from planner.exporters.unclaimed_table import UnclaimedRow
from planner.services.flexi_period import FlexiPeriod
from planner.services.toil_entries import STATE_WORDS, AccountLine, account_lines
from ui.item_models.text_table_item_model import TextRow

ENTRY_COLUMNS = ("On", "Who", "State", "Hours", "Balance after", "To be taken by", "Reason", "Entered by")
UNCLAIMED_COLUMNS = ("Who", "Earned on", "Hours", "To be taken by", "What became of them")


def signed(minutes: int) -> str:
    """`+1.5 h`, `−2 h`, `0 h`."""
    return f"+{hours_label(minutes)}" if minutes > 0 else hours_label(minutes)


def entry_rows(team: Team, problem: RotaProblem, staff: str = "") -> tuple[TextRow, ...]:
    """The account of a person, or of everybody, the latest first, with the balance after each line."""
    entries: dict[str, list[ToilEntry]] = {}
    for entry in team.toil:
        entries.setdefault(entry.staff, []).append(entry)
    lines = [
        (line, member.name)
        for member in team.staff
        if not staff or member.id == staff
        for line in account_lines(problem, member.id, entries.get(member.id, ()))
    ]
    weeks = problem.settings.toil_limits.take_within_weeks
    ordered = sorted(lines, key=lambda each: each[0].day)
    return tuple(_line_row(line, name, weeks) for line, name in reversed(ordered))


def coming_words(team: Team, problem: RotaProblem, staff: str) -> str:
    """What of a person's entries the account does not count yet, and why; nothing where there is none."""
    lines = account_lines(problem, staff, team.toil)
    minutes = sum(line.minutes for line in lines if line.balance is None)
    if not minutes:
        return ""
    since = day_label(problem.first_day)
    return f"{signed(minutes)} entered for {since} or later: counted once the week has gone."


def _line_row(line: AccountLine, name: str, weeks: int) -> TextRow:
    entry = line.entry
    state = STATE_WORDS[entry.state] if entry is not None else "earned" if line.minutes > 0 else "repaid"
    balance = "not yet" if line.balance is None else signed(line.balance)
    minutes = signed(line.minutes) if line.minutes or entry is None else hours_label(entry.minutes)
    return TextRow(
        entry.id if entry is not None else "",
        (
            day_label(line.day),
            name,
            state,
            minutes,
            balance if line.minutes else "–",
            day_label(line.day + 7 * weeks) if state == "earned" else "",
            entry.reason if entry is not None else "The rota of its week",
            entry.entered_by if entry is not None else "",
        ),
        "warn" if state == STATE_WORDS["requested"] else "",
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
