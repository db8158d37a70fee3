"""Reading what a team's database holds: documents to records, rows to the records of the ports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import takewhile
from typing import TypeVar

from pydantic import ValidationError

from planner.domain.accounts import Account, name_key
from planner.domain.errors import PlannerError
from planner.domain.own_records import Own
from planner.domain.records import Record
from planner.domain.rota import Rota
from planner.domain.swaps import OPEN_STATES, SwapRequest
from planner.domain.team import Team
from planner.domain.time_grid import civil_of, date_of
from planner.ports import AuditRow, KeptSpan, RotaVersion
from planner.store.known_documents import note, read
from planner.store.lean_sqlite_utils import Database
from planner.store.parted_documents import Document, drop_parts, in_parts, store_parts, stored

AnyRecord = TypeVar("AnyRecord", bound=Record)
# Read off a rota's document without reading it whole.
WEEKS = "coalesce(json_extract(document, '$.weeks'), 1)"


class TeamReader:
    """The team of a database, read again only when its revision has changed (by us or another program)."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: tuple[int, Team] | None = None
        # By number: a version is never written again.
        self._rotas: dict[int, Rota] = {}
        self._document: Document | None = None

    def team(self) -> Team:
        """The team with its kept rotas."""
        row = self._db.execute("SELECT revision FROM team").fetchone()
        if row is None:
            raise PlannerError("There is no team in this plan.", "Restore a backup of it.")
        revision = int(row[0])
        if self._known is None or self._known[0] != revision:
            self._known = (revision, self._read())
        return self._known[1]

    def write(self, team: Team, before: Team | None) -> None:
        """Keep the team in the place of `before`, which was read; its rotas have a table of their own."""
        bare = team.model_copy(update={"rotas": ()})
        document = in_parts(bare, before, self._document)
        self._db.execute(
            "INSERT INTO team VALUES (1, 1, ?) "
            "ON CONFLICT (id) DO UPDATE SET revision = revision + 1, document = excluded.document",
            [document.head],
        )
        store_parts(self._db, "team", document, self._document)
        _note(document, bare, before and before.model_copy(update={"rotas": ()}), "The team")
        self.forget()

    def forget(self) -> None:
        """Read it again next time."""
        self._known = None

    def forget_all(self) -> None:
        """Also its rotas: a transaction was rolled back, and its numbers go to other versions."""
        self._known, self._rotas, self._document = None, {}, None

    def _read(self) -> Team:
        row = self._db.execute("SELECT document FROM team").fetchone()
        kept = self._db.execute(
            "SELECT number FROM rota_version WHERE kept_position IS NOT NULL ORDER BY kept_position"
        ).fetchall()
        self._rotas = {number: self._rotas.get(number) or self._kept_rota(number) for (number,) in kept}
        rotas = tuple(self._rotas.values())
        self._document = stored(self._db, "team", row[0])
        return read_document(Team, self._document, "The team").model_copy(update={"rotas": rotas})

    def _kept_rota(self, number: int) -> Rota:
        row = self._db.execute("SELECT document FROM rota_version WHERE number = ?", [number]).fetchone()
        return read_document(Rota, row[0], "A kept rota")


