"""The steps of a TOIL entry: asked for, agreed, earned. What is taken back has an entry of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from planner.domain.errors import RefusedEditError
from planner.domain.staff import ToilEntry
from planner.domain.team import Team
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import label_of, record_of
from planner.services.team_changes import replaced

ToilState = Literal["requested", "agreed", "earned", "repaid", "expired"]
# The state that follows, and what the step is called on its button and in the menu.
NEXT: Mapping[ToilState, tuple[ToilState, str]] = {
    "requested": ("agreed", "Agree"),
    "agreed": ("earned", "Mark as earned"),
}
STATE_WORDS: Mapping[ToilState, str] = {
    "requested": "asked for",
    "agreed": "agreed",
    "earned": "earned",
    "repaid": "repaid",
    "expired": "expired",
}
# What an entry of each state does to the balance.
SIGNS: Mapping[ToilState, int] = {"requested": 0, "agreed": 0, "earned": 1, "repaid": -1, "expired": -1}


def take_step(team: Team, entry_id: str) -> TeamEdit:
    """The entry in the state that follows its own. RefusedEditError where none does."""
    before: ToilEntry = record_of(team, "toil", entry_id)
    if before.state not in NEXT:
        raise RefusedEditError(
            f"What is {STATE_WORDS[before.state]} goes no further.", "Enter what was taken back by itself."
        )
    state, words = NEXT[before.state]
    name = label_of(team, before)
    change = replaced(team, "toil", before, before.model_copy(update={"state": state}))
    return TeamEdit(f"{words}: TOIL of {name}", name, (change,))
