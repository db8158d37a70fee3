"""`rotabene swaps`: who can take published work of a plan, and the requests for it to change hands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.cli.own_words import of_option, whose
from ui.cli.signed_in import open_plan, plan_options
from ui.cli.streams import say

if TYPE_CHECKING:
    from planner.domain.swaps import Leg, SwapRequest, Work
    from planner.domain.team import Team

request_argument = click.argument("request", metavar="REQUEST")
at_option = click.option("--at", "clock_time", metavar="TIME", help="Only the visit or turn on duty then.")


@click.group()
def swaps() -> None:
    """Work that changes hands: list, takers, returns, ask, offer, accept, take, decline, approve …"""


@swaps.command("list")
@plan_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
def list_them(plan: Path, name: str | None, as_json: bool) -> None:
    """List the requests that you may see, what waits for you first."""
    from planner.services.swaps.prospects import Prospects
    from planner.services.swaps.requests import end_stale
    from ui.cli.plan_result import print_object
    from ui.item_models.swap_words import SwapWords, in_order

    with open_plan(plan, name) as opened:
        end_stale(opened.store, opened.clock)
        kept = opened.store.swaps()
        if as_json:
            print_object({"requests": [each.model_dump(mode="json") for each in kept]})
            return
        me = opened.caller.staff
        prospects = Prospects(opened.store, opened.caller, me) if me else None
        words = SwapWords(opened.store.team(), opened.caller, prospects)
        lines = in_order([words.line(each) for each in reversed(kept)])
    say(*(f"{line.id}  {line.words}" for line in lines) if lines else ("No requests.",))


@swaps.command()
@plan_options
@click.argument("shift", metavar="SHIFT")
@at_option
def takers(plan: Path, name: str | None, shift: str, clock_time: str | None) -> None:
    """Say who can take SHIFT as it is published, and for what; person@date is its id."""
    from planner.services.swaps.chains import Chains
    from planner.services.swaps.eligible import takers_for
    from ui.cli.takers_verb import told_lines

    with open_plan(plan, name) as opened:
        work = _work(opened.store.team(), shift, clock_time)
        asked = takers_for(opened.store, opened.caller, work)
        lines = told_lines(asked.weeks, asked.all_for(work), Chains(asked).of_three(work), opened.caller)
    say(*lines)


@swaps.command()
@plan_options
@click.argument("shift", metavar="SHIFT")
@click.argument("colleague", metavar="STAFF")
@click.option(
    "--weeks", type=click.IntRange(1, 12), default=1, show_default=True, help="From the shift's on."
)
@at_option
def returns(
    plan: Path, name: str | None, shift: str, colleague: str, weeks: int, clock_time: str | None
) -> None:
    """Say which published shifts STAFF (an id) could give you in return for SHIFT, best first."""
    from planner.domain.time_grid import WEEK, civil_of
    from planner.services.swaps.eligible import takers_for
    from ui.cli.takers_verb import return_lines

    with open_plan(plan, name) as opened:
        work = _work(opened.store.team(), shift, clock_time)
        asked = takers_for(opened.store, opened.caller, work, [work.start + (weeks - 1) * WEEK])
        now = civil_of(opened.clock.now())
        found = [each for each in asked.returns_of(work, colleague) if each.legs[1].work.start > now]
        lines = return_lines(asked.weeks, found, opened.caller)
    say(*lines)


@swaps.command()
@plan_options
@click.argument("shift", metavar="SHIFT")
@click.argument("people", metavar="STAFF...", nargs=-1, required=True)
@click.option("--for", "back", metavar="SHIFT", help="Their shift that comes back; of one person only.")
@at_option
def ask(
    plan: Path,
    name: str | None,
    shift: str,
    people: tuple[str, ...],
    back: str | None,
    clock_time: str | None,
) -> None:
    """Ask STAFF (ids) to take SHIFT; the first who agrees gets it."""
    from planner.domain.errors import PlannerError
    from planner.domain.swaps import Leg
    from planner.services.swaps.requests import ask as ask_them

    if back is not None and len(people) > 1:
        raise PlannerError("One shift can come back from one person only.", "Name one person with --for.")
    with open_plan(plan, name) as opened:
        team = opened.store.team()
        work = _work(team, shift, clock_time)
        ways = [[Leg(work=work, to=who), *_returned(team, back, work.staff)] for who in people]
        made = ask_them(opened.store, opened.caller, work, ways, opened.clock)
    say(made.id)


@swaps.command()
@plan_options
@click.argument("shift", metavar="SHIFT")
@at_option
def offer(plan: Path, name: str | None, shift: str, clock_time: str | None) -> None:
    """Put SHIFT up for anyone who may take it."""
    from planner.services.swaps.requests import ask as ask_them

    with open_plan(plan, name) as opened:
        work = _work(opened.store.team(), shift, clock_time)
        made = ask_them(opened.store, opened.caller, work, (), opened.clock)
    say(made.id)


@swaps.command()
@plan_options
@request_argument
@click.option("--way", default="way-1", show_default=True, help="Which of its ways.")
@of_option
def accept(plan: Path, name: str | None, request: str, way: str, staff: str | None) -> None:
    """Agree to a way of REQUEST; says what has become of it."""
    from planner.services.swaps.requests import accept as do

    with open_plan(plan, name) as opened:
        done = do(opened.store, opened.caller, request, way, opened.clock, whose(opened, staff))
    _tell(done)


@swaps.command()
@plan_options
@request_argument
@of_option
def take(plan: Path, name: str | None, request: str, staff: str | None) -> None:
    """Take what REQUEST puts up for anyone."""
    from planner.services.swaps.requests import take as do

    with open_plan(plan, name) as opened:
        done = do(opened.store, opened.caller, request, opened.clock, whose(opened, staff))
    _tell(done)


@swaps.command()
@plan_options
@request_argument
@of_option
def decline(plan: Path, name: str | None, request: str, staff: str | None) -> None:
    """Turn REQUEST down."""
    from planner.services.swaps.requests import decline as do

    with open_plan(plan, name) as opened:
        _tell(do(opened.store, opened.caller, request, opened.clock, whose(opened, staff)))


@swaps.command("take-back")
@plan_options
@request_argument
def take_back(plan: Path, name: str | None, request: str) -> None:
    """Take REQUEST back before it is done."""
    from planner.services.swaps.requests import cancel

    with open_plan(plan, name) as opened:
        _tell(cancel(opened.store, opened.caller, request, opened.clock))


@swaps.command()
@plan_options
@request_argument
@click.option("--reason", default="", help="Needed where a policy is newly broken.")
def approve(plan: Path, name: str | None, request: str, reason: str) -> None:
    """Approve what is agreed in REQUEST."""
    from planner.services.swaps.requests import approve as do

    with open_plan(plan, name) as opened:
        _tell(do(opened.store, opened.caller, request, opened.clock, reason))


@swaps.command()
@plan_options
@request_argument
@click.option("--reason", required=True, help="Those concerned read it.")
def refuse(plan: Path, name: str | None, request: str, reason: str) -> None:
    """Refuse what is agreed in REQUEST."""
    from planner.services.swaps.requests import refuse as do

    with open_plan(plan, name) as opened:
        _tell(do(opened.store, opened.caller, request, reason, opened.clock))


@swaps.command()
@plan_options
@request_argument
@click.option("--reason", required=True, help="Kept in the log.")
def undo(plan: Path, name: str | None, request: str, reason: str) -> None:
    """Take back what was done by REQUEST, where the shifts are as they were left."""
    from planner.services.swaps.requests import undo as do

    with open_plan(plan, name) as opened:
        _tell(do(opened.store, opened.caller, request, reason, opened.clock))


def _tell(request: SwapRequest) -> None:
    say(request.state)


def _returned(team: Team, back: str | None, to: str) -> tuple[Leg, ...]:
    from planner.domain.swaps import Leg

    return () if back is None else (Leg(work=_work(team, back, None), to=to),)


def _work(team: Team, shift_id: str, clock_time: str | None) -> Work:
    """The published shift of that id, or the part of it that starts then."""
    from planner.domain.errors import PlannerError
    from planner.services.swaps.takers import part, whole
    from ui.cli.why_verb import start_of

    published = [rota for rota in reversed(team.rotas) if rota.state == "published"]
    shift = next((found for rota in published if (found := rota.shift(shift_id)) is not None), None)
    if shift is None:
        raise PlannerError(f"No shift “{shift_id}” is published.", "Its id is person@date.")
    start = start_of(shift, clock_time)
    return whole(shift) if start is None else part(shift, start)
