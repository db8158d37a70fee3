"""`rotabene calendar PLAN`: a person's own calendar as a file that is brought up to date each time."""

from __future__ import annotations

from pathlib import Path

import click

from ui.cli.own_words import of_option, whose
from ui.cli.signed_in import open_plan, plan_options


@click.command()
@plan_options
@of_option
@click.option("-o", "--output", "path", metavar="FILE", type=Path, help="The calendar file.")
@click.option("--folder", metavar="FOLDER", type=Path, help="Keep it in this folder, under its usual name.")
def calendar(plan: Path, name: str | None, staff: str | None, path: Path | None, folder: Path | None) -> None:
    """Write all your published shifts to a calendar file, or bring the file up to date.

    What stands in the file and is no longer planned is marked cancelled; a file with nothing new is left as
    it is.
    """
    from planner.domain.errors import PlannerError
    from planner.exporters.my_calendar import file_name, keep_calendar, my_calendar
    from ui.cli.documents import refuse_unwritable
    from ui.cli.streams import note

    if (path is None) == (folder is None):
        raise PlannerError("It is not said where to write.", "Give -o FILE or --folder FOLDER.")
    with open_plan(plan, name) as opened:
        who = whose(opened, staff)
        team = opened.store.team()
        if who not in {each.id for each in team.staff}:
            raise PlannerError(f"Nobody in this team has the id “{who}”.", "Look into the team file.")
        target = path or (folder or Path()) / file_name(team, who)
        refuse_unwritable(str(target))
        is_new = keep_calendar(my_calendar(opened.store, opened.caller, who, opened.clock), target)
    note(f"Written to {target}" if is_new else f"{target} is up to date")
