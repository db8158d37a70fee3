"""Signing in: each try is counted before it is looked at, so that a hundred at once count as a hundred."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from planner.domain.accounts import Account, tried
from planner.domain.errors import PlannerError
from planner.domain.roles import PROGRAM, Caller
from planner.ports import Clock, Store
from planner.services.accounts.passphrases import (
    as_word,
    hashed,
    is_outdated,
    is_right,
    refuse_weak,
    spend_as_long,
)

WRONG = "The name and the passphrase do not fit together."
RECOVERED = "Passphrase recovered"


class SignInError(PlannerError):
    """Nobody is signed in."""


class NewPassphraseNeededError(SignInError):
    """The one-time word is right; a passphrase has to be chosen with it now."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who it is, and the edition of their account: a later one ends what was begun with this one."""

    caller: Caller
    account: str
    edition: int


def sign_in(
    store: Store, name: str, passphrase: str, clock: Clock, new_passphrase: str | None = None
) -> SignedIn:
    """Who has this name and passphrase. With a one-time word, `new_passphrase` takes its place.

    Raises `SignInError` when they do not fit, after too many tries, or for somebody who signs in no more;
    `NewPassphraseNeededError` when the word is right and no passphrase was chosen; PlannerError when the
    chosen one is weak.
    """
    account = count_try(store, name, clock.now())
    if account is None:
        spend_as_long(passphrase)
        raise SignInError(WRONG, "Look at both and try again.")
    if account.state == "invited":
        passphrase = as_word(passphrase)
    if not is_right(account.secret, passphrase):
        raise _wrong(store, account, clock.now())
    _refuse_unusable(account, clock.now())
    if account.state == "invited":
        return _begun(store, account, passphrase, new_passphrase)
    secret = hashed(passphrase) if is_outdated(account.secret) else account.secret
    return _signed_in(store, account, {"secret": secret})


def count_try(store: Store, name: str, now: datetime) -> Account | None:
    """The account of the name, with this try counted as failed until it is known to be right.

    Raises `SignInError` while it is locked: such tries are not answered at all.
    """
    with store.unit_of_work(PROGRAM) as unit:
        account = unit.account(name)
        if account is None:
            # Not by what was typed: it may be a passphrase in the wrong place.
            unit.note(what="Sign-in failed", subject="an unknown name")
            return None
        until = account.waits_until(now)
        if until is None:
            unit.save_account(tried(account, now))
    if until is not None:
        raise locked(until)
    return account


def locked(until: datetime) -> SignInError:
    """The error while an account is locked."""
    return SignInError(
        f"Too many tries. The next is answered at {until.astimezone():%H:%M:%S}.",
        "Wait, or ask the manager for a one-time word.",
    )


def fits(name: str, passphrase: str, names: tuple[str, ...]) -> str:
    """The hash of a new passphrase; PlannerError when it is weak."""
    refuse_weak(passphrase, name, *name.split(), *names)
    return hashed(passphrase)


def _wrong(store: Store, account: Account, now: datetime) -> SignInError:
    with store.unit_of_work(PROGRAM) as unit:
        unit.note(what="Sign-in failed", subject=account.name)
        counted = unit.account(account.name)
    until = counted.waits_until(now) if counted is not None else None
    return locked(until) if until is not None else SignInError(WRONG, "Look at both and try again.")


def _refuse_unusable(account: Account, now: datetime) -> None:
    """Told only to whoever knows the passphrase."""
    if account.state == "ended":
        raise SignInError("You sign in to this plan no more.", "Ask the manager.")
    if account.word_until is not None and account.word_until <= now:
        raise SignInError("Your one-time word has run out.", "Ask the manager for another.")


def _begun(store: Store, account: Account, word: str, new_passphrase: str | None) -> SignedIn:
    """The first sign-in with a one-time word."""
    if new_passphrase is None:
        _not_failed(store, account)
        raise NewPassphraseNeededError("Choose your passphrase now.", "The one-time word is used up then.")
    if as_word(new_passphrase) == word:
        _not_failed(store, account)
        raise PlannerError("That is the one-time word.", "Choose a passphrase of your own.")
    try:
        secret = fits(account.name, new_passphrase, (store.team().name,))
    except PlannerError:
        _not_failed(store, account)
        raise
    changes = {"secret": secret, "state": "active", "word_until": None, "edition": account.edition + 1}
    return _signed_in(store, account, changes)


def _not_failed(store: Store, account: Account) -> None:
    """The try was right, and counts no longer."""
    with store.unit_of_work(PROGRAM) as unit:
        now = unit.account(account.name)
        if now is not None and now.edition == account.edition:
            unit.save_account(now.model_copy(update={"failures": 0, "locked_until": None}))


def _signed_in(store: Store, account: Account, changes: Mapping[str, object]) -> SignedIn:
    """Kept, unless the account was changed while the passphrase was looked at."""
    with store.unit_of_work(account.name) as unit:
        now = unit.account(account.name)
        if now is None or now.edition != account.edition:
            raise SignInError("Your sign-in was changed just now.", "Try again.")
        kept = now.model_copy(update={**changes, "failures": 0, "locked_until": None})
        unit.save_account(kept)
        unit.note(what="Signed in", subject=kept.name)
    return SignedIn(kept.caller, kept.id, kept.edition)
