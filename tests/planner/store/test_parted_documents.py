"""Teams and drafts in parts: read as they were written, and an edit writes no more than it changes."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.served_rota import served_rota
from planner.domain.errors import PlannerError
from planner.domain.rota import Made, Rota
from planner.domain.team import Team
from planner.importers.team_file import parse_team
from planner.services.freeze_problem import freeze_problem
from planner.store import known_documents
from planner.store.lean_sqlite_utils import Database
from planner.store.opening import connect
from planner.store.parted_documents import PART_LENGTH, in_parts, store_parts, stored
from planner.store.schema import APPLICATION_ID, FIRST_PART_LENGTH, MIGRATIONS
from planner.store.sqlite_store import SqliteStore
from resources import sample_text
from tests.planner.services.random_team_edits import MONDAY
from tests.planner.services.small_office import NOW, StillClock

TEAM = parse_team(sample_text("riverside"), "Riverside")
SHIFTS = tuple(served_rota(freeze_problem(TEAM, MONDAY, 3)))
ROTA = Rota(team=TEAM.id, first_day=MONDAY, weeks=3, made=Made(by="Jo", at=NOW), shifts=SHIFTS)


def database() -> Database:
    made = Database(memory=True)
    MIGRATIONS.apply(made)
    return made


@pytest.mark.parametrize("record", [ROTA, TEAM, TEAM.model_copy(update={"name": '“North” \\ "1"'})])
def test_a_record_in_parts_is_the_record(record: Rota | Team) -> None:
    document = in_parts(record, None, None)
    assert json.loads(document.text) == record.model_dump(mode="json")
    assert type(record).model_validate_json(document.text) == record


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_after_any_edits_what_stands_is_what_would_be_written_anew(data: st.DataObject) -> None:
    db, rota, standing = database(), ROTA, in_parts(ROTA, None, None)
    store_parts(db, "draft", standing, None)
    for _ in range(3):
        shifts = list(rota.shifts)
        at = data.draw(st.integers(0, max(0, len(shifts) - 1)))
        edits = ("note", "take out", "put in", "cut", "swap") if shifts else ("put in",)
        match data.draw(st.sampled_from(edits)):
            case "note":
                shifts[at] = shifts[at].model_copy(update={"note": "Later"})
            case "take out":
                del shifts[at]
            case "put in":
                shifts.insert(at, SHIFTS[0].model_copy(update={"id": f"new@{len(shifts)}"}))
            case "cut":
                shifts = shifts[: at + 1]
            case "swap":
                shifts[at], shifts[0] = shifts[0], shifts[at]
        after = rota.model_copy(update={"shifts": tuple(shifts)})
        document = in_parts(after, rota, standing)
        store_parts(db, "draft", document, standing)
        rota, standing = after, document
        assert document == in_parts(rota, None, None)
        assert stored(db, "draft", document.head) == document


def test_moving_a_shift_writes_the_part_it_is_in() -> None:
    standing = in_parts(ROTA, None, None)
    assert len(ROTA.shifts) > 3 * PART_LENGTH
    at = PART_LENGTH + 3
    moved = ROTA.shifts[at].model_copy(update={"note": "Later"})
    after = ROTA.model_copy(update={"shifts": (*ROTA.shifts[:at], moved, *ROTA.shifts[at + 1 :])})
    written = set(in_parts(after, ROTA, standing).parts) - set(standing.parts)
    assert {part[:2] for part in written} == {("shifts", 1)}


def test_a_draft_that_is_dropped_leaves_no_part(tmp_path: Path) -> None:
    with contextlib.closing(SqliteStore.create(tmp_path / "a.rotabene", TEAM, "Jo", StillClock())) as store:
        for _ in range(2):
            with store.unit_of_work("Jo") as work:
                work.save_draft(ROTA, what="Build rota", subject="week")
            with store.unit_of_work("Jo") as work:
                work.discard_draft(MONDAY, what="Undo: Build rota", subject="week")
        assert store.draft(MONDAY) is None
        with contextlib.closing(sqlite3.connect(store.path)) as raw:
            assert raw.execute("SELECT DISTINCT owner FROM document_part").fetchall() == [("team",)]


def test_a_draft_written_by_another_program_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.rotabene"
    noted = ROTA.model_copy(
        update={"shifts": (ROTA.shifts[0].model_copy(update={"note": "Theirs"}), *ROTA.shifts[1:])}
    )
    with (
        contextlib.closing(SqliteStore.create(path, TEAM, "Jo", StillClock())) as mine,
        contextlib.closing(SqliteStore.open(path, StillClock())) as theirs,
    ):
        for store, rota in ((mine, ROTA), (theirs, noted), (mine, ROTA)):
            with store.unit_of_work("Jo") as work:
                work.discard_draft(MONDAY, what="Away", subject="week")
                work.save_draft(rota, what="Build rota", subject="week")
            assert mine.draft(MONDAY) == theirs.draft(MONDAY) == rota


def as_before_parts(path: Path) -> Database:
    """A plan as it was before documents had parts."""
    db = connect(path, 0.05)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    MIGRATIONS.apply(db, stop_before="0010-documents-in-parts")
    bare = TEAM.model_copy(update={"rotas": ()})
    db.execute("INSERT INTO team VALUES (1, 1, ?)", [bare.model_dump_json()])
    db.execute("INSERT INTO draft VALUES (?, ?)", [MONDAY.isoformat(), ROTA.model_dump_json()])
    db.execute(
        "INSERT INTO audit (at, who, what, subject) VALUES (?, 'Jo', 'New plan', 'riverside')",
        [NOW.isoformat()],
    )
    db.conn.commit()
    return db


def test_a_plan_from_before_parts_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.rotabene"
    as_before_parts(path).conn.close()
    known_documents.forget_all()
    with contextlib.closing(SqliteStore.open(path, StillClock())) as store:
        assert (store.team(), store.draft(MONDAY)) == (TEAM.model_copy(update={"rotas": ()}), ROTA)
        (span,) = store.kept_spans()
        assert span.weeks == ROTA.weeks
        late = ROTA.model_copy(update={"shifts": ROTA.shifts[:-60]})
        with store.unit_of_work("Jo") as work:
            work.save_draft(late, what="Shorter", subject="week")
    known_documents.forget_all()
    with contextlib.closing(SqliteStore.open(path, StillClock())) as store:
        assert store.draft(MONDAY) == late
    assert FIRST_PART_LENGTH == PART_LENGTH, "another length needs a migration"


def test_a_damaged_draft_from_before_parts_is_told_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.rotabene"
    db = as_before_parts(path)
    db.execute("UPDATE draft SET document = '{'")
    db.conn.commit()
    db.conn.close()
    with (
        contextlib.closing(SqliteStore.open(path, StillClock())) as store,
        pytest.raises(PlannerError, match="The draft rota in this plan cannot be read"),
    ):
        store.draft(MONDAY)
