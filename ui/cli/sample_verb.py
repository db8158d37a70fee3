"""`rotabene sample [NAME]`: list the sample teams, or print one as a team file."""

from __future__ import annotations

import click

from ui.cli.streams import console_for, output, print_document


@click.command()
@click.argument("name", required=False)
@click.option("-o", "--output", "path", metavar="FILE", help="Write the team file instead of printing it.")
def sample(name: str | None, path: str | None) -> None:
    """List the sample teams, or print the team file of NAME."""
    if name is None:
        if path is not None:
            raise click.UsageError("Name the sample to write.")
        _list_samples()
        return
    from planner.importers.safe_files import write_whole
    from resources import sample_names, sample_text
    from ui.cli.documents import STANDARD, no_such_sample, refuse_unwritable

    refuse_unwritable(path)
    if name not in sample_names():
        raise no_such_sample(name)
    text = sample_text(name)
    if path is None or path == STANDARD:
        print_document(text)
    else:
        write_whole(path, text)


def _list_samples() -> None:
    from rich import box
    from rich.table import Table

    from planner.importers.team_file import parse_team
    from resources import sample_names, sample_text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Name", style="bold")
    table.add_column("Team")
    table.add_column("People", justify="right")
    table.add_column("Visits", justify="right")
    for name in sample_names():
        team = parse_team(sample_text(name), f"the sample “{name}”")
        table.add_row(name, team.name, str(len(team.staff)), str(len(team.visits)))
    console_for(output()).print(table)
