"""What each does with their own sign-in: change the passphrase, have it kept in the keyring, recover it."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from planner.domain.accounts import REMEMBERED_LASTS, Account, Remembered, next_edition
from planner.domain.errors import PlannerError
from planner.domain.roles import PROGRAM
from planner.ports import Clock, Store, UnitOfWork
from planner.services.accounts.passphrases import as_word, hashed, is_right, one_time_word, spend_as_long
from planner.services.accounts.people import FirstManager
from planner.services.accounts.sign_in import RECOVERED, WRONG, SignedIn, SignInError, count_try, fits

MOST_REMEMBERED = 5


def change_passphrase(
    store: Store, name: str, passphrase: str, new_passphrase: str, clock: Clock
) -> SignedIn:
    """Another passphrase, by whoever knows the present one. Other windows have to sign in again.

    Raises `SignInError` when the present one is wrong (it counts as a try), PlannerError when the new one is
    weak.
    """
    secret = fits(name, new_passphrase, (store.team().name,))
    account = count_try(store, name, clock.now())
    is_it = account is not None and account.state == "active" and is_right(account.secret, passphrase)
    if account is None or not is_it:
        raise SignInError("That is not your present passphrase.", "Try again.")
    with store.unit_of_work(account.name) as unit:
        kept = next_edition(_present(unit, account), {"secret": secret})
        unit.save_account(kept, what="Change passphrase", subject=kept.name)
    return SignedIn(kept.caller, kept.id, kept.edition)


def recover(store: Store, name: str, recovery_word: str, new_passphrase: str, clock: Clock) -> FirstManager:
    """The manager who forgot the passphrase and has the recovery word: it is used up, and another shown.

    Raises `SignInError` when the word is wrong (it counts as a try).
    """
    secret, word = fits(name, new_passphrase, (store.team().name,)), one_time_word()
    recovery = hashed(word)
    account = count_try(store, name, clock.now())
    if account is None or not account.recovery:
        spend_as_long(recovery_word)
        raise SignInError(WRONG, "Only a manager who began the sign-in has a recovery word.")
    if account.state == "ended" or not is_right(account.recovery, as_word(recovery_word)):
        raise SignInError("That is not the recovery word.", "It was shown once, when sign-in began.")
    with store.unit_of_work(account.name) as unit:
        changes = {"secret": secret, "recovery": recovery, "state": "active", "word_until": None}
        kept = next_edition(_present(unit, account), changes)
        unit.save_account(kept, what=RECOVERED, subject=kept.name)
    return FirstManager(SignedIn(kept.caller, kept.id, kept.edition), word)


def new_recovery_word(store: Store, signed_in: SignedIn) -> str:
    """Another recovery word for a manager; the one before is worth nothing."""
    word = one_time_word()
    recovery = hashed(word)
    with store.unit_of_work(signed_in.caller.name) as unit:
        account = _of(unit, signed_in)
        if account.role != "manager":
            raise PlannerError(
                "Only managers have a recovery word.", "The manager gives you a one-time word."
            )
        changed = account.model_copy(update={"recovery": recovery})
        unit.save_account(changed, what="New recovery word", subject=account.name)
    return word


def remember(store: Store, signed_in: SignedIn, clock: Clock) -> str:
    """A key for the keyring of this computer, with which one is signed in for thirty days."""
    key, now = secrets.token_urlsafe(32), clock.now()
    with store.unit_of_work(signed_in.caller.name) as unit:
        account = _of(unit, signed_in)
        kept = tuple(each for each in account.remembered if each.until > now)[-(MOST_REMEMBERED - 1) :]
        added = Remembered(digest=_digest(key), until=now + REMEMBERED_LASTS)
        unit.save_account(account.model_copy(update={"remembered": (*kept, added)}))
    return key


def forget(store: Store, signed_in: SignedIn, key: str) -> None:
    """The key is worth nothing from now on."""
    with store.unit_of_work(signed_in.caller.name) as unit:
        account = _of(unit, signed_in)
        left = tuple(each for each in account.remembered if each.digest != _digest(key))
        unit.save_account(account.model_copy(update={"remembered": left}))


def sign_in_by_key(store: Store, key: str, clock: Clock) -> SignedIn | None:
    """Who is remembered under the key, if it is still worth something."""
    now, digest = clock.now(), _digest(key)
    for account in store.accounts():
        for each in account.remembered:
            is_it = hmac.compare_digest(each.digest, digest)
            if is_it and each.until > now and account.state == "active":
                with store.unit_of_work(PROGRAM) as unit:
                    unit.note(what="Signed in by keyring", subject=account.name)
                return SignedIn(account.caller, account.id, account.edition)
    return None


def _digest(key: str) -> str:
    """Of 256 random bits: there is nothing to guess, and no need of a slow hash."""
    return hashlib.sha256(key.encode()).hexdigest()


def _present(unit: UnitOfWork, account: Account) -> Account:
    """The account as it is, unless it was changed while the passphrase was looked at."""
    return _of(unit, SignedIn(account.caller, account.id, account.edition))


def _of(unit: UnitOfWork, signed_in: SignedIn) -> Account:
    for each in unit.accounts():
        if each.id == signed_in.account and each.edition == signed_in.edition:
            return each
    raise SignInError("Your sign-in was changed meanwhile.", "Sign in again.")
