"""Nobody holds more cases than was promised; no rota changes it.

The checker tells it without a price, so there is nothing to keep and nothing to pay here.
"""

from __future__ import annotations

from solver.objective import Penalty
from solver.variables import Variables

RULE = "caseload"


def constrain(_: Variables) -> list[Penalty]:
    """Nothing."""
    return []
