"""Rule packs by date: which of them is in force in a week.

A week is planned and checked by the pack in force on its Monday. One search has one set of numbers: a build
of several weeks ends before the week in which others begin. Weeks that are planned together all the same go
by the pack of the first, and a sentence says so; they are published only where the laws of each are kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.remembered import Remembered
from planner.domain.rule_pack import RulePack, RuleSettings
from planner.domain.team import Team
from planner.domain.time_grid import date_label, day_label, monday_of

# So many weeks are looked at one after the other: the plan, what is before it and what comes next.
MOST = 16
DAYS_A_WEEK = 7
_UNDER: Remembered[Team, Team] = Remembered(MOST)


def rules_on(team: Team, day: int) -> RulePack:
    """The pack in force on a day (its ordinal): the last that has begun; before all of them the first."""
    begun = [pack for pack in team.coming_rules if pack.in_force_from.toordinal() <= day]
    return max(begun, key=lambda pack: pack.in_force_from, default=team.rules)


def settings_on(team: Team, day: int) -> RuleSettings:
    """The numbers that count on a day (its ordinal): those of its week."""
    return rules_on(team, monday_of(day)).settings


def under_rules_of(team: Team, monday: int) -> Team:
    """The team under the rules of the week that begins on that Monday; exceptions that were granted stay."""
    pack = rules_on(team, monday)
    if pack is team.rules:
        return team

    def made() -> Team:
        return team.model_copy(update={"rules": pack.model_copy(update={"overrides": team.rules.overrides})})

    return _UNDER.answer((team.id, monday), team, made)


def later_rules(team: Team, days: range) -> Iterator[str]:
    """A sentence for each pack that begins within weeks which are planned by the pack of their first day."""
    for monday, pack in packs_within(team, days):
        yield (
            f"From {pack_day(pack)} other rules are in force (“{pack.name}”). These weeks are planned by "
            f"the rules of their first day; plan the weeks from {day_label(monday)} on by themselves."
        )


def packs_within(team: Team, days: range) -> Iterator[tuple[int, RulePack]]:
    """The packs that come into force after the first week of the days, in order, each with the Monday of its
    first whole week."""
    for pack in sorted(team.coming_rules, key=lambda each: each.in_force_from):
        first = pack.in_force_from.toordinal()
        monday = first + (1 - first) % DAYS_A_WEEK
        if days.start < monday < days.stop:
            yield monday, pack


def pack_day(pack: RulePack) -> str:
    """`Thu 1 Apr 2027`."""
    return date_label(pack.in_force_from)
