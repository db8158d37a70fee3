"""Whether a sign-in still stands: an account changed since then ends what was begun with it."""

from __future__ import annotations

from planner.domain.accounts import Account
from planner.domain.errors import NotPermittedError
from planner.domain.roles import Caller
from planner.ports import Store, UnitOfWork

CHANGED = "Your sign-in has changed or ended since."
NEEDED = "People sign in to this plan now."


def has_accounts(store: Store | UnitOfWork) -> bool:
    """Whether people sign in to this plan."""
    return bool(store.accounts())


def refuse_fallen(unit: Store | UnitOfWork, caller: Caller, edition: int | None) -> None:
    """Raises `NotPermittedError` unless the caller's account is as it was when they signed in.

    Asked inside the transaction that writes: a window left open after its role was changed writes nothing.
    `edition`: of the account at signing in; None where no window holds it. A plan without accounts is its
    manager's, who need not sign in.
    """
    account = unit.account(caller.name)
    if account is None:
        if has_accounts(unit):
            raise NotPermittedError(NEEDED, "Sign in.")
        return
    if not _stands(account, caller) or (edition is not None and account.edition != edition):
        raise NotPermittedError(CHANGED, "Sign in again.")


def _stands(account: Account, caller: Caller) -> bool:
    return account.state == "active" and account.caller == caller
