"""Write a rota to a file in the format asked for; the file is there whole, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from planner.domain.errors import PlannerError
from planner.domain.findings import Finding
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.exporters.rota_sheet import build_sheet
from planner.exporters.sheet_records import RotaSheet
from planner.exporters.wall_sheet import WallSheet, wall_sheet_of
from planner.importers.safe_files import write_whole
from planner.services.freeze_problem import freeze_problem

ExportFormat = Literal["pdf", "xlsx", "csv", "ics", "html"]
FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a format can be asked for; each is looked at by the formats that know it.

    `paper`: of the PDF. `person`: the one whose calendar is written; None: everyone's, in one calendar or, in
    a `.zip`, one a person. `with_cases`: case references in calendars and on the wall sheet. `previous`: the
    version sent before. `wall`: of the PDF and the page, the sheet that is pinned up.
    """

    paper: Literal["a4", "a3"] = "a4"
    person: str | None = None
    with_cases: bool = False
    previous: Rota | None = None
    wall: bool = False


def export_rota(
    team: Team,
    rota: Rota,
    findings: Sequence[Finding],
    form: ExportFormat,
    path: Path | str,
    options: ExportOptions | None = None,
) -> None:
    """Write `rota` to `path`. Raises PlannerError when it cannot be written; nothing is written then."""
    chosen = options or ExportOptions()
    as_zip = str(path).lower().endswith(".zip")
    if as_zip and (form != "ics" or chosen.person is not None):
        raise PlannerError(
            "A zip is made of the calendars of everyone.",
            "Choose --format ics without --person, or another name.",
        )
    write_whole(path, export_bytes(team, rota, findings, form, chosen, as_zip=as_zip))


def export_bytes(
    team: Team,
    rota: Rota,
    findings: Sequence[Finding],
    form: ExportFormat,
    options: ExportOptions | None = None,
    *,
    as_zip: bool = False,
) -> bytes:
    """The file's content. The libraries are imported here, when first needed: they cost start-up time."""
    chosen = options or ExportOptions()
    if chosen.wall:
        return _wall(_wall_sheet(team, rota, with_cases=chosen.with_cases), form, chosen.paper)
    sheet = _sheet(team, rota, findings)
    if form == "pdf":
        from planner.exporters.pdf import pdf_of

        return pdf_of(sheet, chosen.paper)
    if form == "xlsx":
        from planner.exporters.xlsx import xlsx_of

        return xlsx_of(sheet)
    if form == "csv":
        from planner.exporters.csv import csv_of

        return csv_of(sheet)
    if form == "html":
        from planner.exporters.html import html_of

        return html_of(sheet)
    return _ics(team, sheet, chosen, as_zip=as_zip)


def rota_pages(
    team: Team, rota: Rota, findings: Sequence[Finding], paper: Literal["a4", "a3"], dots_per_inch: float
) -> tuple[bytes, ...]:
    """The pages of the PDF as pictures (PNG), for a preview or a printer. Raises PlannerError."""
    from planner.exporters.pdf import pages_of

    return pages_of(_sheet(team, rota, findings), paper, dots_per_inch)


def wall_pages(team: Team, rota: Rota, paper: Literal["a4", "a3"], dots_per_inch: float) -> tuple[bytes, ...]:
    """The pages of the wall sheet as pictures (PNG). Raises PlannerError."""
    from planner.exporters.wall_pdf import wall_pages_of

    return wall_pages_of(_wall_sheet(team, rota), paper, dots_per_inch)


def _wall_sheet(team: Team, rota: Rota, *, with_cases: bool = False) -> WallSheet:
    """Of the hours at work: who reads the wall counts on them, and time off in lieu is nobody's business."""
    shifts = (shift.at_work() for shift in rota.shifts)
    there = rota.model_copy(update={"shifts": tuple(each for each in shifts if each.start < each.end)})
    return wall_sheet_of(team, there, _sheet(team, there, ()), with_cases=with_cases)


def _wall(sheet: WallSheet, form: ExportFormat, paper: Literal["a4", "a3"]) -> bytes:
    if form == "pdf":
        from planner.exporters.wall_pdf import wall_pdf_of

        return wall_pdf_of(sheet, paper)
    if form == "html":
        from planner.exporters.wall_html import wall_html_of

        return wall_html_of(sheet)
    raise PlannerError("The wall sheet is a PDF or a web page.", "Choose pdf or html.")


def _sheet(team: Team, rota: Rota, findings: Sequence[Finding]) -> RotaSheet:
    return build_sheet(team, freeze_problem(team, rota.first_day, rota.weeks, rota), rota, findings)


def _ics(team: Team, sheet: RotaSheet, options: ExportOptions, *, as_zip: bool) -> bytes:
    from planner.exporters.ics import ics_by_person, ics_of, zip_of

    previous = _sheet(team, options.previous, ()) if options.previous else None
    if as_zip:
        return zip_of(ics_by_person(sheet, with_cases=options.with_cases, previous=previous))
    return ics_of(sheet, options.person, with_cases=options.with_cases, previous=previous)
