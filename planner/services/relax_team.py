"""What is allowed to resolve a clash, as an edit of the team."""

from __future__ import annotations

from planner.domain.staff import AgreedChange
from planner.domain.team import Team
from planner.services.allow_exceptions import Allowance
from planner.services.edit_team import TeamEdit
from planner.services.team_changes import AnyChange, added, replaced

LONGEST_NAME = 120


def team_edit_of(team: Team, allowance: Allowance, name: str) -> TeamEdit:
    """The records that the allowance changes, and the hours that it agrees, as one named edit.

    Exceptions from policies are no part of it: a clash is of law and pins.
    """
    changes: list[AnyChange] = list(allowance.changes)
    changes += [
        replaced(team, "agreed_changes", each, None)
        for each in allowance.withdraws
        if isinstance(each, AgreedChange)
    ]
    changes += [
        added(team, "agreed_changes", each) for each in allowance.grants if isinstance(each, AgreedChange)
    ]
    return TeamEdit(name[:LONGEST_NAME], name[:LONGEST_NAME], tuple(changes))
