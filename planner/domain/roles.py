"""Who asks: a manager, a worker of the team, or a service lead who reads several teams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Role = Literal["manager", "worker", "service_lead"]
ROLE_NAMES: Mapping[Role, str] = {"manager": "Manager", "worker": "Worker", "service_lead": "Service lead"}
# In whose name the program itself does things: what has run out is ended by it.
PROGRAM = "Rotabene"


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who has signed in. `staff`: the id of the person they are in the team, if they are one."""

    name: str
    role: Role
    staff: str | None = None

    @property
    def is_manager(self) -> bool:
        return self.role == "manager"
