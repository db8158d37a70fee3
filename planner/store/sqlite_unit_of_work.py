"""One transaction on a team's database: each change and its audit row, kept together or not at all."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property

from planner.domain.accounts import Account, name_key
from planner.domain.errors import PlannerError
from planner.domain.own_records import Own, OwnRecord
from planner.domain.records import Record
from planner.domain.rota import Rota
from planner.domain.swaps import SwapRequest
from planner.domain.team import Team
from planner.ports import Clock
from planner.store import documents
from planner.store.changed_parts import changed_parts
from planner.store.documents import DraftReader, TeamReader
from planner.store.lean_sqlite_utils import Database


class SqliteUnitOfWork:
    """Reads and changes inside the transaction that `SqliteStore.unit_of_work` has begun."""

    def __init__(self, db: Database, teams: TeamReader, drafts: DraftReader, who: str, clock: Clock) -> None:
        self._db, self._teams, self._drafts = db, teams, drafts
        self._who, self._clock = who, clock

    def team(self) -> Team:
        return self._teams.team()

    def save_team(self, team: Team, *, what: str, subject: str, reason: str | None = None) -> None:
        """Keep the team as it is now; rotas that are in it no longer stay as versions."""
        is_new = self._db.execute("SELECT count(*) FROM team").fetchone()[0] == 0
        before = None if is_new else self.team()
        if before is not None and before.id != team.id:
            raise PlannerError(
                f"This plan is of the team “{before.id}”, not “{team.id}”.",
                "Make a new plan for another team.",
            )
        if before is None or before.rotas != team.rotas:
            self._keep_rotas(team.rotas)
        self._teams.write(team, before)
        self._log(what, subject, before, team, reason, "team")

    def draft(self, first_day: date) -> Rota | None:
        return self._drafts.draft(first_day)

    def drafts(self) -> tuple[Rota, ...]:
        """The drafts of all weeks, the earliest first."""
        return self._drafts.drafts()

    def save_draft(self, rota: Rota, *, what: str, subject: str, reason: str | None = None) -> None:
        """Keep the rota as the draft of its week."""
        if rota.state != "draft":
            rota = rota.model_copy(update={"state": "draft"})
        before = self.draft(rota.first_day)
        row = self._log(what, subject, before, rota, reason, f"draft {rota.first_day.isoformat()}")
        self._drafts.write(rota, before, row)

    def discard_draft(self, first_day: date, *, what: str, subject: str, reason: str | None = None) -> None:
        """Take the draft of the week away; nothing happens where there is none."""
        before = self.draft(first_day)
        if before is not None:
            self._drafts.drop(first_day)
            self._log(what, subject, before, None, reason, f"draft {first_day.isoformat()}")

    def published(self, first_day: date) -> Rota | None:
        return documents.published(self._db, first_day)

    def publish(self, rota: Rota, *, note: str = "") -> Rota:
        """Keep the rota as the next published version of its week, in the place of its draft.

        Returns it with its number. Earlier versions are kept; the team's list of rotas has the latest.
        """
        before = self.published(rota.first_day)
        week = rota.first_day.isoformat()
        last = self._db.execute(
            "SELECT coalesce(max(version), 0) FROM rota_version WHERE first_day = ?", [week]
        ).fetchone()[0]
        rota = rota.model_copy(update={"state": "published", "version": last + 1})
        position = self._position_for(week)
        self._db.execute("UPDATE rota_version SET kept_position = NULL WHERE kept_position = ?", [position])
        self._insert_version(rota, position, note)
        self._drafts.drop(rota.first_day)
        self._db.execute("UPDATE team SET revision = revision + 1")
        self._teams.forget()
        subject = f"{week} version {rota.version}"
        self._log("Publish rota", subject, before, rota, note or None, f"published {week}")
        return rota

    def open_swaps(self) -> tuple[SwapRequest, ...]:
        """Requests for work to change hands that are not settled yet, the oldest first."""
        return documents.open_swaps(self._db)

    def swap(self, request_id: str) -> SwapRequest | None:
        """The request of that id."""
        return documents.swap(self._db, request_id)

    def save_swap(self, request: SwapRequest, *, what: str, reason: str | None = None) -> None:
        """Keep the request as it is now."""
        before = self.swap(request.id)
        self._db.execute(
            "INSERT INTO swap VALUES (?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET state = excluded.state, document = excluded.document",
            [request.id, request.state, documents.text_of(request, "The request")],
        )
        self._log(what, request.id, before, request, reason, f"swap {request.id}")

    def own_records(self, of: type[Own], since: date | None = None) -> tuple[Own, ...]:
        return documents.own_records(self._db, of, since)

    def own_record(self, of: type[Own], record_id: str) -> Own | None:
        """The record of that kind and id."""
        return documents.own_record(self._db, of, record_id)

    def save_own(self, record: OwnRecord, *, what: str, reason: str | None = None) -> None:
        """Keep a request, a day worked or a check-in as it is now."""
        before = self.own_record(type(record), record.id)
        self._db.execute(
            "INSERT INTO own_record VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, id) "
            "DO UPDATE SET staff = excluded.staff, day = excluded.day, document = excluded.document",
            [
                *(record.kind, record.id, record.staff, record.on.isoformat()),
                documents.text_of(record, f"The {record.kind}"),
            ],
        )
        name = f"{record.kind} {record.id}"
        self._log(what, name[:120], before, record, reason, name)

    def accounts(self) -> tuple[Account, ...]:
        """Who signs in, in the order in which they were invited."""
        return documents.accounts(self._db)

    def account(self, name: str) -> Account | None:
        """The account of a name, however it is typed."""
        return documents.account(self._db, name)

    def save_account(self, account: Account, *, what: str | None = None, subject: str = "") -> None:
        """Keep the account; with `what` also a row of the log, which never has a hash in it."""
        self._db.execute(
            "INSERT INTO account VALUES (?, ?, ?) ON CONFLICT (id) "
            "DO UPDATE SET name_key = excluded.name_key, document = excluded.document",
            [account.id, name_key(account.name), documents.text_of(account, "The sign-in")],
        )
        if what is not None:
            self.note(what=what, subject=subject)

    def now(self) -> datetime:
        """When this is done, by the clock of the store."""
        return self._clock.now()

    def setting(self, key: str) -> str | None:
        return documents.setting(self._db, key)

    def put_setting(self, key: str, value: str) -> None:
        """Keep a setting of this plan with what else is done; it is not audited."""
        self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [key, value])

    def note(self, *, what: str, subject: str, reason: str | None = None) -> None:
        """A row of the log alone."""
        self._log(what, subject, None, None, reason)

    def _keep_rotas(self, rotas: tuple[Rota, ...]) -> None:
        """Make these the team's list; those that are versions already are not kept twice."""
        self._db.execute("UPDATE rota_version SET kept_position = NULL")
        for position, rota in enumerate(rotas):
            found = self._db.execute(
                "SELECT number FROM rota_version WHERE document = ? AND kept_position IS NULL LIMIT 1",
                [rota.model_dump_json()],
            ).fetchone()
            if found is None:
                self._insert_version(rota, position, "From the team file")
            else:
                self._db.execute(
                    "UPDATE rota_version SET kept_position = ? WHERE number = ?", [position, found[0]]
                )

    def _position_for(self, week: str) -> int:
        """Where the week's rota stands in the team's list, or the end of the list."""
        row = self._db.execute(
            "SELECT coalesce((SELECT max(kept_position) FROM rota_version WHERE first_day = ?), "
            "(SELECT coalesce(max(kept_position), -1) + 1 FROM rota_version))",
            [week],
        ).fetchone()
        return int(row[0])

    def _insert_version(self, rota: Rota, position: int, note: str) -> None:
        self._db.execute(
            "INSERT INTO rota_version (first_day, version, state, at, who, note, kept_position, document) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                rota.first_day.isoformat(),
                rota.version,
                rota.state,
                self._clock.now().isoformat(),
                self._who,
                note,
                position,
                rota.model_dump_json(),
            ],
        )

    @cached_property
    def _logged_at(self) -> str:
        """One moment for all that is done in the transaction."""
        return self._clock.now().isoformat()

    @cached_property
    def _first_logged(self) -> int:
        """The number of its first row: its rows are one step to whoever reads them."""
        return int(self._db.execute("SELECT coalesce(max(number), 0) + 1 FROM audit").fetchone()[0])

    def _log(
        self,
        what: str,
        subject: str,
        before: Record | None,
        after: Record | None,
        reason: str | None,
        record: str | None = None,
    ) -> int:
        """`record`: what is changed, so that the log can be replayed. Returns the number of the row."""
        old, new = changed_parts(before, after)
        row = self._db.execute(
            "INSERT INTO audit (at, who, what, subject, before, after, reason, record, first) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [self._logged_at, self._who, what, subject, old, new, reason, record, self._first_logged],
        )
        return row.lastrowid or 0
