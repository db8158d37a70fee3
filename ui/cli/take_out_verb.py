"""`rotabene take-out PLAN`: the team and a published week as files, as far as whoever asks may see them."""

from __future__ import annotations

from pathlib import Path

import click

from ui.cli.own_words import typed_day
from ui.cli.signed_in import open_plan, plan_options

EXTRACT = "rotabene: this is an extract: hours and balances of others, and why they are away, are not in it."


@click.command("take-out")
@plan_options
@click.option("--team", "team_out", metavar="FILE", help="Write the team file; - is standard output.")
@click.option("--week", metavar="DATE", help="The Monday of the rota, as 2026-11-23.")
@click.option("--rota", "rota_out", metavar="FILE", help="Write the published rota of the week.")
def take_out(
    plan: Path, name: str | None, team_out: str | None, week: str | None, rota_out: str | None
) -> None:
    """Write the team and a published rota of PLAN as files, which all other verbs read.

    Workers and service leads get them without what is private to others.
    """
    from planner.domain.errors import PlannerError
    from planner.domain.permissions import may
    from planner.importers.safe_files import write_whole
    from planner.importers.team_file import write_team
    from planner.services.permitted import refuse_unless
    from ui.cli.documents import refuse_unwritable
    from ui.cli.kept_rota import keep_rota
    from ui.cli.streams import note, print_document

    for path in (team_out, rota_out):
        refuse_unwritable(path)
    if team_out is None and rota_out is None:
        raise PlannerError("It is not said what to write.", "Give --team FILE, or --week DATE --rota FILE.")
    with open_plan(plan, name) as opened:
        store, caller = opened.store, opened.caller
        refuse_unless(store, caller, "export", caller.staff)
        if not may(caller, "see hours and balances"):
            note(EXTRACT)
        if team_out == "-":
            print_document(write_team(store.team()))
        elif team_out is not None:
            write_whole(team_out, write_team(store.team()))
        if rota_out is not None:
            rota = store.published(typed_day(week or ""))
            if rota is None:
                raise PlannerError(f"Nothing is published of the week of {week}.", "Choose another week.")
            keep_rota(rota, rota_out)
