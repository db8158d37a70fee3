"""The protocols that use cases need from outside: a store, a solver, a clock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift, Tier

if TYPE_CHECKING:
    # The solver's process speaks of none of these: it begins sooner without them.
    from planner.domain.accounts import Account
    from planner.domain.own_records import Own, OwnRecord
    from planner.domain.swaps import SwapRequest
    from planner.domain.team import Team

SolveStatus = Literal["optimal", "feasible", "stopped", "infeasible", "invalid"]


@dataclass(frozen=True, slots=True)
class SolveSettings:
    """How long and how to search. `seconds` bounds the whole solve (all tiers). With `repeatable` the same
    seed gives the same rota (slower); `deterministic_seconds` then bounds the work instead of the clock."""

    seconds: float = 30.0
    seed: int = 1
    workers: int = 2
    repeatable: bool = False
    deterministic_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class SolveProgress:
    """A message while solving. `shifts` is set when a better rota was found.

    `tier` is the tier being solved (1–4); `uncovered` counts demands not met in the best rota so far.
    """

    seconds: float
    phase: Literal["building", "searching", "stopping"]
    tier: int = 1
    value: int | None = None
    bound: int | None = None
    uncovered: int | None = None
    shifts: tuple[Shift, ...] | None = None
    # Tiers already finished.
    tiers: tuple[Tier, ...] = ()


@dataclass(frozen=True, slots=True)
class SolveResult:
    """What the solver returns; `shifts` is None only when `infeasible` or `invalid`.

    `conflicts` then says in sentences which pins and laws cannot stand together, or what is invalid.
    """

    status: SolveStatus
    shifts: tuple[Shift, ...] | None
    tiers: tuple[Tier, ...] = ()
    seconds: float = 0.0
    first_rota_seconds: float | None = None
    conflicts: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())


OnProgress = Callable[[SolveProgress], None]
ShouldStop = Callable[[], bool]


class RotaSolver(Protocol):
    """Finds a rota for a frozen problem, here or in another process."""

    def solve(
        self,
        problem: RotaProblem,
        settings: SolveSettings,
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
    ) -> SolveResult:
        """Solve; `should_stop` is polled at least every 0.2 s and ends the search with the best so far."""
        ...


class Clock(Protocol):
    """Tells the time, so that tests can hold it still."""

    def now(self) -> datetime:
        """An aware instant."""
        ...


@dataclass(frozen=True, slots=True)
class AuditRow:
    """Who did what, when, with the record before and after as JSON text (None where there is none).

    `record`: what the row is of (`team`, `draft 2026-11-23`, `published 2026-11-23`, `swap …`, or the kind
    and id of an own record); None where it changes no record. `first`: the number of the first row that was
    written with it in one transaction; None in the log of an earlier version.
    """

    number: int
    at: datetime
    who: str
    what: str
    subject: str
    before: str | None
    after: str | None
    reason: str | None = None
    record: str | None = None
    first: int | None = None

    @property
    def step(self) -> object:
        """The same for all rows of one step."""
        return self.first or (self.at, self.who, self.what, self.subject)


@dataclass(frozen=True, slots=True)
class RotaVersion:
    """One kept version of a rota."""

    first_day: date
    weeks: int
    version: int
    state: Literal["draft", "published"]
    at: datetime
    who: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeptSpan:
    """The weeks of a draft, or of the latest published version that begins on that day."""

    first_day: date
    weeks: int
    is_published: bool

    def covers(self, day: date) -> bool:
        """Whether the day lies in these weeks."""
        return 0 <= (day - self.first_day).days < 7 * self.weeks


class UnitOfWork(Protocol):
    """One transaction: what is done in it is kept whole with its audit row, or not at all."""

    def team(self) -> Team: ...

    def save_team(self, team: Team, *, what: str, subject: str, reason: str | None = None) -> None: ...

    def draft(self, first_day: date) -> Rota | None: ...

    def drafts(self) -> tuple[Rota, ...]: ...

    def save_draft(self, rota: Rota, *, what: str, subject: str, reason: str | None = None) -> None: ...

    def discard_draft(
        self, first_day: date, *, what: str, subject: str, reason: str | None = None
    ) -> None: ...

    def published(self, first_day: date) -> Rota | None: ...

    def publish(self, rota: Rota, *, note: str = "") -> Rota: ...

    def open_swaps(self) -> tuple[SwapRequest, ...]: ...

    def swap(self, request_id: str) -> SwapRequest | None: ...

    def save_swap(self, request: SwapRequest, *, what: str, reason: str | None = None) -> None: ...

    def own_records(self, of: type[Own], since: date | None = None) -> tuple[Own, ...]: ...

    def own_record(self, of: type[Own], record_id: str) -> Own | None: ...

    def save_own(self, record: OwnRecord, *, what: str, reason: str | None = None) -> None: ...

    def now(self) -> datetime: ...

    def accounts(self) -> tuple[Account, ...]: ...

    def account(self, name: str) -> Account | None: ...

    def save_account(self, account: Account, *, what: str | None = None, subject: str = "") -> None:
        """Keep the account; with `what` also a row of the log, which never has a hash in it."""
        ...

    def setting(self, key: str) -> str | None: ...

    def put_setting(self, key: str, value: str) -> None: ...

    def note(self, *, what: str, subject: str, reason: str | None = None) -> None:
        """Keep a row in the log of something that changed no record: somebody was refused."""
        ...


class Store(Protocol):
    """Where one team's plan is kept: local SQLite first, a server later."""

    def unit_of_work(self, who: str) -> AbstractContextManager[UnitOfWork]: ...

    def team(self) -> Team: ...

    def draft(self, first_day: date) -> Rota | None: ...

    def published(self, first_day: date) -> Rota | None: ...

    def versions(self, first_day: date) -> tuple[RotaVersion, ...]: ...

    def kept_spans(self) -> tuple[KeptSpan, ...]: ...

    def audit(
        self, *, most: int = 200, what: str | None = None, since: datetime | None = None
    ) -> tuple[AuditRow, ...]: ...

    def version(self, first_day: date, version: int) -> Rota | None: ...

    def swaps(self, since: datetime | None = None) -> tuple[SwapRequest, ...]: ...

    def open_swaps(self) -> tuple[SwapRequest, ...]: ...

    def swap(self, request_id: str) -> SwapRequest | None: ...

    def own_records(self, of: type[Own], since: date | None = None) -> tuple[Own, ...]: ...

    def own_record(self, of: type[Own], record_id: str) -> Own | None: ...

    def accounts(self) -> tuple[Account, ...]: ...

    def account(self, name: str) -> Account | None: ...

    def begun_on(self) -> date: ...

    def setting(self, key: str) -> str | None: ...

    def put_setting(self, key: str, value: str) -> None: ...

    def close(self) -> None: ...


class PlanFile(Store, Protocol):
    """A store that is one file on this computer, which other windows and programs may have open too."""

    @property
    def path(self) -> Path: ...

    def data_version(self) -> int: ...

    def back_up(self) -> Path: ...

    def backups(self) -> tuple[Path, ...]: ...

    def take_out_backup(self, backup: Path) -> Path: ...
