"""`rotabene schema [team|rota]`: the JSON Schema of the two kinds of file."""

from __future__ import annotations

import json

import click

from ui.cli.streams import print_document


@click.command()
@click.argument("kind", type=click.Choice(["team", "rota"]), default="team")
def schema(kind: str) -> None:
    """Print the JSON Schema of a team file (or of a rota file)."""
    from planner.importers.schemas import rota_schema, team_schema

    document = rota_schema() if kind == "rota" else team_schema()
    print_document(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
