"""One team's plan in one SQLite file, behind the `Store` protocol."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from planner.domain.accounts import Account
from planner.domain.errors import PlannerError
from planner.domain.own_records import Own
from planner.domain.rota import Rota
from planner.domain.swaps import SwapRequest
from planner.domain.team import Team
from planner.importers.safe_files import disk_trouble
from planner.ports import AuditRow, Clock, KeptSpan, RotaVersion
from planner.store import documents
from planner.store.backups import back_up, backups_of, is_backup_due, take_out_backup
from planner.store.lean_sqlite_utils import Database
from planner.store.opening import connect, migrate, refuse_unusable
from planner.store.schema import MIGRATIONS
from planner.store.sqlite_unit_of_work import SqliteUnitOfWork
from planner.store.troubles import told_in_sentences

# How long to wait for another program to finish its change.
BUSY_SECONDS = 5.0


class SqliteStore:
    """A team's database. Every change is made in a unit of work; there is no saving."""

    def __init__(self, db: Database, path: Path, clock: Clock) -> None:
        """Use `open` or `create`."""
        self._db, self._path, self._clock = db, path, clock
        self._teams, self._drafts = documents.TeamReader(db), documents.DraftReader(db)
        # Of published versions by their numbers: they are never written again.
        self._weeks: dict[int, int] = {}
        self._is_in_work = False

    @classmethod
    def open(cls, path: Path | str, clock: Clock, *, busy_seconds: float = BUSY_SECONDS) -> SqliteStore:
        """Open a plan; brings an older one up to date and makes the day's backup.

        Raises PlannerError with a sentence when there is no file, it is a folder, not a plan, damaged
        (`DamagedStoreError` names the backup), from a newer version, write-protected, on a network drive, or
        in use by another program.
        """
        path = Path(path)
        with told_in_sentences(path):
            refuse_unusable(path)
            db = connect(path, busy_seconds)
            try:
                migrate(db, path, clock, MIGRATIONS)
                if is_backup_due(path, clock.now()):
                    back_up(db.conn, path, clock.now())
                store = cls(db, path, clock)
                store.team()
            except BaseException:
                db.conn.close()
                raise
        return store

    @classmethod
    def create(cls, path: Path | str, team: Team, who: str, clock: Clock) -> SqliteStore:
        """Make a new plan with the team in it; the file is there whole or not at all.

        Raises PlannerError when there is a file already, or the place cannot be written.
        """
        path = Path(path)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        with told_in_sentences(path):
            try:
                refuse_unusable(path, is_new=True)
                _write_new(part, team, who, clock)
                # A link, and not a rename, fails where somebody else has made the file meanwhile.
                os.link(part, path)
            except FileExistsError as error:
                raise PlannerError(
                    f"“{path}” is already there.", "Open it, or choose another name."
                ) from error
            except OSError as error:
                if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
                    raise disk_trouble(error, f"“{path}”", "written") from error
                os.rename(part, path)
            finally:
                for suffix in ("", "-wal", "-shm"):
                    with contextlib.suppress(OSError):
                        part.with_name(f"{part.name}{suffix}").unlink(missing_ok=True)
        return cls.open(path, clock)

    @property
    def path(self) -> Path:
        return self._path

    @contextmanager
    def unit_of_work(self, who: str) -> Iterator[SqliteUnitOfWork]:
        """A transaction in the name of `who`: kept whole when the block ends, or not at all when it raises.

        Raises PlannerError when another program holds the database longer than a few seconds.
        """
        if self._is_in_work:
            raise RuntimeError("a unit of work is already open")
        self._is_in_work = True
        connection = self._db.conn
        try:
            with told_in_sentences(self._path):
                # Taking the write lock first, so that what is read cannot be changed before it is written.
                connection.execute("BEGIN IMMEDIATE")
                yield SqliteUnitOfWork(self._db, self._teams, self._drafts, who, self._clock)
                connection.execute("COMMIT")
        finally:
            self._is_in_work = False
            if connection.in_transaction:
                connection.rollback()
                self._teams.forget_all()
                self._drafts.forget_all()
                self._weeks.clear()

    def team(self) -> Team:
        """The team, with the rotas kept with it."""
        with told_in_sentences(self._path):
            return self._teams.team()

    def draft(self, first_day: date) -> Rota | None:
        with told_in_sentences(self._path):
            return self._drafts.draft(first_day)

    def published(self, first_day: date) -> Rota | None:
        """The latest published version of the week that begins on `first_day`."""
        with told_in_sentences(self._path):
            return documents.published(self._db, first_day)

    def version(self, first_day: date, version: int) -> Rota | None:
        """A published version by its number."""
        with told_in_sentences(self._path):
            return documents.published(self._db, first_day, version)

    def versions(self, first_day: date) -> tuple[RotaVersion, ...]:
        """The kept versions of the week, the oldest first, then the draft (version 0) if there is one."""
        with told_in_sentences(self._path):
            return documents.versions(self._db, first_day, self._drafts.draft(first_day))

    def swaps(self, since: datetime | None = None) -> tuple[SwapRequest, ...]:
        """Requests for work to change hands, the oldest first; `since` leaves out those of which the last
        step was earlier."""
        with told_in_sentences(self._path):
            return documents.swaps(self._db, since)

    def open_swaps(self) -> tuple[SwapRequest, ...]:
        """Those that are not settled yet, the oldest first."""
        with told_in_sentences(self._path):
            return documents.open_swaps(self._db)

    def swap(self, request_id: str) -> SwapRequest | None:
        """The request of that id."""
        with told_in_sentences(self._path):
            return documents.swap(self._db, request_id)

    def own_records(self, of: type[Own], since: date | None = None) -> tuple[Own, ...]:
        """Everybody's requests, days worked or check-ins (by their class), from a day on."""
        with told_in_sentences(self._path):
            return documents.own_records(self._db, of, since)

    def own_record(self, of: type[Own], record_id: str) -> Own | None:
        """The record of that kind and id, whoever's it is."""
        with told_in_sentences(self._path):
            return documents.own_record(self._db, of, record_id)

    def accounts(self) -> tuple[Account, ...]:
        """Who signs in, in the order in which they were invited."""
        with told_in_sentences(self._path):
            return documents.accounts(self._db)

    def account(self, name: str) -> Account | None:
        """The account of a name, however it is typed."""
        with told_in_sentences(self._path):
            return documents.account(self._db, name)

    def kept_spans(self) -> tuple[KeptSpan, ...]:
        """The weeks of every draft, and of the latest published version of every first day."""
        with told_in_sentences(self._path):
            return documents.kept_spans(self._db, self._weeks)

    def audit(
        self, *, most: int = 200, what: str | None = None, since: datetime | None = None
    ) -> tuple[AuditRow, ...]:
        """The latest rows of the log, the newest first; `what`: of one kind of step alone, `since`: until one
        is older."""
        with told_in_sentences(self._path):
            return documents.audit(self._db, most, what, since)

    def begun_on(self) -> date:
        """The day on which this plan was made."""
        with told_in_sentences(self._path):
            return documents.begun_on(self._db)

    def setting(self, key: str) -> str | None:
        with told_in_sentences(self._path):
            return documents.setting(self._db, key)

    def put_setting(self, key: str, value: str) -> None:
        """Keep a setting of this plan (what the window shows, not what is planned: it is not audited)."""
        with told_in_sentences(self._path), self._db.atomic():
            self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [key, value])

    def data_version(self) -> int:
        """Another number whenever somebody else has changed the file: another window, another program."""
        with told_in_sentences(self._path):
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def back_up(self) -> Path:
        """Make a backup now; returns its file."""
        return back_up(self._db.conn, self._path, self._clock.now())

    def backups(self) -> tuple[Path, ...]:
        """The backups beside it, the newest first."""
        return backups_of(self._path)

    def take_out_backup(self, backup: Path) -> Path:
        """A plan of its own from a backup, beside this one; returns its file."""
        return take_out_backup(self._path, backup)

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it by the last to close."""
        with contextlib.suppress(sqlite3.Error):
            self._db.conn.close()


def _write_new(part: Path, team: Team, who: str, clock: Clock) -> None:
    db = connect(part, BUSY_SECONDS)
    try:
        # What is private to people is in it, whatever else may be read on this computer.
        os.chmod(part, 0o600)
        migrate(db, part, clock, MIGRATIONS)
        work = SqliteUnitOfWork(db, documents.TeamReader(db), documents.DraftReader(db), who, clock)
        with db.atomic():
            work.save_team(team, what="New plan", subject=team.id)
        # Closing would fold the log into the file too, but says nothing when the disk is full: the file would
        # then be given its name with half of what belongs in it.
        (busy, *_) = db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise PlannerError("The new plan could not be completed on the disk.", "Try again.")
    finally:
        db.conn.close()
