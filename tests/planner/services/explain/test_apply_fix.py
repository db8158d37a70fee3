"""Applying a fix is one step: its shifts and the team's records together, and all of it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.errors import RefusedEditError
from planner.services.edit_rota import ReplaceRota, edit_rota
from planner.services.explain.apply_fix import apply_fix
from planner.services.explain.find_fixes import find_fixes
from planner.store.sqlite_store import SqliteStore
from solver.rota_solver import CpSatRotaSolver
from tests.planner.services.explain.planted import SITUATIONS
from tests.planner.services.explain.small_teams import MONDAY, NOW, StillClock, planned


@pytest.fixture(
    params=["second worker does not work that day", "study leave", "nobody of the team holds the skill"]
)
def situation(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def store(tmp_path: Path, situation: str) -> Iterator[SqliteStore]:
    made = next(each for each in SITUATIONS if each.name == situation).team()
    opened = SqliteStore.create(tmp_path / "small.rotabene", made, "Jo Patel", StillClock())
    edit_rota(opened, MONDAY, ReplaceRota(planned(made)), "Jo Patel", clock=StillClock())
    yield opened
    opened.close()


def test_fix_is_applied_and_taken_back_as_one(store: SqliteStore) -> None:
    team, rota = store.team(), store.draft(MONDAY)
    assert rota is not None
    demand = rota.uncovered[0].demand
    for fix in find_fixes(team, rota, demand, CpSatRotaSolver(), seconds=10, workers=1, at=NOW):
        changes = apply_fix(store, MONDAY, fix, "Jo Patel", clock=StillClock())
        after = store.draft(MONDAY)
        assert after is not None
        assert demand not in {entry.demand for entry in after.uncovered}
        assert changes.team == (store.team() != team)
        # An exception is granted by whoever applies the fix.
        assert {each.by for each in store.team().rules.overrides} <= {"Jo Patel"}
        assert changes.inverse is not None
        edit_rota(store, MONDAY, changes.inverse, "Jo Patel", clock=StillClock())
        assert store.team() == team
        back = store.draft(MONDAY)
        assert back is not None
        assert back.shifts == rota.shifts


def test_fix_for_an_older_rota_is_refused(store: SqliteStore) -> None:
    team, rota = store.team(), store.draft(MONDAY)
    assert rota is not None
    found = find_fixes(team, rota, rota.uncovered[0].demand, CpSatRotaSolver(), seconds=10, workers=1, at=NOW)
    apply_fix(store, MONDAY, found[0], "Jo Patel", clock=StillClock())
    with pytest.raises(RefusedEditError, match="changed since"):
        apply_fix(store, MONDAY, found[-1], "Jo Patel", clock=StillClock())
