"""What is selected on the board."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SelectionKind = Literal["nothing", "shift", "activity", "free_day", "uncovered", "day", "person"]


@dataclass(frozen=True, slots=True)
class BoardSelection:
    """A shift, an activity in it, a person's day without a shift, a demand not met, a day, a person, or many.

    `day` is an ordinal, `activity` the place in the shift's activities. What does not apply is None.
    """

    kind: SelectionKind = "nothing"
    staff: str | None = None
    day: int | None = None
    shift: str | None = None
    activity: int | None = None
    demand: str | None = None
    # Where several are selected: all their people and days, this one's included.
    places: frozenset[tuple[str, int]] = frozenset()

    @property
    def is_many(self) -> bool:
        return len(self.places) > 1


NOTHING = BoardSelection()
