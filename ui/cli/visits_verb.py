"""`rotabene visits`: who is out alone, “I am out safe”, and staying longer."""

from __future__ import annotations

from pathlib import Path

import click

from ui.cli.own_words import of_option, print_rows, whose
from ui.cli.signed_in import open_plan, plan_options

# The exit code for jobs that watch.
OVERDUE = 1


@click.group()
def visits() -> None:
    """Lone visits: list, safe, stay, buddy, made-sure."""


@visits.command("list")
@plan_options
def list_them(plan: Path, name: str | None) -> int:
    """List who is or was to be out alone today, and of whom nobody has made sure, the most pressing first.

    Ends with 1 when somebody is overdue, for jobs that watch.
    """
    from planner.domain.time_grid import iso_minute
    from planner.services.check_in.watch import watched_in, what_to_do
    from planner.services.permitted import refuse_unless
    from ui.item_models.request_words import visit_row

    with open_plan(plan, name) as opened:
        refuse_unless(opened.store, opened.caller, "see who is out on visits")
        team = opened.store.team()
        names = team.staff_names
        watched = watched_in(opened.store, opened.clock.now())
        rows = [
            (
                iso_minute(e.check_in.start),
                visit_row(e, names.get(e.check_in.staff, e.check_in.staff), what_to_do(team, e)),
            )
            for e in watched
        ]
    print_rows(rows, "Nobody is to be out alone today.")
    return OVERDUE if any(each.is_overdue for each in watched) else 0


@visits.command()
@plan_options
@click.argument("start", metavar="START")
@of_option
def safe(plan: Path, name: str | None, start: str, staff: str | None) -> None:
    """I am out safe of the visit that began at START, as 2026-11-24T18:30."""
    from planner.services.check_in.tell import i_am_safe

    with open_plan(plan, name) as opened:
        i_am_safe(opened.store, opened.caller, whose(opened, staff), _moment(start))


@visits.command()
@plan_options
@click.argument("start", metavar="START")
@click.argument("until", metavar="UNTIL")
@of_option
def stay(plan: Path, name: str | None, start: str, until: str, staff: str | None) -> None:
    """I stay until UNTIL with the visit that began at START."""
    from planner.services.check_in.tell import stay_until

    with open_plan(plan, name) as opened:
        who = whose(opened, staff)
        stay_until(opened.store, opened.caller, who, _moment(start), _moment(until), opened.clock)


@visits.command()
@plan_options
@click.argument("start", metavar="START")
@click.argument("buddy", metavar="BUDDY")
@of_option
def buddy(plan: Path, name: str | None, start: str, buddy: str, staff: str | None) -> None:
    """BUDDY (an id) rings me if I do not check in after the visit that began at START."""
    from planner.services.check_in.tell import name_buddy

    with open_plan(plan, name) as opened:
        name_buddy(opened.store, opened.caller, whose(opened, staff), _moment(start), buddy)


@visits.command("made-sure")
@plan_options
@click.argument("start", metavar="START")
@click.option("--of", "staff", metavar="STAFF", required=True, help="Who was out.")
@click.option("--note", required=True, help="How you know that they are safe.")
def made_sure(plan: Path, name: str | None, start: str, staff: str, note: str) -> None:
    """The buddy or the manager has made sure that STAFF is safe."""
    from planner.services.check_in.tell import close_check_in

    with open_plan(plan, name) as opened:
        close_check_in(opened.store, opened.caller, staff, _moment(start), note)


def _moment(text: str) -> int:
    from planner.domain.errors import PlannerError
    from planner.domain.time_grid import parse_iso_minute

    try:
        return parse_iso_minute(text)
    except ValueError as error:
        raise PlannerError(f"“{text}” is not a moment.", "Write it as 2026-11-24T18:30.") from error
