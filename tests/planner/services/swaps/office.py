"""A published week of the small office, kept in a store, and its people signed in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from planner.domain.demand import CoverRequirement
from planner.domain.roles import Caller
from planner.domain.rota import Shift
from planner.domain.swaps import Leg, SwapRules, Work
from planner.services.swaps.takers import whole
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import activity, shift
from tests.planner.services.small_office import NAMES, StillClock, hand_rota, small_team

JO = Caller("Jo Patel", "manager")
LEAD = Caller("Sam Lead", "service_lead")
ANA, BEN, CY, DEE = (Caller(name, "worker", who) for who, name in NAMES.items())
DESK = CoverRequirement(id="desk", name="Duty desk", kind="duty", weekdays=("tue",), least=1)


def week() -> tuple[Shift, ...]:
    """Ana and Ben late and early on Tuesday, Cy on Wednesday, Dee on Thursday."""
    return (
        shift(
            "ana",
            "Tue 12:00-20:00",
            activity("visit", "Tue 16:00-17:30", "v1", travel=15),
            rest="Tue 14:00-14:30",
        ),
        shift(
            "ben",
            "Tue 09:00-17:00",
            activity("duty", "Tue 09:00-13:00", "desk@2026-11-24T09:00"),
            rest="Tue 13:00-13:30",
        ),
        shift("cy", "Wed 09:00-17:00"),
        shift("dee", "Thu 12:00-20:00"),
    )


def published(folder: Path, *shifts: Shift, approval: Any = "never", **changes: Any) -> SqliteStore:
    """A plan whose week is published with these shifts (or `week()`)."""
    team = small_team(swaps=SwapRules(approval=approval), **changes)
    store = SqliteStore.create(folder / "north.rotabene", team, "Jo Patel", StillClock())
    with store.unit_of_work("Jo Patel") as work:
        work.publish(hand_rota(*(shifts or week())))
    return store


def held(store: SqliteStore) -> dict[str, list[Shift]]:
    """The published shifts by person."""
    found: dict[str, list[Shift]] = {}
    (rota,) = store.team().rotas
    for each in rota.shifts:
        found.setdefault(each.staff, []).append(each)
    return found


def work_of(store: SqliteStore, staff: str) -> Work:
    """The person's one shift, as offered."""
    (only,) = held(store)[staff]
    return whole(only)


def gives(store: SqliteStore, staff: str, to: str) -> Leg:
    return Leg(work=work_of(store, staff), to=to)
