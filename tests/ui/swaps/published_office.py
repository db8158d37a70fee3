"""A desk over the small office's published week, in the hands of whoever is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from planner.domain.roles import Caller
from planner.domain.rota import Shift
from planner.services.accounts.sign_in import SignedIn
from planner.services.guarded_store import GuardedStore
from tests.planner.services.small_office import MONDAY
from tests.planner.services.swaps.office import published
from ui.main_window.desk import Desk


def publish_office(folder: Path, *shifts: Shift, **changes: Any) -> Path:
    """The plan's file."""
    store = published(folder, *shifts, **changes)
    store.close()
    return folder / "north.rotabene"


def hand_to(desk: Desk, caller: Caller) -> None:
    """Have the open plan in somebody's hands, as after signing in."""
    door = desk.session.door
    assert door is not None
    door.store = GuardedStore(door.whole, caller)
    door.signed_in = SignedIn(caller, caller.name, 0)
    desk.session.show_week(MONDAY)
