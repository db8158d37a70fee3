"""Edits of the team's rule pack: the numbers of one rule, and the pack's own name and date.

A rule that is set otherwise than the pack it came with is the team's own decision: it needs a reason, which
stays in the audit log beside who decided and when.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.domain.calendars import CalendarRules
from planner.domain.rule_pack import LawSetting
from planner.domain.team import Team
from planner.rules.catalogue import RULE_BY_NAME
from planner.rules.numbers import rule_title
from planner.services.edit_team import TeamEdit
from planner.services.record_form import changed_record, refused_field
from planner.services.team_changes import FieldChange, TeamField, WholePart

SHORTEST_REASON = 3


def change_rule(team: Team, rule: str, values: Mapping[str, Any], reason: str) -> TeamEdit:
    """Other numbers for one rule; fields that are not named stay.

    Raises BadInputError by the fields' names, and by `reason` where one is needed and none is given.
    """
    before = getattr(team.rules.settings, rule)
    title = rule_title(rule)
    if isinstance(before, LawSetting) and not values.get("is_on", True):
        raise refused_field("is_on", "A law cannot be switched off.")
    named = {name: value for name, value in values.items() if name in type(before).model_fields}
    after = changed_record(before, named, f"The rule “{title}”")
    if needs_reason(team, rule, named) and len(reason.strip()) < SHORTEST_REASON:
        raise refused_field("reason", "Say why; the reason stays in the audit log.")
    settings = team.rules.settings.model_copy(update={rule: after})
    rules = team.rules.model_copy(update={"settings": settings})
    return TeamEdit(f"Change rule {title.lower()}", title, (FieldChange("rules", team.rules, rules),))


def needs_reason(team: Team, rule: str, values: Mapping[str, Any]) -> bool:
    """Whether one of the values is new and is not what the program comes with."""
    now, default = getattr(team.rules.settings, rule), RULE_BY_NAME[rule].setting()
    return any(value not in (getattr(now, name), getattr(default, name)) for name, value in values.items())


def changes_from_default(team: Team, rule: str) -> tuple[str, ...]:
    """The names of the rule's fields that the team has set otherwise."""
    now, default = getattr(team.rules.settings, rule), RULE_BY_NAME[rule].setting()
    return tuple(name for name in type(now).model_fields if getattr(now, name) != getattr(default, name))


def change_pack(team: Team, name: str, in_force_from: date) -> TeamEdit:
    """What the rule pack is called and since when it is in force."""
    after = changed_record(team.rules, {"name": name, "in_force_from": in_force_from}, "The rule pack")
    return TeamEdit("Change rule pack", after.name, (FieldChange("rules", team.rules, after),))


def change_team(team: Team, values: Mapping[str, Any]) -> TeamEdit:
    """The team's name, manager, nation, its office's desks and quiet rooms, and what its calendars tell."""
    office = changed_record(
        team.office,
        {"name": values["office"], "desks": values["desks"], "quiet_rooms": values["quiet_rooms"]},
        "The office",
    )
    fields = {"name": values["name"], "manager": values["manager"], "nation": values["nation"]}
    calendars = CalendarRules(with_cases=values.get("with_cases", team.calendars.with_cases))
    after = changed_record(team, {**fields, "office": office, "calendars": calendars}, "The team")
    fields_of_team: tuple[TeamField | WholePart, ...] = ("name", "manager", "nation", "office", "calendars")
    changes = [
        FieldChange(name, getattr(team, name), getattr(after, name))
        for name in fields_of_team
        if getattr(team, name) != getattr(after, name)
    ]
    return TeamEdit("Change the team", after.name, tuple(changes))
