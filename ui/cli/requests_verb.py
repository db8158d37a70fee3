"""`rotabene requests`: leave and TOIL of a plan, asked for, taken back, and decided by the manager."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ui.cli.own_words import Hours, of_option, print_rows, typed_day, typed_time, whose
from ui.cli.signed_in import open_plan, plan_options

KINDS = ("annual_leave", "toil", "study", "other")


@click.group()
def requests() -> None:
    """Requests for leave and TOIL: list, leave, toil, take-back, approve, decline."""


@requests.command("list")
@plan_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
def list_them(plan: Path, name: str | None, as_json: bool) -> None:
    """List the requests that you may see, the open ones first."""
    from planner.domain.own_requests import OwnRequest
    from ui.cli.plan_result import print_object
    from ui.item_models.request_words import request_row

    with open_plan(plan, name) as opened:
        team = opened.store.team()
        found = sorted(opened.store.own_records(OwnRequest), key=lambda one: (not one.is_open, one.on))
        if as_json:
            print_object({"requests": [each.model_dump(mode="json") for each in found]})
            return
        names = team.staff_names
        rows = [(each.id, request_row(each, team.manager, names.get(each.staff, ""))) for each in found]
    print_rows(rows, "No requests.")


@requests.command()
@plan_options
@click.argument("first", metavar="FIRST")
@click.argument("last", metavar="LAST")
@click.option("--kind", type=click.Choice(KINDS), default="annual_leave", show_default=True)
@click.option("--from", "start", metavar="TIME", help="Only from this time of each day, as 13:00.")
@click.option("--until", "end", metavar="TIME", help="Only until this time of each day.")
@click.option("--note", default="", help="For the manager alone.")
@of_option
def leave(
    plan: Path,
    name: str | None,
    first: str,
    last: str,
    kind: Any,
    start: str | None,
    end: str | None,
    note: str,
    staff: str | None,
) -> None:
    """Ask for leave from FIRST to LAST, as 2026-12-21; with --kind toil to take time off in lieu."""
    from planner.domain.records import DateRange
    from planner.domain.time_grid import end_of_day
    from planner.services.requests.own_leave import ask_for_leave
    from ui.cli.streams import say

    dates = DateRange(first=typed_day(first), last=typed_day(last))
    times = (typed_time(start or "00:00"), end_of_day(typed_time(end or "24:00"))) if start or end else None
    with open_plan(plan, name) as opened:
        made = ask_for_leave(
            opened.store,
            opened.caller,
            whose(opened, staff),
            kind,
            dates,
            opened.clock,
            times=times,
            note=note,
        )
    say(made.id)


@requests.command()
@plan_options
@click.argument("hours", type=Hours(0.25, 24), metavar="HOURS")
@click.argument("day", metavar="DAY")
@click.option("--reason", default="", help="What it is for.")
@of_option
def toil(plan: Path, name: str | None, hours: float, day: str, reason: str, staff: str | None) -> None:
    """Ask for HOURS of TOIL on DAY: one to come is agreed in advance, a past one recorded."""
    from planner.services.requests.own_leave import ask_for_toil
    from ui.cli.streams import say

    with open_plan(plan, name) as opened:
        made = ask_for_toil(
            opened.store,
            opened.caller,
            whose(opened, staff),
            round(hours * 60),
            typed_day(day),
            opened.clock,
            reason=reason,
        )
    say(made.id)


@requests.command("take-back")
@plan_options
@click.argument("request", metavar="REQUEST")
@of_option
def take_back(plan: Path, name: str | None, request: str, staff: str | None) -> None:
    """Take REQUEST (an id of the list) back."""
    from planner.services.requests.own_leave import cancel_request

    with open_plan(plan, name) as opened:
        cancel_request(opened.store, opened.caller, request, whose(opened, staff), opened.clock)


@requests.command()
@plan_options
@click.argument("request", metavar="REQUEST")
@click.option("--reason", default="", help="Kept with it; needed where a policy is newly broken.")
def approve(plan: Path, name: str | None, request: str, reason: str) -> None:
    """Approve REQUEST; says what it does to cover."""
    from planner.services.leave_effect import leave_effect
    from planner.services.requests.decide import approve_request
    from ui.cli.streams import say

    with open_plan(plan, name) as opened:
        done = approve_request(opened.store, opened.caller, request, opened.clock, reason)
        effect = leave_effect(opened.store.team(), done.absence, None) if done.absence else ()
    say(*effect)


@requests.command()
@plan_options
@click.argument("request", metavar="REQUEST")
@click.option("--reason", required=True, help="The person reads it.")
def decline(plan: Path, name: str | None, request: str, reason: str) -> None:
    """Decline REQUEST."""
    from planner.services.requests.decide import decline_request

    with open_plan(plan, name) as opened:
        decline_request(opened.store, opened.caller, request, reason)
