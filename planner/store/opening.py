"""What is looked at before a plan is opened, and how it is brought up to date."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

from planner.domain.errors import PlannerError
from planner.importers.safe_files import disk_trouble
from planner.ports import Clock
from planner.store.backups import back_up, newest_good_backup, quick_check, signed_plan_of
from planner.store.disk_place import is_on_network_drive
from planner.store.lean_sqlite_utils import Database, Migrations
from planner.store.schema import APPLICATION_ID, known_migrations
from planner.store.troubles import DamagedStoreError
from planner.store.whole_tables import missing_part

HEADER = b"SQLite format 3\x00"


def refuse_unusable(path: Path, *, is_new: bool = False) -> None:
    """PlannerError for what the file system tells: missing, a folder, no permission, a network drive, or a
    file that is no database at all. `is_new`: it is about to be made."""
    if path.is_dir():
        raise PlannerError(f"“{path}” is a folder, not a plan.", "Choose the plan's file in it.")
    if not is_new and path.exists() and not path.is_file():
        # To open a pipe would wait for ever for somebody to write into it.
        raise PlannerError(f"“{path}” is a device or a pipe, not a plan.", "Choose another file.")
    if is_on_network_drive(path):
        raise PlannerError(
            f"“{path}” is on a network drive, where two people can destroy each other's changes.",
            "Keep the plan on a disk of this computer and share exports of it.",
        )
    if is_new:
        if path.exists():
            raise FileExistsError(errno.EEXIST, "is there", str(path))
        return
    what = f"“{path}”"
    try:
        # Not by opening it: closing a file gives up all locks that this process has on it, SQLite's too, and
        # another program may then take the log away from under an open plan (docs/decisions/0020).
        size = path.stat().st_size
        if not os.access(path, os.R_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    except OSError as error:
        raise disk_trouble(error, what, "read") from error
    if plan := signed_plan_of(path):
        raise PlannerError(
            f"{what} is a backup of “{plan.name}”, where people sign in.",
            "Open the plan itself; its history goes back to earlier days.",
        )
    if not size:
        _refuse_no_database(path, b"")
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise PlannerError(
            f"{what} is write-protected, or its folder is.",
            "Ask for permission to change it, or copy it to a folder of your own.",
        )


def _refuse_no_database(path: Path, start: bytes) -> None:
    if start and start.strip(b"\0"):
        raise PlannerError(f"“{path}” is not a Rotabene plan.", "Choose another file.")
    # Empty or overwritten with nothing: what a crashed disk leaves of a file.
    backup = newest_good_backup(path)
    if backup is None:
        raise PlannerError(f"“{path}” is an empty file, not a Rotabene plan.", "Choose another file.")
    raise DamagedStoreError(path, backup, "it is empty")


def connect(path: Path, busy_seconds: float) -> Database:
    """Open the file with a write-ahead log, every commit on the disk, and foreign keys checked."""
    connection = sqlite3.connect(path, timeout=busy_seconds)
    try:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")
        return Database(connection, execute_plugins=False)
    except sqlite3.DatabaseError as error:
        connection.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            with open(path, "rb") as file:
                start = file.read(len(HEADER))
            if start != HEADER:
                _refuse_no_database(path, start)
        if _means_damage(error):
            raise DamagedStoreError(path, newest_good_backup(path)) from error
        raise
    except BaseException:
        connection.close()
        raise


def migrate(db: Database, path: Path, clock: Clock, migrations: Migrations) -> None:
    """Apply what is missing, after a backup; refuse another program's, a damaged and a newer database."""
    _refuse_damaged(db, path)
    is_empty = not db.table_names()
    owner = db.execute("PRAGMA application_id").fetchone()[0]
    if not is_empty and owner != APPLICATION_ID:
        raise PlannerError(f"“{path}” is a database of another program.", "Choose a Rotabene plan.")
    known = known_migrations(migrations)
    unknown = [applied.name for applied in migrations.applied(db) if applied.name not in known]
    if unknown:
        raise PlannerError(
            f"“{path}” was last used with a newer version of Rotabene (it has “{unknown[-1]}”).",
            "Update Rotabene on this computer; the plan was not changed.",
        )
    missing = missing_part(db, migrations)
    if missing:
        raise DamagedStoreError(path, newest_good_backup(path), missing)
    if not migrations.pending(db):
        return
    if not is_empty:
        back_up(db.conn, path, clock.now())
    # All of them or none: a plan is never left between two versions.
    with db.atomic():
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.apply(db)


def _refuse_damaged(db: Database, path: Path) -> None:
    try:
        is_sound = quick_check(db.conn) == "ok"
    except sqlite3.DatabaseError as error:
        if not _means_damage(error):
            raise
        is_sound = False
    if not is_sound:
        # What SQLite says of its pages helps nobody.
        raise DamagedStoreError(path, newest_good_backup(path))


def _means_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the error is of the file's content. A broken header comes as a plain error with these words."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or "unsupported file format" in str(error)
