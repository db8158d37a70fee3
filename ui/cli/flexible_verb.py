"""`rotabene flexible`: the register of flexible-working requests, with evidence from solving a week."""

from __future__ import annotations

from pathlib import Path

import click

from ui.cli.own_words import of_option, print_rows, typed_day, whose
from ui.cli.signed_in import open_plan, plan_options

option_option = click.option("--option", metavar="ID", default="as-asked", show_default=True)


@click.group()
def flexible() -> None:
    """Flexible-working requests: list, ask, withdraw, consult, evidence, try, agree, refuse."""


@flexible.command("list")
@plan_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
def list_them(plan: Path, name: str | None, as_json: bool) -> None:
    """List the register as far as you may see it, the next to be decided first."""
    from planner.domain.flexible_working import FlexibleRequest
    from ui.cli.plan_result import print_object
    from ui.item_models.request_words import flexible_row

    with open_plan(plan, name) as opened:
        records = opened.store.own_records(FlexibleRequest)
        found = sorted(records, key=lambda one: (not one.is_open, one.decide_by))
        if as_json:
            print_object({"requests": [each.model_dump(mode="json") for each in found]})
            return
        names = opened.store.team().staff_names
        today = opened.clock.now().date()
        rows = [(each.id, flexible_row(each, today, names.get(each.staff, ""))) for each in found]
    print_rows(rows, "Nobody has asked for flexible working.")


@flexible.command()
@plan_options
@click.argument("asks", metavar="WORDS")
@click.argument("first", metavar="FROM")
@click.option("--pattern", metavar="TEMPLATE", help="The template that comes nearest, as four-short.")
@of_option
def ask(plan: Path, name: str | None, asks: str, first: str, pattern: str | None, staff: str | None) -> None:
    """Ask for flexible working in WORDS, from the day FROM on."""
    from datetime import date

    from planner.domain.errors import PlannerError
    from planner.domain.time_grid import monday_of
    from planner.services.flexible.register import ask_for_flexible_working
    from planner.services.pattern_templates import TEMPLATES
    from ui.cli.streams import say

    chosen = next((each for each in TEMPLATES if each.id == pattern), None)
    if pattern is not None and chosen is None:
        known = ", ".join(each.id for each in TEMPLATES)
        raise PlannerError(f"There is no template “{pattern}”.", f"Choose one of {known}.")
    day = typed_day(first)
    with open_plan(plan, name) as opened:
        made = ask_for_flexible_working(
            opened.store,
            opened.caller,
            whose(opened, staff),
            asks,
            day,
            opened.clock,
            pattern=chosen.made("asked", date.fromordinal(monday_of(day))) if chosen else None,
            minutes_per_week=chosen.minutes_per_week if chosen else 0,
        )
    say(f"{made.id}  to be decided by {made.decide_by}")


@flexible.command()
@plan_options
@click.argument("request", metavar="REQUEST")
@of_option
def withdraw(plan: Path, name: str | None, request: str, staff: str | None) -> None:
    """Withdraw your REQUEST."""
    from planner.services.flexible.register import withdraw as take_back

    with open_plan(plan, name) as opened:
        take_back(opened.store, opened.caller, request, whose(opened, staff), opened.clock)


@flexible.command()
@plan_options
@click.argument("request", metavar="REQUEST")
@click.argument("note", metavar="NOTE")
def consult(plan: Path, name: str | None, request: str, note: str) -> None:
    """Keep what was said when REQUEST was talked about."""
    from planner.services.flexible.register import consult as record

    with open_plan(plan, name) as opened:
        record(opened.store, opened.caller, request, note, opened.clock)


@flexible.command()
@plan_options
@click.argument("request", metavar="REQUEST")
@option_option
@click.option("--week", metavar="DATE", help="A Monday; else the next week with demand.")
@click.option("--seconds", type=click.FloatRange(0.1, 3600), default=20.0, show_default=True)
def evidence(
    plan: Path, name: str | None, request: str, option: str, week: str | None, seconds: float
) -> None:
    """Solve a week as it is and with the option, and keep what is different with REQUEST."""
    from planner.domain.errors import PlannerError
    from planner.domain.flexible_working import FlexibleRequest
    from planner.ports import SolveSettings
    from planner.services.flexible.evidence import evidence_words, keep_evidence, solve_evidence
    from planner.services.permitted import refuse_unless
    from ui.bootstrap import make_solver, search_workers
    from ui.cli.streams import say

    with open_plan(plan, name) as opened:
        whole = refuse_unless(opened.store, opened.caller, "decide on flexible working")
        entry = whole.own_record(FlexibleRequest, request)
        if entry is None:
            raise PlannerError("There is no such request.", "Look at the list.")
        settings = SolveSettings(seconds=seconds, workers=search_workers())
        first_day = typed_day(week) if week else None
        found = solve_evidence(
            whole.team(), entry, option, make_solver(), settings, opened.clock, first_day=first_day
        )
        keep_evidence(opened.store, opened.caller, request, option, found, opened.clock)
    say(*evidence_words(found))


@flexible.command()
@plan_options
@click.argument("request", metavar="REQUEST")
@click.argument("first", metavar="FROM")
@option_option
@click.option("--note", default="")
def agree(plan: Path, name: str | None, request: str, first: str, option: str, note: str) -> None:
    """Agree an option of REQUEST for good: the contract changes from the day FROM on."""
    from planner.services.flexible.register import agree as settle

    day = typed_day(first)
    with open_plan(plan, name) as opened:
        settle(opened.store, opened.caller, request, option, day, note, opened.clock)


@flexible.command("try")
@plan_options
@click.argument("request", metavar="REQUEST")
@click.argument("first", metavar="FROM")
@click.argument("until", metavar="UNTIL")
@option_option
@click.option("--note", default="")
def try_out(
    plan: Path, name: str | None, request: str, first: str, until: str, option: str, note: str
) -> None:
    """Try an option of REQUEST from the day FROM until the day UNTIL; the contract of before comes back, and
    the request stays open until it is decided."""
    from planner.services.flexible.register import try_out as begin_trial

    day, last = typed_day(first), typed_day(until)
    with open_plan(plan, name) as opened:
        begin_trial(opened.store, opened.caller, request, option, day, last, note, opened.clock)


@flexible.command()
@plan_options
@click.argument("request", metavar="REQUEST")
@click.option("--ground", "grounds", multiple=True, required=True, help="One of the eight of s. 80G(1)(b).")
@click.option("--note", required=True, help="Why, in plain words.")
def refuse(plan: Path, name: str | None, request: str, grounds: tuple[str, ...], note: str) -> None:
    """Refuse REQUEST, after it was talked about, on statutory grounds."""
    from planner.domain.errors import PlannerError
    from planner.domain.flexible_working import GROUNDS
    from planner.services.flexible.register import refuse as turn_down

    known = [each for each in GROUNDS if each in grounds]
    if len(known) != len(set(grounds)):
        raise PlannerError("This is no ground of the Act.", f"Choose of {', '.join(GROUNDS)}.")
    with open_plan(plan, name) as opened:
        turn_down(opened.store, opened.caller, request, known, note, opened.clock)
