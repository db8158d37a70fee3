"""A team file or a rota file brought into a plan: whole, or not at all, and undone in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.errors import BadInputError, PlannerError
from planner.domain.rota import Rota
from planner.importers.team_file import write_rota, write_team
from planner.services.edit_rota import edit_rota
from planner.services.edit_team import TeamEdit, edit_team
from planner.services.import_file import import_file
from planner.services.rota_edits import ReplaceRota
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota, small_team


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = SqliteStore.create(tmp_path / "north.rotabene", small_team(), "Jo Patel", StillClock())
    yield made
    made.close()


def file_of(folder: Path, text: str) -> Path:
    path = folder / "in.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_team_file_takes_the_place_of_the_team_and_undo_brings_it_back(
    store: SqliteStore, tmp_path: Path
) -> None:
    before = store.team()
    other = small_team(name="North West", visits=())
    edit = import_file(store, file_of(tmp_path, write_team(other)))
    assert isinstance(edit, TeamEdit)
    back = edit_team(store, edit, "Jo Patel")
    assert store.team() == other
    edit_team(store, back, "Jo Patel")
    assert store.team() == before


def test_a_rota_file_becomes_the_draft_of_its_week_and_proves_nothing(
    store: SqliteStore, tmp_path: Path
) -> None:
    rota = hand_rota(state="published", version=4)
    edit = import_file(store, file_of(tmp_path, write_rota(rota)))
    assert isinstance(edit, ReplaceRota)
    edit_rota(store, MONDAY, edit, "Jo Patel", clock=StillClock())
    draft = store.draft(MONDAY)
    assert isinstance(draft, Rota)
    assert (draft.state, draft.version, draft.shifts) == ("draft", 0, rota.shifts)


def test_another_teams_file_is_refused(store: SqliteStore, tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="is of the team “South”"):
        import_file(store, file_of(tmp_path, write_team(small_team(id="south", name="South"))))


def test_a_file_with_nothing_new_says_so(store: SqliteStore, tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="nothing that is not in this plan already"):
        import_file(store, file_of(tmp_path, write_team(store.team())))


def test_a_rota_of_people_who_are_not_in_the_team_is_refused(store: SqliteStore, tmp_path: Path) -> None:
    rota = hand_rota(shift("eve", "Mon 09:00-17:00"))
    with pytest.raises(BadInputError):
        import_file(store, file_of(tmp_path, write_rota(rota)))
    assert store.draft(MONDAY) is None
