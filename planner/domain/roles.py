"""Who asks: a manager, a worker of the team, or a service lead who reads several teams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["manager", "worker", "service_lead"]


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who has signed in. `staff`: the id of the person they are in the team, if they are one."""

    name: str
    role: Role
    staff: str | None = None

    @property
    def is_manager(self) -> bool:
        return self.role == "manager"
