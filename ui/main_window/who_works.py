"""Who works with the plan, in the words of the rail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.domain.roles import Caller, Role
    from planner.domain.team import Team

TITLES: Mapping[Role, str] = {"manager": "Team manager", "worker": "Worker", "service_lead": "Service lead"}


def title_of(caller: Caller, team: Team | None) -> str:
    """`Team manager`; for a worker what they are in the team: `Social worker`."""
    members = team.staff if team is not None else ()
    post = next((each.role for each in members if each.id == caller.staff), "")
    return post if post and caller.role == "worker" else TITLES[caller.role]
