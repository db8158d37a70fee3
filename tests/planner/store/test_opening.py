"""What cannot be opened is told in a sentence with a next step, and stays as it was."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from planner.domain.errors import PlannerError
from planner.domain.worked_days import WorkedDay
from planner.store import opening, sqlite_store
from planner.store.backups import backups_of, newest_good_backup, restore_backup
from planner.store.lean_sqlite_utils import Database, Migrations
from planner.store.opening import connect, migrate
from planner.store.schema import MIGRATIONS, TABLES
from planner.store.sqlite_store import SqliteStore
from planner.store.troubles import DamagedStoreError, trouble_of
from tests.planner.services.small_office import NOW, StillClock, small_team

CLOCK = StillClock()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A closed plan, with today's backup beside it."""
    path = tmp_path / "north.rotabene"
    SqliteStore.create(path, small_team(), "Jo Patel", CLOCK).close()
    return path


def refusal(path: Path) -> PlannerError:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(PlannerError) as caught:
        SqliteStore.open(path, CLOCK, busy_seconds=0.05)
    assert caught.value.sentence
    assert caught.value.next_step
    assert before is None or path.read_bytes() == before
    return caught.value


def test_missing_file_is_not_made(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "none.rotabene").sentence
    assert list(tmp_path.iterdir()) == []


def test_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path).sentence


def test_a_pipe_is_no_plan_and_nobody_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "team.rotabene"
    os.mkfifo(path)
    with pytest.raises(PlannerError, match="is a device or a pipe"):
        SqliteStore.open(path, StillClock())


def test_text_file_is_no_plan(tmp_path: Path) -> None:
    path = tmp_path / "letter.rotabene"
    path.write_text("Dear Jo,\n" * 100)
    assert "is not a Rotabene plan" in refusal(path).sentence


def test_empty_file_is_no_plan(tmp_path: Path) -> None:
    path = tmp_path / "empty.rotabene"
    path.touch()
    assert "is an empty file" in refusal(path).sentence


def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE photos (name TEXT)")
        other.execute("PRAGMA journal_mode = WAL")
    assert "another program" in refusal(path).sentence


def test_write_protected_file_is_refused(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: not (path == plan and mode == os.W_OK))
    assert "write-protected" in refusal(plan).sentence


def test_network_drive_is_refused(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "is_on_network_drive", lambda path: path == plan)
    assert "network drive" in refusal(plan).sentence


def test_newer_version_is_refused_and_left_alone(plan: Path) -> None:
    with contextlib.closing(sqlite3.connect(plan)) as newer, newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('rotabene', '0099-service-lead', '2028-01-01')"
        )
    error = refusal(plan)
    assert "newer version of Rotabene" in error.sentence
    assert "0099-service-lead" in error.sentence


@pytest.mark.parametrize("where", [40, 4096 + 8, 3 * 4096])
def test_damaged_file_is_refused_and_names_the_backup(plan: Path, where: int) -> None:
    data = bytearray(plan.read_bytes())
    data[where : where + 600] = b"\xa5" * 600
    plan.write_bytes(bytes(data))
    error = refusal(plan)
    assert isinstance(error, DamagedStoreError)
    assert error.backup == backups_of(plan)[0]
    assert str(error.backup) in error.next_step
    assert "***" not in error.sentence


def test_file_cut_in_half_is_damaged(plan: Path) -> None:
    plan.write_bytes(plan.read_bytes()[: 4096 * 3 + 100])
    assert isinstance(refusal(plan), DamagedStoreError)


def test_plan_emptied_by_a_crashed_disk_names_its_backup(plan: Path) -> None:
    plan.write_bytes(b"\0" * 8192)
    assert isinstance(refusal(plan), DamagedStoreError)


def test_damaged_backup_is_not_offered(plan: Path) -> None:
    backups_of(plan)[0].write_bytes(b"SQLite format 3\0" + b"\xa5" * 9000)
    plan.write_bytes(b"\0" * 8192)
    with pytest.raises(PlannerError, match="empty file"):
        SqliteStore.open(plan, CLOCK)


def test_restored_backup_opens_and_the_damaged_file_is_kept(plan: Path) -> None:
    plan.write_bytes(plan.read_bytes()[:9000])
    backup = newest_good_backup(plan)
    assert backup is not None
    aside = restore_backup(plan, backup, NOW)
    store = SqliteStore.open(plan, CLOCK)
    assert store.team() == small_team()
    store.close()
    assert aside.read_bytes()[:16] == b"SQLite format 3\0"


