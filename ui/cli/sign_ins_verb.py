"""`rotabene sign-ins`: who signs in to a plan, for managers; and what each does with their own sign-in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.cli.signed_in import open_plan, plan_options

if TYPE_CHECKING:
    from planner.domain.accounts import Account
    from ui.cli.signed_in import OpenPlan

ROLES = ("worker", "manager", "service_lead")


@click.group("sign-ins")
def sign_ins() -> None:
    """Who signs in to a plan: list, begin, invite, new word, role, unlock, end, passphrase, recover."""


@sign_ins.command("list")
@plan_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
def list_them(plan: Path, name: str | None, as_json: bool) -> None:
    """List who signs in."""
    from planner.domain.roles import ROLE_NAMES
    from planner.services.accounts.state_words import state_words
    from planner.services.permitted import refuse_unless
    from ui.cli.plan_result import print_object
    from ui.cli.streams import say

    with open_plan(plan, name) as opened:
        refuse_unless(opened.store, opened.caller, "see who signs in")
        accounts, now = opened.store.accounts(), opened.clock.now()
        if as_json:
            print_object({"sign_ins": [_object(each, state_words(each, now)) for each in accounts]})
            return
        if not accounts:
            say("Nobody signs in to this plan.")
        say(*(f"{each.name}  {ROLE_NAMES[each.role]}  {state_words(each, now)}" for each in accounts))


@sign_ins.command()
@click.argument("plan", metavar="PLAN", type=Path)
@click.option("--as", "name", metavar="NAME", required=True, help="The manager's name.")
def begin(plan: Path, name: str) -> None:
    """Have people sign in from now on; the manager chooses a passphrase first."""
    from planner.services.accounts.people import begin as begin_them
    from ui.cli.signed_in import ask_new_passphrase, whole_plan

    with whole_plan(plan) as (whole, _clock):
        first = begin_them(whole, name, ask_new_passphrase())
    _print_word("Recovery word, shown once", first.recovery_word)


@sign_ins.command()
@plan_options
@click.argument("whom", metavar="WHOM")
@click.option("--role", type=click.Choice(ROLES), default="worker", show_default=True)
@click.option("--staff", metavar="ID", help="The id of the person they are in the team.")
def invite(plan: Path, name: str | None, whom: str, role: Any, staff: str | None) -> None:
    """Invite WHOM; prints the one-time word."""
    from planner.services.accounts.people import invite as invite_them

    with open_plan(plan, name) as opened:
        made = invite_them(opened.store, opened.caller, whom, role, staff, opened.clock)
    _print_word(f"One-time word for {made.account.name}", made.word)


@sign_ins.command("new-word")
@plan_options
@click.argument("whom", metavar="WHOM")
def new_word(plan: Path, name: str | None, whom: str) -> None:
    """Give WHOM a new one-time word; the old passphrase is worth nothing at once."""
    from planner.services.accounts.people import reset

    with open_plan(plan, name) as opened:
        made = reset(opened.store, opened.caller, _id_of(opened, whom), opened.clock)
    _print_word(f"One-time word for {made.account.name}", made.word)


@sign_ins.command("role")
@plan_options
@click.argument("whom", metavar="WHOM")
@click.argument("role", type=click.Choice(ROLES))
@click.option("--staff", metavar="ID", help="The id of the person they are in the team.")
def change_role(plan: Path, name: str | None, whom: str, role: Any, staff: str | None) -> None:
    """Give WHOM another role."""
    from planner.services.accounts.people import change_role as change

    with open_plan(plan, name) as opened:
        change(opened.store, opened.caller, _id_of(opened, whom), role, staff)


@sign_ins.command()
@plan_options
@click.argument("whom", metavar="WHOM")
def unlock(plan: Path, name: str | None, whom: str) -> None:
    """Answer WHOM's next try at once."""
    from planner.services.accounts.people import unlock as free

    with open_plan(plan, name) as opened:
        free(opened.store, opened.caller, _id_of(opened, whom))


@sign_ins.command()
@plan_options
@click.argument("whom", metavar="WHOM")
def end(plan: Path, name: str | None, whom: str) -> None:
    """WHOM signs in no more."""
    from planner.services.accounts.people import end as end_it

    with open_plan(plan, name) as opened:
        end_it(opened.store, opened.caller, _id_of(opened, whom))


@sign_ins.command()
@plan_options
def passphrase(plan: Path, name: str | None) -> None:
    """Change your own passphrase."""
    from planner.domain.errors import PlannerError
    from planner.services.accounts.own_account import change_passphrase
    from ui.cli.signed_in import PASSPHRASE, ask_new_passphrase, ask_secret, whole_plan

    if name is None:
        raise PlannerError("It is not said whose passphrase.", "Say who you are with --as NAME.")
    secret = ask_secret("Present passphrase", PASSPHRASE)
    with whole_plan(plan) as (whole, clock):
        change_passphrase(whole, name, secret, ask_new_passphrase(), clock)


@sign_ins.command()
@click.argument("plan", metavar="PLAN", type=Path)
@click.option("--as", "name", metavar="NAME", required=True, help="The manager's name.")
def recover(plan: Path, name: str) -> None:
    """Choose a new passphrase with the manager's recovery word."""
    from planner.services.accounts.own_account import recover as recover_it
    from ui.cli.signed_in import PASSPHRASE, ask_new_passphrase, ask_secret, whole_plan

    word = ask_secret("Recovery word", PASSPHRASE)
    with whole_plan(plan) as (whole, clock):
        first = recover_it(whole, name, word, ask_new_passphrase(), clock)
    _print_word("Next recovery word, shown once", first.recovery_word)


def _id_of(opened: OpenPlan, whom: str) -> str:
    """The account of a name; nothing where there is none, which the use case refuses in its own words."""
    found = opened.store.account(whom)
    return found.id if found is not None else ""


def _print_word(what: str, word: str) -> None:
    from ui.cli.streams import say

    say(f"{what}: {word}")


def _object(account: Account, state: str) -> dict[str, Any]:
    return {"name": account.name, "role": account.role, "staff": account.staff, "state": state}
