"""What CP-SAT says of a search, by name, in the planner's words."""

from __future__ import annotations

from enum import Enum

from ortools.sat.python import cp_model


class Outcome(Enum):
    """How one search ended."""

    PROVED = "the best rota is found and proved"
    FOUND = "a rota is found, not proved to be the best"
    NOTHING_YET = "no rota found in the time given"
    IMPOSSIBLE = "no rota exists"
    INVALID = "the CpModel is not valid"


_OUTCOMES = {
    "OPTIMAL": Outcome.PROVED,
    "FEASIBLE": Outcome.FOUND,
    "UNKNOWN": Outcome.NOTHING_YET,
    "INFEASIBLE": Outcome.IMPOSSIBLE,
    "MODEL_INVALID": Outcome.INVALID,
}


def outcome_of(status: cp_model.CpSolverStatus) -> Outcome:
    """The outcome of a search, by the name of its status; one that we do not know counts as invalid."""
    return _OUTCOMES.get(status.name, Outcome.INVALID)
