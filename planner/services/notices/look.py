"""What the sources of notices look at: the plan as it is, who asks, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from planner.domain.roles import Caller
from planner.domain.swaps import SwapRequest
from planner.domain.team import Team
from planner.domain.time_grid import civil_of
from planner.ports import Store

# What happened earlier is looked up in the history.
DAYS_TOLD = 28


@dataclass(frozen=True)
class Look:
    """`store` is the whole plan: every source tells the caller no more than concerns them."""

    store: Store
    caller: Caller
    at: datetime

    @cached_property
    def team(self) -> Team:
        return self.store.team()

    @cached_property
    def swaps(self) -> tuple[SwapRequest, ...]:
        """Requests for work of which a step was made lately."""
        return self.store.swaps(self.since)

    @cached_property
    def names(self) -> dict[str, str]:
        return self.team.staff_names

    @property
    def since(self) -> datetime:
        """Nothing older is told."""
        return self.at - timedelta(days=DAYS_TOLD)

    @property
    def now(self) -> int:
        """The civil minute."""
        return civil_of(self.at)

    def name(self, staff: str) -> str:
        return self.names.get(staff, staff)
