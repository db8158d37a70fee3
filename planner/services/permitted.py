"""The one gate of what people of any role do with a plan: refused by the table of permissions, or let through
with the program's own rights in the caller's name. Every refusal is kept in the log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from planner.domain.errors import NotPermittedError
from planner.domain.permissions import Deed
from planner.domain.roles import PROGRAM, Caller
from planner.ports import Store, UnitOfWork
from planner.services.accounts.standing import refuse_fallen
from planner.services.guarded_store import GuardedStore
from planner.services.refusals import keep_refusal, refuse_by_table


@contextmanager
def permitted(store: Store, caller: Caller, deed: Deed, staff: str | None = None) -> Iterator[UnitOfWork]:
    """A unit of work in the caller's name, kept whole or not at all.

    `staff`: the person whose record it is. Raises `NotPermittedError` when the caller's role does not reach
    so far; also one raised inside the block is kept in the log, after what was done in it is taken back.
    """
    whole = _whole(store, caller)
    try:
        with whole.unit_of_work(caller.name) as unit:
            refuse_fallen(unit, caller, _edition(store))
            refuse_by_table(caller, deed, staff)
            yield unit
    except NotPermittedError as error:
        keep_refusal(whole, caller, deed, staff, error)
        raise


def refuse_unless(store: Store, caller: Caller, deed: Deed, staff: str | None = None) -> Store:
    """The store as it is behind the guard, for a service that reads all to answer with what may be seen.

    Raises `NotPermittedError`, kept in the log, when the caller's role does not reach so far.
    """
    whole = _whole(store, caller)
    try:
        refuse_fallen(whole, caller, _edition(store))
        refuse_by_table(caller, deed, staff)
    except NotPermittedError as error:
        keep_refusal(whole, caller, deed, staff, error)
        raise
    return whole


def by_program(store: Store) -> AbstractContextManager[UnitOfWork]:
    """A unit of work of the program itself: for what follows from time alone and from nobody's wish."""
    return seen_by_program(store).unit_of_work(PROGRAM)


def seen_by_program(store: Store) -> Store:
    """The store behind the guard: to look something up that decides what is permitted, or what runs out."""
    return store.whole if isinstance(store, GuardedStore) else store


def _whole(store: Store, caller: Caller) -> Store:
    if not isinstance(store, GuardedStore):
        return store
    if store.caller != caller:
        raise NotPermittedError("This plan is open in somebody else's name.", "Sign in again.")
    return store.whole


def _edition(store: Store) -> int | None:
    """The edition of the account that the store is open for."""
    return store.edition if isinstance(store, GuardedStore) else None
