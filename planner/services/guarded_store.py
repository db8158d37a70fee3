"""A store bound to who has signed in: every use case that reads or writes through it is held to their role.

What is planned by the manager needs nothing more: plain writing is closed to everybody else, and what is read
leaves out what is private to others. Use cases for more than one role go through `permitted`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from planner.domain.accounts import Account, name_key
from planner.domain.errors import NotPermittedError
from planner.domain.own_records import Own
from planner.domain.permissions import Deed, may
from planner.domain.plan_settings import is_of_plan, may_read_setting
from planner.domain.roles import Caller
from planner.domain.rota import Rota
from planner.domain.swaps import SwapRequest
from planner.domain.team import Team
from planner.ports import AuditRow, KeptSpan, PlanFile, RotaVersion, UnitOfWork
from planner.services.accounts.standing import refuse_fallen
from planner.services.refusals import keep_refusal, refuse_by_table
from planner.services.seen_by import seen_own, seen_rota, seen_rows, seen_swaps, seen_team


class GuardedStore:
    """`whole` as `caller` may see and change it."""

    def __init__(self, whole: PlanFile, caller: Caller, edition: int | None = None) -> None:
        """`edition`: of the caller's account when they signed in; None where they need not."""
        self.whole, self.caller, self.edition = whole, caller, edition
        self._seen: tuple[Team, Team] | None = None

    @property
    def path(self) -> Path:
        return self.whole.path

    @contextmanager
    def unit_of_work(self, who: str) -> Iterator[UnitOfWork]:
        """A transaction in the caller's own name. `NotPermittedError` for whoever may not change the plan,
        and for another name where people sign in."""
        self._refuse_unless("change the plan")
        if self.edition is not None and who != self.caller.name:
            raise NotPermittedError("This plan is open in somebody else's name.", "Sign in again.")
        with self.whole.unit_of_work(who) as unit:
            refuse_fallen(unit, self.caller, self.edition)
            yield unit

    def team(self) -> Team:
        """The team without what is private to others."""
        team = self.whole.team()
        if self._seen is None or self._seen[0] is not team:
            self._seen = (team, seen_team(self.caller, team))
        return self._seen[1]

    def draft(self, first_day: date) -> Rota | None:
        """The draft; None for whoever sees only what is published."""
        return self._rota(self.whole.draft(first_day)) if may(self.caller, "see drafts") else None

    def published(self, first_day: date) -> Rota | None:
        return self._rota(self.whole.published(first_day))

    def version(self, first_day: date, version: int) -> Rota | None:
        return self._rota(self.whole.version(first_day, version))

    def versions(self, first_day: date) -> tuple[RotaVersion, ...]:
        kept = self.whole.versions(first_day)
        return kept if may(self.caller, "see drafts") else tuple(v for v in kept if v.state == "published")

    def kept_spans(self) -> tuple[KeptSpan, ...]:
        spans = self.whole.kept_spans()
        return spans if may(self.caller, "see drafts") else tuple(each for each in spans if each.is_published)

    def audit(
        self, *, most: int = 200, what: str | None = None, since: datetime | None = None
    ) -> tuple[AuditRow, ...]:
        """The latest rows of the log that the caller may read; see `seen_rows`."""
        asked = most
        while True:
            rows = self.whole.audit(most=asked, what=what, since=since)
            seen = seen_rows(self.caller, rows)
            if len(seen) >= most or len(rows) < asked:
                return seen[:most]
            # Between those that they may read there are others.
            asked *= 4

    def swaps(self, since: datetime | None = None) -> tuple[SwapRequest, ...]:
        """The requests that concern the caller."""
        return seen_swaps(self.caller, self.whole.swaps(since))

    def open_swaps(self) -> tuple[SwapRequest, ...]:
        """Those of them that are not settled yet."""
        return seen_swaps(self.caller, self.whole.open_swaps())

    def swap(self, request_id: str) -> SwapRequest | None:
        """The request of that id, where it concerns the caller."""
        found = self.whole.swap(request_id)
        return None if found is None else next(iter(seen_swaps(self.caller, (found,))), None)

    def own_records(self, of: type[Own], since: date | None = None) -> tuple[Own, ...]:
        """Requests, days worked and check-ins that the caller may see."""
        return seen_own(self.caller, self.whole.own_records(of, since))

    def own_record(self, of: type[Own], record_id: str) -> Own | None:
        """The record of that id, where the caller may see it."""
        found = self.whole.own_record(of, record_id)
        return None if found is None else next(iter(seen_own(self.caller, (found,))), None)

    def accounts(self) -> tuple[Account, ...]:
        """Who signs in, without what proves it; one's own alone for whoever may see no more."""
        is_all = may(self.caller, "see who signs in")
        return tuple(
            each.model_copy(update={"secret": "", "recovery": "", "remembered": ()})
            for each in self.whole.accounts()
            if is_all or each.name == self.caller.name
        )

    def account(self, name: str) -> Account | None:
        """The account of a name, where the caller may see it."""
        return next((each for each in self.accounts() if name_key(each.name) == name_key(name)), None)

    def begun_on(self) -> date:
        return self.whole.begun_on()

    def setting(self, key: str) -> str | None:
        """A setting of the plan, or one of the caller's own; those of other people are as if never kept."""
        return self.whole.setting(key) if may_read_setting(self.caller, key) else None

    def put_setting(self, key: str, value: str) -> None:
        """Keep a setting of the plan. `NotPermittedError` for whoever may not change the plan, and for
        what is some person's own."""
        self._refuse_unless("change the plan")
        if not is_of_plan(key):
            raise NotPermittedError("This is no setting of the whole plan.", "Each person sets their own.")
        refuse_fallen(self.whole, self.caller, self.edition)
        self.whole.put_setting(key, value)

    def data_version(self) -> int:
        return self.whole.data_version()

    def back_up(self) -> Path:
        """Make a backup now. `NotPermittedError` for whoever may not have the whole plan."""
        self._refuse_unless("copy the whole plan")
        refuse_fallen(self.whole, self.caller, self.edition)
        return self.whole.back_up()

    def backups(self) -> tuple[Path, ...]:
        """The backups beside the plan, the newest first. `NotPermittedError` as `back_up`."""
        self._refuse_unless("copy the whole plan")
        return self.whole.backups()

    def take_out_backup(self, backup: Path) -> Path:
        """A plan of its own from a backup, beside this one. `NotPermittedError` as `back_up`."""
        self._refuse_unless("copy the whole plan")
        refuse_fallen(self.whole, self.caller, self.edition)
        return self.whole.take_out_backup(backup)

    def close(self) -> None:
        self.whole.close()

    def _rota(self, rota: Rota | None) -> Rota | None:
        return None if rota is None else seen_rota(self.caller, rota)

    def _refuse_unless(self, deed: Deed) -> None:
        try:
            refuse_by_table(self.caller, deed, None)
        except NotPermittedError as error:
            keep_refusal(self.whole, self.caller, deed, None, error)
            raise
