"""Who signs in to a plan: a name, a role, and what proves that it is them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from planner.domain.records import Id, Name, Record
from planner.domain.roles import Caller, Role

# Tries that cost nothing; then every further one is answered later, up to the longest wait.
FREE_TRIES = 4
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
# How long a word given by the manager, and a sign-in kept in the system's keyring, can be used.
WORD_LASTS = timedelta(days=7)
REMEMBERED_LASTS = timedelta(days=30)

AccountState = Literal[
    # Has a one-time word from the manager and must choose a passphrase with it; signs in; signs in no more.
    "invited",
    "active",
    "ended",
]


class Remembered(Record):
    """A sign-in kept in the keyring of one computer: the SHA-256 of what lies there."""

    digest: str
    until: AwareDatetime


class Account(Record):
    """Somebody who may sign in. `secret` and `recovery` are argon2id hashes, never the words themselves."""

    id: Id
    name: Name
    role: Role
    # The person they are in the team, if they are one.
    staff: Id | None = None
    state: AccountState = "invited"
    secret: str
    # Until when a one-time word can be used.
    word_until: AwareDatetime | None = None
    # Grows with every change of passphrase, role or state: who signed in before has to do so again.
    edition: Annotated[int, Field(ge=1)] = 1
    failures: Annotated[int, Field(ge=0)] = 0
    locked_until: AwareDatetime | None = None
    remembered: tuple[Remembered, ...] = ()
    recovery: str = ""

    @property
    def caller(self) -> Caller:
        return Caller(self.name, self.role, self.staff)

    def waits_until(self, now: datetime) -> datetime | None:
        """Until when no try is answered. A clock that was wrong locks nobody out for longer than a while."""
        if self.locked_until is None or not now < self.locked_until <= now + LONGEST_WAIT:
            return None
        return self.locked_until


def tried(account: Account, now: datetime) -> Account:
    """The account with one more failed try, and the wait that it earns."""
    failures = account.failures + 1
    over = failures - FREE_TRIES
    wait = min(FIRST_WAIT * 2 ** min(over - 1, 10), LONGEST_WAIT) if over > 0 else None
    return account.model_copy(
        update={"failures": failures, "locked_until": now + wait if wait is not None else None}
    )


def next_edition(account: Account, changes: Mapping[str, object]) -> Account:
    """The account after a change of how one signs in: what was begun with the edition before is ended."""
    fresh = {"edition": account.edition + 1, "failures": 0, "locked_until": None, "remembered": ()}
    return account.model_copy(update={**fresh, **changes})


def name_key(name: str) -> str:
    """What names are compared by: the same to whoever types it, in any case and any form of its letters, with
    nothing in it that cannot be seen."""
    seen = "".join(each for each in unicodedata.normalize("NFKC", name) if unicodedata.category(each) != "Cf")
    return " ".join(seen.casefold().split())
