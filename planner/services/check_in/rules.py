"""Edits of what the team has agreed on lone visits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from planner.domain.team import Team
from planner.services.edit_team import TeamEdit
from planner.services.record_form import changed_record, refused_field
from planner.services.team_changes import FieldChange

LADDER = ("worker_after", "buddy_after", "manager_after", "policy_after")


def change_check_in(team: Team, values: Mapping[str, Any], today: date) -> TeamEdit:
    """Other rules. Raises BadInputError by fields: each rung of the ladder comes after the one before.

    Where no visits were looked after before, it begins today: nobody was asked about the earlier ones.
    """
    before = team.check_in
    after = changed_record(before, values, "The rules of lone visits")
    if after.since == before.since and before.visits == "none" and after.visits != "none":
        after = after.model_copy(update={"since": today})
    if after.since is not None and after.since > today:
        raise refused_field("since", "Choose today or an earlier day: visits until then would be nobody's.")
    for lower, upper in pairwise(LADDER):
        if getattr(after, upper) <= getattr(after, lower):
            raise refused_field(upper, f"Later than the step before, {getattr(after, lower)} min.")
    change = FieldChange("check_in", before, after)
    return TeamEdit("Change lone visits", "Lone visits", (change,))