class DraftReader:
    """The drafts of a database, each read again only when it was written anew (by us or another program)."""

    def __init__(self, db: Database) -> None:
        self._db = db
        # By first day, with the row of the log with which it was written: no row is ever given twice.
        self._known: dict[date, tuple[int, Rota, Document]] = {}

    def draft(self, first_day: date) -> Rota | None:
        """The draft that begins on the day."""
        week = first_day.isoformat()
        row = self._db.execute("SELECT revision FROM draft WHERE first_day = ?", [week]).fetchone()
        if row is None:
            return None
        known = self._known.get(first_day)
        if known is None or known[0] != row[0]:
            row = self._db.execute(
                "SELECT revision, document FROM draft WHERE first_day = ?", [week]
            ).fetchone()
            document = stored(self._db, _owner(first_day), row[1])
            known = row[0], read_document(Rota, document, "The draft rota"), document
            self._known[first_day] = known
        return known[1]

    def drafts(self) -> tuple[Rota, ...]:
        """The drafts of all weeks, the earliest first."""
        rows = self._db.execute("SELECT first_day FROM draft ORDER BY first_day").fetchall()
        return tuple(rota for (day,) in rows if (rota := self.draft(_day(day))) is not None)

    def write(self, rota: Rota, before: Rota | None, revision: int) -> None:
        """Keep the rota as the draft of its week, in the place of `before`, which was read."""
        day, owner = rota.first_day, _owner(rota.first_day)
        standing = self._known[day][2] if before is not None else None
        document = in_parts(rota, before, standing)
        self._db.execute(
            "INSERT INTO draft VALUES (?1, ?2, ?3) "
            "ON CONFLICT (first_day) DO UPDATE SET document = ?2, revision = ?3",
            [day.isoformat(), document.head, revision],
        )
        store_parts(self._db, owner, document, standing)
        self._known.pop(day, None)
        if _note(document, rota, before, "The draft rota"):
            self._known[day] = revision, rota, document

    def drop(self, first_day: date) -> None:
        """The week has no draft any more."""
        self._db.execute("DELETE FROM draft WHERE first_day = ?", [first_day.isoformat()])
        drop_parts(self._db, _owner(first_day))
        self._known.pop(first_day, None)

    def forget_all(self) -> None:
        """Read them again next time: a transaction was rolled back."""
        self._known.clear()


def _owner(first_day: date) -> str:
    return f"draft {first_day.isoformat()}"


def read_document(record: type[AnyRecord], document: Document | str, what: str) -> AnyRecord:
    """The record of a stored document; PlannerError when it cannot be one."""
    try:
        return read(record, document)
    except ValidationError as error:
        raise PlannerError(
            f"{what} in this plan cannot be read ({_first_of(error)}).", "Restore a backup of the plan."
        ) from error


def text_of(record: Record, what: str) -> str:
    """The document of a small record. PlannerError, before anything is written, when it could not be read
    again."""
    text = record.model_dump_json()
    with _told_as_unkeepable(what):
        type(record).model_validate_json(text)
    return text


def _note(document: Document, record: Record, before: Record | None, what: str) -> bool:
    """Whether what was written reads back as it was. PlannerError, with which all of it is taken back, when
    it could not be read again."""
    with _told_as_unkeepable(what):
        return note(document, record, before)


@contextmanager
def _told_as_unkeepable(what: str) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        sentence = f"{what} cannot be kept like that ({_first_of(error)})."
        raise PlannerError(sentence, "Correct it; nothing was changed.") from error


