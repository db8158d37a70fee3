"""A program of its own: it takes each offer that a line of its input names, and says what came of it.

`racer STAFF`: for each line (a plan and an offer's id, a tab between) one line: `won`, or the sentence that
it was told.
"""

from __future__ import annotations

import sys

from planner.domain.errors import PlannerError
from planner.domain.roles import Caller
from planner.services.swaps.requests import take
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock

WON = "won"


def main(staff: str) -> None:
    """Keep the plan open as long as the lines name the same one."""
    print("ready", flush=True)
    store: SqliteStore | None = None
    for line in sys.stdin:
        plan, _, offer = line.strip().partition("\t")
        if store is None or str(store.path) != plan:
            store = SqliteStore.open(plan, StillClock(), busy_seconds=120)
        try:
            take(store, Caller(staff, "worker", staff), offer, StillClock())
        except PlannerError as error:
            print(error.sentence, flush=True)
        else:
            print(WON, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
