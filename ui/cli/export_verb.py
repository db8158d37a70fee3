"""`rotabene export TEAM ROTA --format F -o FILE`: a rota as a file for others."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from typing import Literal

    from planner.exporters.export import ExportFormat

_FORMATS = ("pdf", "xlsx", "csv", "ics", "html")


@click.command()
@click.argument("team", metavar="TEAM")
@click.argument("rota", metavar="ROTA")
@click.option("--format", "form", type=click.Choice(_FORMATS), help="Kind of file [from FILE's ending].")
@click.option(
    "-o", "--output", "path", metavar="FILE", required=True, help="File to write (- for standard output)."
)
@click.option("--paper", type=click.Choice(["a4", "a3"]), help="Of the PDF [a4].")
@click.option("--person", metavar="ID", help="Calendar of this person only (ics).")
@click.option("--wall", is_flag=True, help="The sheet that is pinned up (pdf, html).")
@click.option("--case-references", is_flag=True, help="In calendar titles (ics) and on the wall sheet.")
@click.option("--previous", metavar="ROTA", help="Version sent before; what is gone is cancelled (ics).")
def export(
    team: str,
    rota: str,
    form: str | None,
    path: str,
    paper: str | None,
    person: str | None,
    wall: bool,
    case_references: bool,
    previous: str | None,
) -> None:
    """Write ROTA to FILE.

    A calendar (ics) holds the whole team, or one person with --person; a FILE ending in .zip holds one
    calendar for each person.
    """
    from planner.exporters.export import ExportOptions, export_bytes, export_rota
    from ui.cli.documents import STANDARD, load_rota, refuse_reading_twice, refuse_unwritable
    from ui.cli.judged_rota import load_judged
    from ui.cli.streams import note, write_bytes

    chosen = form or _format_of(path)
    if paper is not None and chosen != "pdf":
        raise click.UsageError("--paper is for --format pdf.")
    if wall and chosen not in ("pdf", "html"):
        raise click.UsageError("--wall is for --format pdf or html.")
    _refuse_options(chosen, person=person, case_references=case_references and not wall, previous=previous)
    refuse_reading_twice([team, rota, previous or ""])
    refuse_unwritable(path)
    judged = load_judged(team, rota)
    options = ExportOptions(
        paper=cast("Literal['a4', 'a3']", paper or "a4"),
        person=person,
        with_cases=case_references,
        previous=load_rota(previous, judged.team) if previous else None,
        wall=wall,
    )
    form_ = cast("ExportFormat", chosen)
    if path == STANDARD:
        write_bytes(export_bytes(judged.team, judged.rota, judged.findings, form_, options))
    else:
        export_rota(judged.team, judged.rota, judged.findings, form_, path, options)
        note(f"Written to {path}")


def _format_of(path: str) -> str:
    ending = path.rpartition(".")[2].lower()
    if ending == "zip":
        return "ics"
    if ending not in _FORMATS:
        raise click.UsageError(f"Name the format with --format: one of {', '.join(_FORMATS)}.")
    return ending


def _refuse_options(form: str, *, person: str | None, case_references: bool, previous: str | None) -> None:
    """An option that the format does not know would be silently lost."""
    if form != "ics" and (person is not None or case_references or previous is not None):
        raise click.UsageError("--person, --case-references and --previous are for --format ics.")
