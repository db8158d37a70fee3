"""Which published weeks a change of contract or pattern reaches back into: said before it is kept.

What was published stays as it was; only a new build or a repair of such a week follows the change.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from planner.domain.contracts import Contract
from planner.domain.records import DateRange
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.rules.wording import counted, listed

ANY_DATES = DateRange(first=date(1990, 1, 1))
MOST_NAMED = 3


def weeks_reached(team: Team, before: StaffMember, after: StaffMember) -> tuple[date, ...]:
    """The Mondays of published weeks on a day of which the person's contract would be another."""
    return tuple(
        monday
        for monday in published_mondays(team)
        if any(_terms(before, day) != _terms(after, day) for day in _days(monday))
    )


def weeks_on_pattern(team: Team, pattern: str) -> tuple[date, ...]:
    """The Mondays of published weeks in which somebody worked the pattern."""
    return tuple(
        monday
        for monday in published_mondays(team)
        if any(_is_on(member, pattern, day) for member in team.staff for day in _days(monday))
    )


def reach_words(mondays: Iterable[date]) -> str:
    """What to say of the weeks reached, or nothing: `Reaches 2 published weeks (…)…`."""
    weeks = tuple(mondays)
    if not weeks:
        return ""
    named = [day_label(monday.toordinal()) for monday in weeks[:MOST_NAMED]]
    if len(weeks) > MOST_NAMED:
        named.append(f"{len(weeks) - MOST_NAMED} more")
    return (
        f"Reaches {counted(len(weeks), 'published week')} (from {listed(named)}). What was published stays "
        "as it is; build or repair such a week to follow the change."
    )


def published_mondays(team: Team) -> tuple[date, ...]:
    """The Mondays of all published weeks, in order."""
    found = {
        rota.first_day + timedelta(weeks=week)
        for rota in team.rotas
        if rota.state == "published"
        for week in range(rota.weeks)
    }
    return tuple(sorted(found))


def _days(monday: date) -> tuple[date, ...]:
    return tuple(monday + timedelta(days=each) for each in range(7))


def _terms(member: StaffMember, day: date) -> Contract | None:
    """The contract of the day, its dates aside."""
    contract = member.contract_on(day.toordinal())
    return None if contract is None else contract.model_copy(update={"dates": ANY_DATES})


def _is_on(member: StaffMember, pattern: str, day: date) -> bool:
    contract = member.contract_on(day.toordinal())
    return contract is not None and contract.pattern == pattern
