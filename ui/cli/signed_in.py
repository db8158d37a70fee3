"""Opening a plan on the command line, under the same gate as in the window: PLAN and `--as NAME`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from planner.domain.roles import Caller
    from planner.ports import Clock
    from planner.services.accounts.sign_in import SignedIn
    from planner.services.guarded_store import GuardedStore
    from planner.store.sqlite_store import SqliteStore

# Where a passphrase may come from that nobody types, for jobs that run by themselves.
PASSPHRASE = "ROTABENE_PASSPHRASE"
NEW_PASSPHRASE = "ROTABENE_NEW_PASSPHRASE"
AnyCommand = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A plan as far as the caller may see and change it; `whole` is for signing in alone."""

    store: GuardedStore
    caller: Caller
    clock: Clock
    whole: SqliteStore
    signed_in: SignedIn | None


def plan_options(command: AnyCommand) -> AnyCommand:
    """The argument PLAN and the option `--as NAME` of a verb that works on a plan."""
    named = click.option("--as", "name", metavar="NAME", help="Who you are, where people sign in.")
    return click.argument("plan", metavar="PLAN", type=Path)(named(command))


@contextmanager
def open_plan(plan: Path, name: str | None) -> Iterator[OpenPlan]:
    """Open a plan in somebody's name; closed again when the block ends.

    The passphrase comes from the variable, the keyring or the keyboard. Raises PlannerError when the plan
    cannot be opened, nobody is named where people sign in, or the passphrase is wrong.
    """
    from planner.domain.roles import Caller
    from planner.services.guarded_store import GuardedStore

    with whole_plan(plan) as (whole, clock):
        signed_in = sign_in_to(whole, plan, name, clock)
        caller = Caller(whole.team().manager, "manager") if signed_in is None else signed_in.caller
        edition = None if signed_in is None else signed_in.edition
        yield OpenPlan(GuardedStore(whole, caller, edition), caller, clock, whole, signed_in)


@contextmanager
def whole_plan(plan: Path) -> Iterator[tuple[SqliteStore, Clock]]:
    """The plan before anybody has signed in, and the clock."""
    from planner.services.system_clock import SystemClock
    from ui.bootstrap import open_store
    from ui.session.plan_files import refuse_missing

    refuse_missing(plan)
    clock = SystemClock()
    store = open_store(plan, clock)
    try:
        yield store, clock
    finally:
        store.close()


def sign_in_to(whole: SqliteStore, plan: Path, name: str | None, clock: Clock) -> SignedIn | None:
    """Who has signed in; None where nobody has to."""
    from planner.domain.errors import PlannerError
    from planner.services.accounts.sign_in import NewPassphraseNeededError, sign_in

    if not whole.accounts():
        if name is not None:
            raise PlannerError("Nobody signs in to this plan.", "Leave --as out.")
        return None
    kept = None if PASSPHRASE in os.environ else _by_keyring(whole, plan, clock)
    if kept is not None and name in (None, kept.caller.name):
        return kept
    if name is None:
        raise PlannerError("People sign in to this plan.", "Say who you are with --as NAME.")
    if any("\ud800" <= letter <= "\udfff" for letter in name):
        raise PlannerError("The name after --as is no text.", "Type it as it is written in the plan.")
    secret = ask_secret(f"Passphrase of {name}", PASSPHRASE)
    try:
        return sign_in(whole, name, secret, clock)
    except NewPassphraseNeededError:
        return sign_in(whole, name, secret, clock, ask_new_passphrase())


def ask_secret(what: str, variable: str) -> str:
    """From the variable, or typed without being shown. PlannerError where there is neither."""
    from planner.domain.errors import PlannerError

    if variable in os.environ:
        return os.environ[variable]
    if sys.stdin is None or not sys.stdin.isatty():
        raise PlannerError(f"{what}: there is no terminal to type it at.", f"Set the variable {variable}.")
    return str(click.prompt(what, hide_input=True, err=True))


def ask_new_passphrase() -> str:
    """From the variable, or typed twice."""
    from planner.domain.errors import PlannerError

    if NEW_PASSPHRASE in os.environ or sys.stdin is None or not sys.stdin.isatty():
        return ask_secret("New passphrase", NEW_PASSPHRASE)
    first = ask_secret("New passphrase", NEW_PASSPHRASE)
    if ask_secret("The same again", NEW_PASSPHRASE) != first:
        raise PlannerError("The two passphrases are not the same.", "Type both anew.")
    return first


def _by_keyring(whole: SqliteStore, plan: Path, clock: Clock) -> SignedIn | None:
    from planner.services.accounts.own_account import sign_in_by_key
    from ui.sign_in.keyring_box import KeyringBox

    key = KeyringBox().key(plan)
    return None if key is None else sign_in_by_key(whole, key, clock)
