"""What a person has chosen to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Chosen:
    """A shift, a demand that is not met, a person or a day (an ordinal); what does not apply is None."""

    kind: Literal["nothing", "shift", "uncovered", "person", "day"] = "nothing"
    shift: str | None = None
    demand: str | None = None
    person: str | None = None
    day: int | None = None


NOTHING = Chosen()
