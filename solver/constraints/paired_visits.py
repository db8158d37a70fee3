"""Two workers go together on first visits to unassessed addresses, where there is a known risk, and on
removals; and no visit takes more workers than it needs.

    a visit has one start for all its workers, and at most the workers it needs (`visits`)
Only pinned visits outside their own visit's plan could; they are counted by the checker.
"""

from __future__ import annotations

from solver.objective import Penalty
from solver.variables import Variables


def constrain(variables: Variables) -> list[Penalty]:
    """Nothing is left to keep: see the formula."""
    del variables
    return []