def _first_of(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"


def _day(text: str) -> date:
    """The day of a row; PlannerError when it is none: something else has written into the file."""
    return _instant(text).date()


def _instant(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise PlannerError(
            f"A row of this plan has “{text[:40]}” for a time.", "Restore a backup of the plan."
        ) from error


def published(db: Database, first_day: date, version: int | None = None) -> Rota | None:
    """The latest published version of the week, or the one of that number."""
    row = db.execute(
        "SELECT document FROM rota_version WHERE first_day = ? AND state = 'published' "
        "AND (? IS NULL OR version = ?) ORDER BY version DESC, number DESC LIMIT 1",
        [first_day.isoformat(), version, version],
    ).fetchone()
    return None if row is None else read_document(Rota, row[0], "A published rota")


def versions(db: Database, first_day: date, now: Rota | None) -> tuple[RotaVersion, ...]:
    """The kept versions of the week, the oldest first, then its draft."""
    rows = db.execute(
        f"SELECT {WEEKS}, version, state, at, who, note FROM rota_version WHERE first_day = ? "
        "ORDER BY version, number",
        [first_day.isoformat()],
    ).fetchall()
    kept = tuple(
        RotaVersion(first_day, weeks, version, state, _instant(at), who, note)
        for weeks, version, state, at, who, note in rows
    )
    if now is None:
        return kept
    return (*kept, RotaVersion(now.first_day, now.weeks, now.version, "draft", now.made.at, now.made.by))


def swaps(db: Database, since: datetime | None) -> tuple[SwapRequest, ...]:
    """Requests for work to change hands, the oldest first; `since` leaves out those of which the last step
    was earlier."""
    seconds = None if since is None else int(since.timestamp())
    return _swaps(
        db,
        "WHERE ?1 IS NULL OR "
        "CAST(strftime('%s', json_extract(document, '$.history[#-1].at')) AS INTEGER) >= ?1",
        [seconds],
    )


def open_swaps(db: Database) -> tuple[SwapRequest, ...]:
    """Those that are not settled yet, the oldest first."""
    return _swaps(db, f"WHERE state IN ({', '.join('?' * len(OPEN_STATES))})", sorted(OPEN_STATES))


def swap(db: Database, request_id: str) -> SwapRequest | None:
    """The request of that id."""
    return next(iter(_swaps(db, "WHERE id = ?", [request_id])), None)


def _swaps(db: Database, where: str, values: Sequence[object]) -> tuple[SwapRequest, ...]:
    rows = db.execute(f"SELECT document FROM swap {where} ORDER BY rowid", values).fetchall()
    return tuple(read_document(SwapRequest, row[0], "A swap request") for row in rows)


def own_records(db: Database, of: type[Own], since: date | None) -> tuple[Own, ...]:
    """What people have asked, worked or checked in, of one kind, by its day; `since` leaves earlier out."""
    first = "" if since is None else since.isoformat()
    rows = db.execute(
        "SELECT document FROM own_record WHERE kind = ? AND day >= ? ORDER BY day, rowid", [of.kind, first]
    ).fetchall()
    return tuple(read_document(of, row[0], "A record") for row in rows)


def accounts(db: Database) -> tuple[Account, ...]:
    """Who signs in, in the order in which they were invited."""
    rows = db.execute("SELECT document FROM account ORDER BY rowid").fetchall()
    return tuple(read_document(Account, row[0], "A sign-in") for row in rows)


def account(db: Database, name: str) -> Account | None:
    """The account of a name, however it is typed."""
    row = db.execute("SELECT document FROM account WHERE name_key = ?", [name_key(name)]).fetchone()
    return None if row is None else read_document(Account, row[0], "A sign-in")


def own_record(db: Database, of: type[Own], record_id: str) -> Own | None:
    """The record of that kind and id."""
    row = db.execute(
        "SELECT document FROM own_record WHERE kind = ? AND id = ?", [of.kind, record_id]
    ).fetchone()
    return None if row is None else read_document(of, row[0], "A record")


def kept_spans(db: Database, known: dict[int, int]) -> tuple[KeptSpan, ...]:
    """Read off the documents without reading them whole. `known`: the weeks of versions that were looked at
    before, by their numbers."""
    drafts = db.execute(f"SELECT first_day, {WEEKS} FROM draft").fetchall()
    spans = [KeptSpan(_day(day), int(weeks), is_published=False) for day, weeks in drafts]
    versions = db.execute(
        "SELECT first_day, max(number) FROM rota_version WHERE state = 'published' GROUP BY first_day"
    ).fetchall()
    for day, number in versions:
        if number not in known:
            row = db.execute(f"SELECT {WEEKS} FROM rota_version WHERE number = ?", [number]).fetchone()
            known[number] = int(row[0])
        spans.append(KeptSpan(_day(day), known[number], is_published=True))
    return tuple(sorted(spans, key=lambda span: (span.first_day, span.is_published)))


def setting(db: Database, key: str) -> str | None:
    row = db.execute("SELECT value FROM setting WHERE key = ?", [key]).fetchone()
    return None if row is None else str(row[0])


def begun_on(db: Database) -> date:
    """The day of the first row of the log."""
    row = db.execute("SELECT at FROM audit ORDER BY number LIMIT 1").fetchone()
    if row is None:
        raise PlannerError("The log of this plan is empty.", "Restore a backup of the plan.")
    return date_of(civil_of(_instant(row[0])))


def audit(db: Database, most: int, what: str | None, since: datetime | None) -> tuple[AuditRow, ...]:
    where, values = ("WHERE what = ? ", [what]) if what is not None else ("", [])
    found = db.execute(
        "SELECT number, at, who, what, subject, before, after, reason, record, first FROM audit "
        f"{where}ORDER BY number DESC LIMIT ?",
        [*values, most],
    )
    # One by one: rows of a publishing are as long as its rota.
    rows = (AuditRow(row[0], _instant(row[1]), *row[2:]) for row in found)
    return tuple(takewhile(lambda row: since is None or row.at >= since, rows))
