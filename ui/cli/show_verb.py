"""`rotabene show TEAM ROTA`: a rota as a week table."""

from __future__ import annotations

import click


@click.command()
@click.argument("team", metavar="TEAM")
@click.argument("rota", metavar="ROTA")
def show(team: str, rota: str) -> None:
    """Print ROTA as a table of people and days, with what is not covered."""
    from ui.cli.judged_rota import load_judged
    from ui.cli.rota_view import print_rota
    from ui.cli.streams import console_for, output

    stream = output()
    judged = load_judged(team, rota)
    print_rota(console_for(stream), judged.team, judged.rota, judged.findings)
