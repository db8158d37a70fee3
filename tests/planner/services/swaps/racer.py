"""A program of its own that takes every offer it can: `racer PLAN STAFF OFFER…` prints those it got."""

from __future__ import annotations

import sys

from planner.domain.errors import RefusedEditError
from planner.domain.roles import Caller
from planner.services.swaps.requests import take
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock


def main(plan: str, staff: str, *offers: str) -> None:
    store = SqliteStore.open(plan, StillClock(), busy_seconds=60)
    for offer in offers:
        try:
            take(store, Caller(staff, "worker", staff), offer, StillClock())
        except RefusedEditError:
            continue
        print(offer)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
