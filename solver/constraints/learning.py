"""Everyone has the time for CPD and training that was agreed; what is missing is told and costs nothing.

Training is attended by `events`, CPD of a lockdown week is booked by `lockdown`; nothing else is paid.
"""

from __future__ import annotations

from solver.objective import Penalty
from solver.variables import Variables

RULE = "learning"


def constrain(_: Variables) -> list[Penalty]:
    """Nothing."""
    return []
