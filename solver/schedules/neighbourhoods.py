"""Which part of a rota to search next: all people for some days, some people for more, a few for all days.

Each way has a size of its own, which grows while its parts are proved quickly and shrinks when they are not.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from solver.schedules.working_rota import WorkingRota

QUICK = 0.3
GROW, SHRINK, MOST_GROWN = 1.15, 0.85, 1.3
# So many parts lie around demand that is short.
AROUND_SHORT = 0.6


@dataclass
class Way:
    """A way to choose parts: `share` of the people (None: as many as the size says) for some days."""

    share: float | None
    # Open cells (people x days) of a part.
    size: float

    def choose(self, rota: WorkingRota, chance: random.Random) -> tuple[list[int], range]:
        """The people and days of the next part."""
        people, days = len(rota.team.people), rota.team.days
        if self.share is None:
            number = max(2, min(people, round(self.size / days)))
            return chance.sample(range(people), number), range(days)
        number = max(1, min(people, round(self.share * people)))
        length = max(2, min(days, round(self.size / number)))
        short = [
            row.day
            for row, there in zip(rota.team.rows, rota.there.tolist(), strict=True)
            if there < row.least
        ]
        is_around = short and chance.random() < AROUND_SHORT
        middle = chance.choice(short) if is_around else chance.randrange(days)
        first = max(0, min(days - length, middle - chance.randrange(length)))
        return chance.sample(range(people), number), range(first, first + length)

    def learn(self, proved: bool, time_taken: float, cells: int) -> None:
        """Grow or shrink by how the last part went; `time_taken` as a share of what it was given."""
        if proved and time_taken < QUICK:
            self.size = min(self.size * GROW, MOST_GROWN * cells)
        elif not proved:
            self.size *= SHRINK


def ways() -> tuple[Way, ...]:
    """The ways, with sizes to begin from: parts of days pay most often."""
    return Way(1.0, 250), Way(1.0, 250), Way(0.5, 250), Way(0.25, 220), Way(None, 200)
