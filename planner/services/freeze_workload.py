"""Caseload and learning, as the rules that tell of them need them."""

from __future__ import annotations

from planner.domain.contracts import FULL_TIME_WEEK_MINUTES
from planner.domain.person import Learning
from planner.domain.rule_pack import Caseload
from planner.domain.team import Team
from planner.domain.time_grid import day_of, monday_of


def most_cases(rule: Caseload, contract_minutes: int, is_newly_qualified: bool) -> int:
    """The cases promised at most, in whole cases: pro rata, fewer in the first year."""
    share = rule.first_year_per_cent if is_newly_qualified else 100
    return rule.most_cases * contract_minutes * share // (100 * FULL_TIME_WEEK_MINUTES)


def caseload_warning(team: Team, staff: str, day: int) -> str | None:
    """What to say before more is allocated to the person on a day; None when there is room."""
    member = team.member(staff)
    contract = member.contract_on(day) if member is not None else None
    rule = team.rules.settings.caseload
    if member is None or contract is None or member.caseload is None or not rule.is_on:
        return None
    most = most_cases(rule, contract.minutes_per_week, member.is_newly_qualified)
    if member.caseload < most:
        return None
    state = "the most" if member.caseload == most else f"over the {most}"
    return f"{member.name} holds {member.caseload} cases, {state} promised."


def learning(team: Team, staff: str, contract_minutes: int, days: range) -> Learning | None:
    """What the person has learnt before, and training cancelled in the plan; None without record."""
    rule = team.rules.settings.learning
    earliest = days.start - 7 * rule.weeks
    told = [
        tally.learning_minutes
        for tally in team.past_tallies
        if tally.staff == staff
        and tally.learning_minutes is not None
        and earliest <= monday_of(tally.week) < days.start
    ]
    cancelled = tuple(
        event.name
        for event in team.events
        if event.is_cancelled_for_service and staff in event.people and day_of(event.start) in days
    )
    if not told and not cancelled:
        return None
    per_week = rule.minutes_per_week * contract_minutes // FULL_TIME_WEEK_MINUTES
    return Learning(per_week, len(told), sum(told), cancelled)
