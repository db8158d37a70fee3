"""Prepare the rules of a later day: a pack with numbers of its own, in force from then on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.domain.rule_pack import RulePack
from planner.domain.team import MOST_COMING_RULES, Team
from planner.services.edit_team import TeamEdit
from planner.services.record_form import changed_record, refused_field
from planner.services.rules_in_force import pack_day, rules_on
from planner.services.team_changes import FieldChange


def prepare_rules(team: Team, name: str, in_force_from: date) -> TeamEdit:
    """A pack for a later day, with the numbers that are in force until then; they can be changed at once.

    Raises BadInputError by the field's name.
    """
    if len(team.coming_rules) >= MOST_COMING_RULES:
        raise refused_field("in_force_from", f"The rules of {MOST_COMING_RULES} later days are kept already.")
    known = {pack.in_force_from for pack in (team.rules, *team.coming_rules)}
    if in_force_from in known:
        raise refused_field("in_force_from", "There are rules that begin on this day already.")
    if in_force_from < team.rules.in_force_from:
        raise refused_field("in_force_from", f"It must be after {pack_day(team.rules)}.")
    before = rules_on(team, in_force_from.toordinal()).model_copy(update={"overrides": ()})
    pack = changed_record(before, {"name": name, "in_force_from": in_force_from}, "The rule pack")
    packs = tuple(sorted((*team.coming_rules, pack), key=lambda each: each.in_force_from))
    return _packs_edit(f"Prepare rules from {pack_day(pack)}", pack.name, team, packs)


def drop_rules(team: Team, pack: RulePack) -> TeamEdit:
    """Take a pack of a later day away again."""
    packs = tuple(each for each in team.coming_rules if each != pack)
    return _packs_edit(f"Remove rules from {pack_day(pack)}", pack.name, team, packs)


def as_with(team: Team, first: date | None) -> Team:
    """The team as if the pack that begins on that day were in force: what its pages show and change."""
    pack = _coming(team, first)
    return team if pack is None else team.model_copy(update={"rules": pack})


def put_into(team: Team, first: date | None, edit: TeamEdit) -> TeamEdit:
    """An edit of the rules made on `as_with`, for the pack that begins on that day."""
    pack = _coming(team, first)
    if pack is None:
        return edit
    changed = [each for each in edit.changes if isinstance(each, FieldChange) and each.field == "rules"]
    others = tuple(each for each in edit.changes if each not in changed)
    if not changed:
        return edit
    packs = tuple(changed[0].after if each is pack else each for each in team.coming_rules)
    packs = tuple(sorted(packs, key=lambda each: each.in_force_from))
    moved = FieldChange("coming_rules", team.coming_rules, packs)
    return replace(edit, changes=(*others, moved))


def _coming(team: Team, first: date | None) -> RulePack | None:
    return next((pack for pack in team.coming_rules if pack.in_force_from == first), None)


def _packs_edit(what: str, subject: str, team: Team, packs: tuple[RulePack, ...]) -> TeamEdit:
    return TeamEdit(what, subject, (FieldChange("coming_rules", team.coming_rules, packs),))
