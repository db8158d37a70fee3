"""The edit of what a team has agreed on swaps."""

from __future__ import annotations

from planner.domain.swaps import SwapRules
from planner.domain.team import Team
from planner.services.edit_team import TeamEdit
from planner.services.team_changes import FieldChange


def change_swap_rules(team: Team, rules: SwapRules) -> TeamEdit:
    """When the manager's approval is asked, and how long a request stays open."""
    return TeamEdit("Change the rules of swaps", team.name, (FieldChange("swaps", team.swaps, rules),))