def test_plan_that_another_window_has_restored_is_not_restored_over(plan: Path) -> None:
    plan.write_bytes(plan.read_bytes()[:9000])
    backup = newest_good_backup(plan)
    assert backup is not None
    aside = restore_backup(plan, backup, NOW)
    damaged = aside.read_bytes()
    with contextlib.closing(SqliteStore.open(plan, CLOCK)):
        with pytest.raises(PlannerError, match="not damaged any more"):
            restore_backup(plan, backup, NOW)
        assert plan.with_name(f"{plan.name}-wal").exists()
    assert aside.read_bytes() == damaged


def test_plan_damaged_twice_keeps_both_damaged_files(plan: Path) -> None:
    backup = newest_good_backup(plan)
    assert backup is not None
    kept = set()
    for size in (9000, 13000):
        plan.write_bytes(backup.read_bytes()[:size])
        kept.add(restore_backup(plan, backup, NOW))
    assert {file.stat().st_size for file in kept} == {9000, 13000}


def test_team_document_that_is_none_is_told(plan: Path) -> None:
    with contextlib.closing(sqlite3.connect(plan)) as raw, raw:
        raw.execute("""UPDATE team SET document = '{"id": 5}'""")
    assert "cannot be read" in refusal(plan).sentence


@pytest.mark.parametrize("table", sorted(TABLES | {"_sqlite_migrations"}))
def test_plan_that_lost_a_table_is_damaged_and_names_its_backup(plan: Path, table: str) -> None:
    with contextlib.closing(sqlite3.connect(plan)) as raw, raw:
        raw.execute(f"DROP TABLE {table}")
    error = refusal(plan)
    assert isinstance(error, DamagedStoreError)
    assert error.backup == backups_of(plan)[0]


def test_backup_that_lost_a_table_is_not_offered(plan: Path) -> None:
    for file in (plan, *backups_of(plan)):
        with contextlib.closing(sqlite3.connect(file)) as raw, raw:
            raw.execute("DROP TABLE swap")
    error = refusal(plan)
    assert isinstance(error, DamagedStoreError)
    assert error.backup is None


def test_table_that_lost_a_column_is_told(plan: Path) -> None:
    with contextlib.closing(sqlite3.connect(plan)) as raw, raw:
        raw.execute("DROP INDEX swap_by_state")
        raw.execute("ALTER TABLE swap DROP COLUMN state")
    assert "its table “swap” has lost “state”" in refusal(plan).sentence


def test_list_of_tables_is_what_a_new_plan_has(plan: Path) -> None:
    with contextlib.closing(sqlite3.connect(plan)) as raw:
        found = {name for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert found - {"sqlite_sequence", "_sqlite_migrations"} == TABLES


def lost_while_open(store: SqliteStore, table: str) -> SqliteStore:
    with contextlib.closing(sqlite3.connect(store.path)) as raw, raw:
        raw.execute(f"DROP TABLE {table}")
    return store


@pytest.mark.parametrize(
    ("table", "read"),
    [
        ("swap", SqliteStore.swaps),
        ("account", SqliteStore.accounts),
        ("own_record", lambda store: store.own_records(WorkedDay)),
        ("audit", SqliteStore.audit),
        ("team", SqliteStore.team),
    ],
)
def test_table_that_is_lost_while_the_plan_is_open_is_told(
    plan: Path, table: str, read: Callable[[SqliteStore], object]
) -> None:
    with contextlib.closing(SqliteStore.open(plan, CLOCK)) as store:
        with pytest.raises(PlannerError, match="is damaged") as caught:
            read(lost_while_open(store, table))
        assert "restore a backup" in caught.value.next_step


def test_draft_that_is_no_document_is_told(plan: Path) -> None:
    with contextlib.closing(SqliteStore.open(plan, CLOCK)) as store:
        with contextlib.closing(sqlite3.connect(plan)) as raw, raw:
            raw.execute("INSERT INTO draft VALUES ('2026-11-23', '{', 1)")
        with pytest.raises(PlannerError, match="is damaged"):
            store.kept_spans()


def test_existing_file_is_not_overwritten_by_a_new_plan(plan: Path) -> None:
    before = plan.read_bytes()
    with pytest.raises(PlannerError, match="already there"):
        SqliteStore.create(plan, small_team(), "Jo", CLOCK)
    assert plan.read_bytes() == before


def test_new_plan_in_a_folder_that_is_not_there_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="cannot be opened"):
        SqliteStore.create(tmp_path / "none" / "north.rotabene", small_team(), "Jo", CLOCK)
    assert list(tmp_path.iterdir()) == []


def test_new_plan_leaves_no_temporary_file(plan: Path) -> None:
    assert {path.name for path in plan.parent.iterdir()} == {plan.name, f"{plan.name}-backups"}


