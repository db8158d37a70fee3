"""A plan with the usual rota as its draft, edited as the window does."""

from __future__ import annotations

from pathlib import Path

from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.services.edit_rota import Changes, ReplaceRota, RotaEdit, edit_rota
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota, small_team


def drafted(folder: Path, team: Team | None = None, rota: Rota | None = None) -> SqliteStore:
    """The plan, new in the folder; of the small team with its rota by hand, or of these."""
    made = SqliteStore.create(folder / "north.rotabene", team or small_team(), "Jo Patel", StillClock())
    edit(made, ReplaceRota(rota or hand_rota()))
    return made


def edit(store: SqliteStore, change: RotaEdit | ReplaceRota | None, reason: str | None = None) -> Changes:
    assert change is not None
    return edit_rota(store, MONDAY, change, "Jo Patel", reason=reason, clock=StillClock())


def draft(store: SqliteStore) -> Rota:
    found = store.draft(MONDAY)
    assert found is not None
    return found
