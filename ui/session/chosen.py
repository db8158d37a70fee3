"""What a person has chosen to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Chosen:
    """A shift, or the activity of it that starts at `activity` (a civil minute); a demand that is not met; a
    person; a day (an ordinal); how work is shared; what was proved. What does not apply is None."""

    kind: Literal["nothing", "shift", "uncovered", "person", "day", "fairness", "proof"] = "nothing"
    shift: str | None = None
    activity: int | None = None
    demand: str | None = None
    person: str | None = None
    day: int | None = None
    # People and days chosen on the board: one, or several together.
    places: frozenset[tuple[str, int]] = frozenset()


NOTHING = Chosen()
