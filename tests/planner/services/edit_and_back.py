"""An edit of a team as a test makes it: what it makes is sound, and it can be taken back."""

from __future__ import annotations

from planner.domain.team import Team
from planner.importers.team_checks import team_problems
from planner.importers.team_file import write_team
from planner.services.edit_team import TeamEdit


def done(team: Team, edit: TeamEdit) -> Team:
    """The team after the edit, which is sound, and which its inverse takes back byte for byte."""
    after, inverse = edit.apply(team)
    assert not team_problems(after)
    assert write_team(inverse.apply(after)[0]) == write_team(team)
    return after