def test_a_new_plan_that_cannot_be_completed_on_the_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_checkpoint(action: int, name: str | None, *_: str | None) -> int:
        is_checkpoint = action == sqlite3.SQLITE_PRAGMA and name == "wal_checkpoint"
        return sqlite3.SQLITE_DENY if is_checkpoint else sqlite3.SQLITE_OK

    def connect_to_full_disk(path: Path, busy_seconds: float) -> Database:
        db = connect(path, busy_seconds)
        db.conn.set_authorizer(refuse_checkpoint)
        return db

    monkeypatch.setattr(sqlite_store, "connect", connect_to_full_disk)
    with pytest.raises(sqlite3.DatabaseError):
        SqliteStore.create(tmp_path / "north.rotabene", small_team(), "Jo Patel", CLOCK)
    assert list(tmp_path.iterdir()) == []


def test_full_disk_is_told_in_a_sentence(plan: Path) -> None:
    store = SqliteStore.open(plan, CLOCK)
    db = connect(plan, 0.05)
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(sqlite3.OperationalError) as caught:
        db.execute("INSERT INTO setting VALUES ('big', ?)", ["x" * 100_000])
    trouble = trouble_of(caught.value, plan)
    assert trouble is not None
    assert "disk is full" in trouble.sentence
    db.conn.close()
    store.close()


def test_our_own_mistakes_are_not_dressed_up(plan: Path) -> None:
    db = connect(plan, 0.05)
    with pytest.raises(sqlite3.OperationalError) as caught:
        db.execute("SELECT nothing FROM nowhere")
    assert trouble_of(caught.value, plan) is None
    db.conn.close()


def test_backup_is_made_once_a_day_and_the_oldest_are_dropped(plan: Path) -> None:
    for hours in (1, 23, 24, 30, 48):
        SqliteStore.open(plan, StillClock(NOW + timedelta(hours=hours))).close()
    assert len(backups_of(plan)) == 3
    for day in range(3, 30):
        SqliteStore.open(plan, StillClock(NOW + timedelta(days=day))).close()
    assert len(backups_of(plan)) == 14
    assert backups_of(plan)[0].name == "north-20261219T093000Z.rotabene"


def test_backup_is_one_whole_plan_of_its_own(plan: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.rotabene"
    copy.write_bytes(backups_of(plan)[0].read_bytes())
    store = SqliteStore.open(copy, CLOCK)
    assert store.team() == small_team()
    store.close()


def older(path: Path) -> None:
    """A made-up plan of before the first release: only the first step of two was taken."""
    first = Migrations("steps")
    first(name="0001-first")(lambda db: db.execute("CREATE TABLE diary (line TEXT) STRICT"))
    db = connect(path, 0.05)
    migrate(db, path, CLOCK, first)
    db.execute("INSERT INTO diary VALUES ('kept')")
    db.conn.commit()
    db.conn.close()


def steps(*, fails: bool = False) -> Migrations:
    both = Migrations("steps")
    both(name="0001-first")(lambda db: db.execute("CREATE TABLE diary (line TEXT) STRICT"))

    def second(db: Database) -> None:
        db.execute("ALTER TABLE diary ADD COLUMN author TEXT NOT NULL DEFAULT 'Jo'")

    def third(db: Database) -> None:
        db.execute("ALTER TABLE nowhere ADD COLUMN x" if fails else "CREATE TABLE more (x TEXT) STRICT")

    both(name="0002-author")(second)
    both(name="0003-more")(third)
    return both


def test_older_plan_is_brought_up_to_date_after_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "old.rotabene"
    older(path)
    db = connect(path, 0.05)
    migrate(db, path, CLOCK, steps())
    assert db.execute("SELECT line, author FROM diary").fetchall() == [("kept", "Jo")]
    db.conn.close()
    assert len(backups_of(path)) == 1


def test_failed_migration_leaves_the_older_plan(tmp_path: Path) -> None:
    path = tmp_path / "old.rotabene"
    older(path)
    db = connect(path, 0.05)
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, path, CLOCK, steps(fails=True))
    assert [applied.name for applied in steps().applied(db)] == ["0001-first"]
    assert db.execute("SELECT * FROM diary").fetchall() == [("kept",)]
    db.conn.close()


def test_plan_up_to_date_is_not_migrated_again(plan: Path) -> None:
    db = connect(plan, 0.05)
    migrate(db, plan, CLOCK, MIGRATIONS)
    assert MIGRATIONS.pending(db) == []
    db.conn.close()


def test_database_is_safe_by_its_settings(plan: Path) -> None:
    db = connect(plan, 0.05)
    pragmas = {
        name: db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    strict = db.execute("SELECT name FROM pragma_table_list WHERE strict").fetchall()
    assert {name for (name,) in strict} == {
        "team",
        "draft",
        "rota_version",
        "audit",
        "setting",
        "swap",
        "own_record",
        "account",
        "document_part",
    }
    db.conn.close()
