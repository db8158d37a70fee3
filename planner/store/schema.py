"""The tables of a team's database, as migrations from version 1 on.

A team and each rota are kept as one JSON document (the same that team and rota files hold), beside an audit
log of single changes: a document is read whole, its form is checked in one place, and another database behind
the `Store` protocol needs no more than these few tables. The lists of the team and of drafts stand in parts
beside them, of which an edit writes those that it changes (`parted_documents`). A change of form gets a new
migration below; a migration that has been released is never edited.
"""

from __future__ import annotations

import json

from planner.store.lean_sqlite_utils import Database, Migrations

# “Rota” in ASCII: tells a database of ours from any other.
APPLICATION_ID = 0x526F7461
MIGRATIONS = Migrations("rotabene")
# The tables that the steps below make.
TABLES = frozenset(
    {"team", "draft", "rota_version", "audit", "setting", "swap", "account", "own_record", "document_part"}
)
# Of records in a part, when drafts and the team were taken apart.
FIRST_PART_LENGTH = 50


@MIGRATIONS(name="0001-team-rotas-audit-settings")
def _create_tables(db: Database) -> None:
    tables = (
        # One row: the team without its kept rotas. `revision` grows with every change.
        "CREATE TABLE team (id INTEGER PRIMARY KEY CHECK (id = 1), revision INTEGER NOT NULL, "
        "document TEXT NOT NULL) STRICT",
        "CREATE TABLE draft (first_day TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT",
        # Every version ever published or brought in with a team file. `kept_position`: its place in the
        # team's list of rotas, for those that are in it.
        "CREATE TABLE rota_version (number INTEGER PRIMARY KEY AUTOINCREMENT, first_day TEXT NOT NULL, "
        "version INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('draft', 'published')), "
        "at TEXT NOT NULL, who TEXT NOT NULL, note TEXT NOT NULL, kept_position INTEGER UNIQUE, "
        "document TEXT NOT NULL) STRICT",
        "CREATE INDEX rota_version_by_week ON rota_version (first_day, version)",
        "CREATE TABLE audit (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, "
        "what TEXT NOT NULL, subject TEXT NOT NULL, before TEXT, after TEXT, reason TEXT) STRICT",
        "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        # The log is only ever added to.
        "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit "
        "BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END",
        "CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit "
        "BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END",
    )
    for table in tables:
        db.execute(table)


@MIGRATIONS(name="0002-swap-requests")
def _create_swaps(db: Database) -> None:
    """Requests for work to change hands, whole; `state` stands beside the document for the open ones."""
    db.execute("CREATE TABLE swap (id TEXT PRIMARY KEY, state TEXT NOT NULL, document TEXT NOT NULL) STRICT")


@MIGRATIONS(name="0003-accounts")
def _create_accounts(db: Database) -> None:
    """Who signs in, whole; `name_key`: the name as it is compared, the same to whoever types it."""
    db.execute(
        "CREATE TABLE account (id TEXT PRIMARY KEY, name_key TEXT NOT NULL UNIQUE, "
        "document TEXT NOT NULL) STRICT"
    )


@MIGRATIONS(name="0004-own-records")
def _create_own_records(db: Database) -> None:
    """Requests, days worked and check-ins, whole, by kind and id; found by the day they are about."""
    db.execute(
        "CREATE TABLE own_record (kind TEXT NOT NULL, id TEXT NOT NULL, staff TEXT NOT NULL, "
        "day TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT"
    )
    db.execute("CREATE INDEX own_record_by_day ON own_record (kind, day)")


@MIGRATIONS(name="0006-audit-record")
def _name_records(db: Database) -> None:
    """What a row of the log is of (`team`, `draft 2026-11-23`, `swap …`), so that the log can be replayed."""
    db.execute("ALTER TABLE audit ADD COLUMN record TEXT")


@MIGRATIONS(name="0007-open-swaps")
def _find_open_swaps(db: Database) -> None:
    """The open requests are looked at with each answer; the settled ones only grow in number."""
    db.execute("CREATE INDEX swap_by_state ON swap (state)")


@MIGRATIONS(name="0008-log-by-step")
def _find_steps(db: Database) -> None:
    """Notices look for what was published last; most rows are of other steps."""
    db.execute("CREATE INDEX audit_by_what ON audit (what)")


@MIGRATIONS(name="0009-rows-of-a-step")
def _join_rows(db: Database) -> None:
    """Each row names the first one of its transaction: together they are one step to whoever reads them."""
    db.execute("ALTER TABLE audit ADD COLUMN first INTEGER")


@MIGRATIONS(name="0010-documents-in-parts")
def _take_documents_apart(db: Database) -> None:
    """The records of a team's and a draft's lists stand beside it. `revision`: the row of the log with which
    a draft was written."""
    db.execute(
        "CREATE TABLE document_part (owner TEXT NOT NULL, field TEXT NOT NULL, number INTEGER NOT NULL, "
        "records TEXT NOT NULL, PRIMARY KEY (owner, field, number)) STRICT"
    )
    db.execute("ALTER TABLE draft ADD COLUMN revision INTEGER NOT NULL DEFAULT 0")
    for (document,) in db.execute("SELECT document FROM team").fetchall():
        db.execute("UPDATE team SET document = ?", [_taken_apart(db, "team", document)])
    for day, document in db.execute("SELECT first_day, document FROM draft").fetchall():
        head = _taken_apart(db, f"draft {day}", document)
        db.execute("UPDATE draft SET document = ? WHERE first_day = ?", [head, day])


def _taken_apart(db: Database, owner: str, document: str) -> str:
    """The document without its lists of records, which are kept as parts. What is no document stays as it is:
    reading it says so."""
    try:
        record = json.loads(document)
    except ValueError:
        return document
    if not isinstance(record, dict):
        return document
    for field, value in tuple(record.items()):
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for start in range(0, len(value), FIRST_PART_LENGTH):
                records = _compact(value[start : start + FIRST_PART_LENGTH])
                row = [owner, field, start // FIRST_PART_LENGTH, records]
                db.execute("INSERT INTO document_part VALUES (?, ?, ?, ?)", row)
            del record[field]
    return _compact(record)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def known_migrations(migrations: Migrations) -> frozenset[str]:
    """The names of all migrations this program knows: applied plus pending, of an empty database."""
    return frozenset(migration.name for migration in migrations.pending(Database(memory=True)))
