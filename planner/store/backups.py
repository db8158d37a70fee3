"""Rolling backups beside the database, made with SQLite's own online backup, and how to restore one."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planner.domain.errors import PlannerError
from planner.importers.safe_files import disk_trouble
from planner.store.lean_sqlite_utils import Database
from planner.store.schema import MIGRATIONS
from planner.store.whole_tables import missing_part

KEPT = 14
EVERY = timedelta(days=1)
STAMP = "%Y%m%dT%H%M%SZ"
FOLDER = "-backups"


def backup_folder(path: Path) -> Path:
    return path.with_name(f"{path.name}{FOLDER}")


def backups_of(path: Path) -> tuple[Path, ...]:
    """The backups of a database, the newest first."""
    found = [backup for backup in backup_folder(path).glob(f"{path.stem}-*{path.suffix}") if made_at(backup)]
    return tuple(sorted(found, key=lambda backup: backup.name, reverse=True))


def signed_plan_of(backup: Path) -> Path | None:
    """The plan beside whose backups the file lies, where people sign in to it."""
    folder = backup.resolve().parent
    plan = folder.with_name(folder.name.removesuffix(FOLDER))
    if plan.name == folder.name or not plan.is_file():
        return None
    try:
        with contextlib.closing(_reading(plan)) as connection:
            signs_in = connection.execute("SELECT 1 FROM account LIMIT 1").fetchone()
    except sqlite3.Error:
        return None
    return plan if signs_in else None


def is_backup_due(path: Path, now: datetime) -> bool:
    """Whether the newest backup is older than a day, or there is none."""
    newest = next(iter(backups_of(path)), None)
    last = made_at(newest) if newest else None
    return last is None or now - last >= EVERY


def back_up(connection: sqlite3.Connection, path: Path, now: datetime) -> Path:
    """Make a backup of the open database and drop the oldest beyond those kept; returns the new file.

    The copy is whole before it takes its name. Raises PlannerError when it cannot be written.
    """
    folder = backup_folder(path)
    target = folder / f"{path.stem}-{now.astimezone(UTC).strftime(STAMP)}{path.suffix}"
    part = target.with_suffix(".part")
    try:
        folder.mkdir(exist_ok=True)
        with contextlib.closing(sqlite3.connect(part)) as copy:
            connection.backup(copy)
            # One file and no journals beside it, whatever the plan uses.
            copy.execute("PRAGMA journal_mode = DELETE")
        # A backup is read by those who may read the plan.
        shutil.copymode(path, part)
        os.replace(part, target)
    except (OSError, sqlite3.Error) as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise disk_trouble(error, f"“{target}”", "written") from error
        raise PlannerError(
            f"The backup “{target}” could not be written ({error}).", "Check the disk."
        ) from error
    for old in backups_of(path)[KEPT:]:
        with contextlib.suppress(OSError):
            old.unlink()
    return target


def newest_good_backup(path: Path) -> Path | None:
    """The newest backup that SQLite finds whole, or None."""
    return next((backup for backup in backups_of(path) if is_whole(backup)), None)


def is_whole(path: Path) -> bool:
    """Whether the file is a database without damage, and with every table of a plan."""
    try:
        with contextlib.closing(_reading(path)) as connection:
            db = Database(connection, execute_plugins=False)
            return quick_check(connection) == "ok" and not missing_part(db, MIGRATIONS)
    except sqlite3.Error:
        return False


def quick_check(connection: sqlite3.Connection) -> str:
    """`ok`, or the first trouble that SQLite finds."""
    row = connection.execute("PRAGMA quick_check(1)").fetchone()
    return str(row[0]) if row else "no answer"


def refuse_open(path: Path) -> None:
    """PlannerError where a window or a program has the plan open: a file in its place would damage both.

    Of a plan that nobody has open, what its journals hold is put into the file and they go; a file that is no
    plan, and one that is damaged, stay as they are.
    """
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)) as plan:
            plan.execute("PRAGMA busy_timeout = 0")
            plan.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise PlannerError(
                f"“{path}” is open in a window of Rotabene.", "Close it there first, or choose another name."
            ) from error


def restore_backup(path: Path, backup: Path, now: datetime) -> Path:
    """Put a backup in the place of the damaged database, which is kept under the name that is returned.

    The journal files of the damaged database go with it: left behind, they would be played into the backup.
    Raises PlannerError where the plan is whole again (somebody else restored it since) or still open.
    """
    if is_whole(path):
        raise PlannerError(f"“{path}” is not damaged any more.", "Open it as it is.")
    refuse_open(path)
    aside = _free_name(path, f"{path.stem}-damaged-{now.astimezone(UTC).strftime(STAMP)}")
    part = path.with_name(f"{path.name}.part")
    with _told_of(backup, path):
        _copy(backup, part)
        for suffix in ("", "-wal", "-shm"):
            old = path.with_name(path.name + suffix)
            if old.exists():
                os.replace(old, aside.with_name(aside.name + suffix))
        os.replace(part, path)
    return aside


def take_out_backup(path: Path, backup: Path) -> Path:
    """Make a plan of its own of a backup, beside the plan; returns its file. What is there stays as it is."""
    target = _free_name(path, backup.stem)
    part = target.with_name(f"{target.name}.part")
    with _told_of(backup, target):
        _copy(backup, part)
        shutil.copymode(path, part)
        os.replace(part, target)
    return target


def _free_name(path: Path, stem: str) -> Path:
    """A name beside the plan that nothing has yet: the stem, or the stem with a number."""
    number, free = 1, path.with_name(f"{stem}{path.suffix}")
    while free.exists():
        number += 1
        free = path.with_name(f"{stem}-{number}{path.suffix}")
    return free


def _copy(backup: Path, part: Path) -> None:
    with (
        contextlib.closing(_reading(backup)) as source,
        contextlib.closing(sqlite3.connect(part)) as copy,
    ):
        source.backup(copy)


@contextlib.contextmanager
def _told_of(backup: Path, target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise disk_trouble(error, f"“{target}”", "written") from error
    except sqlite3.Error as error:
        raise PlannerError(f"The backup “{backup}” cannot be read.", "Choose an older backup.") from error


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def made_at(backup: Path) -> datetime | None:
    """When a backup was made, from its name."""
    stamp = backup.stem.rsplit("-", 1)[-1]
    try:
        return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
