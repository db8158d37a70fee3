"""A program that edits a plan as fast as it can until it is killed; a line for each edit that is done.

Run with the plan's path. Each edit changes the team and the draft in one unit of work, both to its number.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock, hand_rota


def main(path: Path) -> None:
    store = SqliteStore.open(path, StillClock())
    rota = hand_rota()
    for number in itertools.count(1):
        with store.unit_of_work("Editor") as work:
            team = work.team().model_copy(update={"manager": f"Manager {number}"})
            work.save_team(team, what="Name manager", subject=str(number))
            shift = rota.shifts[0].model_copy(update={"note": f"Note {number}"})
            draft = rota.model_copy(update={"shifts": (shift, *rota.shifts[1:])})
            work.save_draft(draft, what="Note", subject=str(number))
        print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
