"""`rotabene hours`: hours actually worked, confirmed or corrected, and what follows from them."""

from __future__ import annotations

from pathlib import Path

import click

from ui.cli.own_words import of_option, print_rows, typed_day, typed_time, whose
from ui.cli.signed_in import open_plan, plan_options


@click.group()
def hours() -> None:
    """Hours actually worked: list, confirm, correct, claim, later-start."""


@hours.command("list")
@plan_options
@of_option
def list_them(plan: Path, name: str | None, staff: str | None) -> None:
    """List the days of the last two weeks, and what was told of them."""
    from planner.domain.time_grid import civil_of, day_iso
    from planner.domain.worked_days import WorkedDay
    from planner.services.permitted import refuse_unless
    from planner.services.worked.toil_claim import extra_of
    from planner.services.worked.work_days import work_days
    from ui.item_models.request_words import day_row

    with open_plan(plan, name) as opened:
        who = whose(opened, staff)
        whole = refuse_unless(opened.store, opened.caller, "confirm hours", who)
        team = whole.team()
        days = work_days(team, whole.own_records(WorkedDay), who, civil_of(opened.clock.now()))
        rows = []
        for day in days:
            extra = extra_of(team, day.told) if day.told is not None else None
            rows.append((day_iso(day.day), day_row(day, extra)))
    print_rows(rows, "No published shift has ended in the last two weeks.")


@hours.command()
@plan_options
@click.argument("day", metavar="DAY")
@of_option
def confirm(plan: Path, name: str | None, day: str, staff: str | None) -> None:
    """DAY was worked as it was published."""
    from planner.services.worked.confirm import confirm_day

    with open_plan(plan, name) as opened:
        confirm_day(opened.store, opened.caller, whose(opened, staff), typed_day(day), opened.clock)


@hours.command()
@plan_options
@click.argument("day", metavar="DAY")
@click.argument("start", metavar="START")
@click.argument("end", metavar="END")
@click.option("--break", "break_minutes", type=click.IntRange(0, 240), default=0, help="Unpaid minutes.")
@click.option("--note", default="", help="What was different.")
@of_option
def correct(
    plan: Path,
    name: str | None,
    day: str,
    start: str,
    end: str,
    break_minutes: int,
    note: str,
    staff: str | None,
) -> None:
    """DAY was worked from START to END; says what it is worth and whether the next start is too early."""
    from planner.domain.time_grid import DAY, Span
    from planner.services.worked.confirm import correct_day
    from planner.services.worked.later_start import late_finish_of
    from planner.services.worked.toil_claim import extra_of
    from ui.cli.streams import say

    midnight = typed_day(day).toordinal() * DAY
    first, last = typed_time(start), typed_time(end)
    span = Span(midnight + first, midnight + last + (0 if last > first else DAY))
    with open_plan(plan, name) as opened:
        who = whose(opened, staff)
        told = correct_day(
            opened.store, opened.caller, who, span, opened.clock, break_minutes=break_minutes, note=note
        )
        team = opened.store.team()
        words = extra_of(team, told).words
        finish = late_finish_of(team, told)
    say(f"{words[0].upper()}{words[1:]}.")
    if finish is not None:
        say(finish.sentence)


@hours.command()
@plan_options
@click.argument("day", metavar="DAY")
@of_option
def claim(plan: Path, name: str | None, day: str, staff: str | None) -> None:
    """Ask for the TOIL that a corrected DAY has earned."""
    from planner.services.worked.claim import claim_extra
    from ui.cli.streams import say

    with open_plan(plan, name) as opened:
        entry = claim_extra(opened.store, opened.caller, whose(opened, staff), typed_day(day))
    say(entry.id)


@hours.command("later-start")
@plan_options
@click.argument("day", metavar="DAY")
@of_option
def later_start(plan: Path, name: str | None, day: str, staff: str | None) -> None:
    """Have the shift after DAY begin later; published at once, or asked of the manager."""
    from planner.domain.own_requests import STATE_WORDS
    from planner.domain.time_grid import Span, span_label
    from planner.services.worked.later_start import ask_later_start
    from ui.cli.streams import say

    with open_plan(plan, name) as opened:
        made = ask_later_start(
            opened.store, opened.caller, whose(opened, staff), typed_day(day), opened.clock
        )
    later = made.later_start
    if later is not None:
        say(f"{made.id}  {span_label(Span(later.start, later.end))}  [{STATE_WORDS[made.state]}]")
