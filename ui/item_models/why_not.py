"""Why each person does not take an uncovered demand: the step of the funnel that rules them out."""

from __future__ import annotations

from dataclasses import dataclass

from ui.item_models.board_marks import UncoveredMark
from ui.item_models.board_snapshot import BoardSnapshot
from ui.item_models.funnel_marks import funnel_of, step_icon

# What the band shows by itself: a visit lies in it.
SAYS_ITSELF = "two-workers"


@dataclass(frozen=True, slots=True)
class WhyNot:
    """One row's reason: icon (none where what is drawn there says it) and words."""

    row: int
    icon: str
    words: str


def why_not(snapshot: BoardSnapshot, mark: UncoveredMark) -> tuple[WhyNot, ...]:
    """A reason for each person who is ruled out; those already on the demand, and those free, have none."""
    found = funnel_of(snapshot.problem, snapshot.shifts, mark.demand)
    if found is None:
        return ()
    reasons = []
    for step in found.steps:
        drawn = step_icon(step)
        told = step.reasons or (step.words,) * len(step.people)
        for person, words in zip(step.people, told, strict=True):
            if person in snapshot.row_of:
                icon = "" if drawn == SAYS_ITSELF else drawn
                reasons.append(WhyNot(snapshot.row_of[person], icon, words))
    return tuple(sorted(reasons, key=lambda each: each.row))
