"""A plan with a manager, a worker and a service lead; hashes that cost little, made the same way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from planner.domain.roles import Role
from planner.services.accounts.people import begin, invite
from planner.services.accounts.sign_in import SignedIn, sign_in
from planner.store.sqlite_store import SqliteStore
from tests.light_hashes import light_hashes
from tests.planner.services.small_office import StillClock, small_team

__all__ = ["light_hashes"]
PHRASES = {
    "Jo Patel": "seven quiet herons",
    "Ana Alvi": "brick window Tuesday",
    "Li Lead": "paper moth canal",
}


@dataclass
class Office:
    """The plan, its clock, and who is signed in."""

    store: SqliteStore
    clock: StillClock
    manager: SignedIn
    recovery_word: str
    words: dict[str, str] = field(default_factory=dict)

    def joins(self, name: str, role: Role, staff: str | None = None) -> SignedIn:
        """Invited, and signed in for the first time."""
        self.words[name] = invite(self.store, self.manager.caller, name, role, staff, self.clock).word
        return sign_in(self.store, name, self.words[name], self.clock, PHRASES[name])

    def log(self, what: str) -> list[tuple[str, str]]:
        """Who did it, and to what."""
        return [(row.who, row.subject) for row in reversed(self.store.audit(most=500)) if row.what == what]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    clock = StillClock()
    store = SqliteStore.create(tmp_path / "plan.rotabene", small_team(), "Jo Patel", clock)
    first = begin(store, "Jo Patel", PHRASES["Jo Patel"])
    yield Office(store, clock, first.signed_in, first.recovery_word)
    store.close()
