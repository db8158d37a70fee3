"""A change of the rules is undone after exceptions were granted meanwhile, which stay."""

from __future__ import annotations

import pytest

from planner.domain.errors import RefusedEditError
from planner.domain.rule_pack import Override
from planner.domain.team import Team
from planner.services.team_changes import FieldChange, changed_there_and_back
from tests.planner.services.small_office import MONDAY, NOW, small_team

GRANTED = Override(rule="evenings", first=MONDAY, last=MONDAY, reason="as agreed", by="Jo", at=NOW)


def renamed(team: Team, name: str) -> FieldChange:
    return FieldChange("rules", team.rules, team.rules.model_copy(update={"name": name}))


def granted(team: Team) -> Team:
    overrides = (*team.rules.overrides, GRANTED)
    return team.model_copy(update={"rules": team.rules.model_copy(update={"overrides": overrides})})


def test_an_exception_granted_meanwhile_stays_when_the_rules_go_back() -> None:
    team = small_team()
    changed, back = changed_there_and_back(team, (renamed(team, "Ours"),))
    undone, again = changed_there_and_back(granted(changed), back)
    assert undone.rules.name == team.rules.name
    assert undone.rules.overrides == (GRANTED,)
    assert changed_there_and_back(undone, again)[0] == granted(changed)


def test_other_changes_of_the_rules_are_never_undone_with_it() -> None:
    team = small_team()
    changed, back = changed_there_and_back(team, (renamed(team, "Ours"),))
    other, _ = changed_there_and_back(changed, (renamed(changed, "Theirs"),))
    with pytest.raises(RefusedEditError):
        changed_there_and_back(other, back)
