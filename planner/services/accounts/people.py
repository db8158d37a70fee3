"""What a manager does with those who sign in: invite, give a new one-time word, change roles, end, unlock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from planner.domain.accounts import WORD_LASTS, Account, name_key, next_edition
from planner.domain.errors import PlannerError
from planner.domain.permissions import Deed
from planner.domain.roles import PROGRAM, ROLE_NAMES, Caller, Role
from planner.ports import Clock, Store, UnitOfWork
from planner.services.accounts.passphrases import hashed, one_time_word
from planner.services.accounts.sign_in import SignedIn, fits
from planner.services.permitted import permitted


@dataclass(frozen=True, slots=True)
class Invitation:
    """An account with the one-time word that is shown once and kept nowhere."""

    account: Account
    word: str


@dataclass(frozen=True, slots=True)
class FirstManager:
    """The manager signed in, and the recovery word that is shown once."""

    signed_in: SignedIn
    recovery_word: str


def begin(store: Store, name: str, passphrase: str, staff: str | None = None) -> FirstManager:
    """Make the first account, the manager's; from now on everybody signs in.

    Raises PlannerError when there are accounts already, or the passphrase is weak.
    """
    secret, word = fits(name, passphrase, (store.team().name,)), one_time_word()
    recovery = hashed(word)
    with store.unit_of_work(name) as unit:
        if unit.accounts():
            raise PlannerError("People sign in to this plan already.", "Sign in.")
        account = Account(
            id=_new_id(),
            name=_free_name(unit, name),
            role="manager",
            staff=_known(unit, staff),
            state="active",
            secret=secret,
            recovery=recovery,
        )
        unit.save_account(account, what="Sign-in begun", subject=account.name)
    return FirstManager(SignedIn(account.caller, account.id, account.edition), word)


def invite(
    store: Store, caller: Caller, name: str, role: Role, staff: str | None, clock: Clock
) -> Invitation:
    """An account for somebody, with a one-time word to give to them.

    Raises PlannerError when the name or the person has an account already, or a worker is nobody of the team.
    """
    word = one_time_word()
    secret = hashed(word)
    with permitted(store, caller, "invite somebody") as unit:
        if not unit.accounts():
            raise PlannerError("Choose your own passphrase first.", "Then invite others.")
        _refuse_role(role, staff)
        account = Account(
            id=_new_id(),
            name=_free_name(unit, name),
            role=role,
            staff=_free_person(unit, staff, None),
            secret=secret,
            word_until=clock.now() + WORD_LASTS,
        )
        unit.save_account(account, what="Invite", subject=f"{account.name}, {ROLE_NAMES[role].lower()}")
    return Invitation(account, word)


def reset(store: Store, caller: Caller, account_id: str, clock: Clock) -> Invitation:
    """A new one-time word; the old passphrase and whatever is signed in with it are worth nothing at once."""
    word = one_time_word()
    changes = {"secret": hashed(word), "state": "invited", "word_until": clock.now() + WORD_LASTS}
    return Invitation(_changed(store, caller, "reset a passphrase", account_id, changes, "New word"), word)


def change_role(store: Store, caller: Caller, account_id: str, role: Role, staff: str | None) -> Account:
    """Give another role, or another person of the team. The last manager keeps theirs."""
    _refuse_role(role, staff)
    with permitted(store, caller, "change a role") as unit:
        account = _account(unit, account_id)
        if role != "manager":
            _refuse_last_manager(unit, account)
        changes = {"role": role, "staff": _free_person(unit, staff, account.id)}
        return _kept(unit, account, changes, "Change role", f"{account.name}, {ROLE_NAMES[role].lower()}")


def end(store: Store, caller: Caller, account_id: str) -> Account:
    """They sign in no more; what they did stays in the log under their name. The last manager stays."""
    with permitted(store, caller, "end or unlock a sign-in") as unit:
        account = _account(unit, account_id)
        _refuse_last_manager(unit, account)
        return _kept(unit, account, {"state": "ended"}, "End sign-in", account.name)


def unlock(store: Store, caller: Caller, account_id: str) -> Account:
    """Answer the next try at once, after too many."""
    with permitted(store, caller, "end or unlock a sign-in") as unit:
        account = _account(unit, account_id)
        free = account.model_copy(update={"failures": 0, "locked_until": None})
        unit.save_account(free, what="Unlock sign-in", subject=account.name)
    return free


def _changed(
    store: Store, caller: Caller, deed: Deed, account_id: str, changes: Mapping[str, object], what: str
) -> Account:
    with permitted(store, caller, deed) as unit:
        account = _account(unit, account_id)
        if account.name == caller.name:
            raise PlannerError("This is your own sign-in.", "Change your passphrase instead.")
        return _kept(unit, account, changes, what, account.name)


def _kept(
    unit: UnitOfWork, account: Account, changes: Mapping[str, object], what: str, subject: str
) -> Account:
    kept = next_edition(account, changes)
    unit.save_account(kept, what=what, subject=subject)
    return kept


def _account(unit: UnitOfWork, account_id: str) -> Account:
    found = next((each for each in unit.accounts() if each.id == account_id), None)
    if found is None:
        raise PlannerError("There is no such sign-in.", "Look at the list again.")
    return found


def _free_name(unit: UnitOfWork, name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise PlannerError("A name is missing.", "Type the name to sign in with.")
    if name_key(name) == name_key(PROGRAM):
        raise PlannerError(f"“{name}” is the name of the program.", "Take another name.")
    if name_key(name) in {name_key(each.name) for each in unit.accounts()}:
        raise PlannerError(f"“{name}” has a sign-in already.", "Give a new word to it, or take another name.")
    return name


def _known(unit: UnitOfWork, staff: str | None) -> str | None:
    if staff is not None and staff not in {each.id for each in unit.team().staff}:
        raise PlannerError("This person is not in the team.", "Choose somebody of the team.")
    return staff


def _free_person(unit: UnitOfWork, staff: str | None, but: str | None) -> str | None:
    taken = {each.staff for each in unit.accounts() if each.state != "ended" and each.id != but}
    if staff is not None and staff in taken:
        raise PlannerError("This person has a sign-in already.", "Give a new word to it.")
    return _known(unit, staff)


def _refuse_role(role: Role, staff: str | None) -> None:
    if role == "worker" and staff is None:
        raise PlannerError("A worker is somebody of the team.", "Choose the person.")


def _refuse_last_manager(unit: UnitOfWork, account: Account) -> None:
    others = [
        each
        for each in unit.accounts()
        if each.id != account.id and each.role == "manager" and each.state == "active"
    ]
    if account.role == "manager" and not others:
        raise PlannerError("This is the only manager who signs in.", "Make somebody else manager first.")


def _new_id() -> str:
    return f"account-{uuid4().hex[:12]}"
