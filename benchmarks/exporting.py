"""Files out: the PDF of a team's week, and the workbook of 300 people by four weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks.check_speed import FIRST_DAY, plausible_rota
from benchmarks.generated import generated_team
from benchmarks.measurement import Measurement, milliseconds, repeated
from planner.domain.rota import Made, Rota
from planner.exporters.pdf import pdf_of
from planner.exporters.rota_sheet import build_sheet
from planner.exporters.sheet_records import RotaSheet
from planner.exporters.xlsx import xlsx_of
from planner.services.freeze_problem import freeze_problem


def exporting(runs: int) -> Iterator[Measurement]:
    """Setting the PDF and writing the workbook, the sheet computed before."""
    week, weeks = _sheet(14, 40, 1), _sheet(300, 3600, 4)
    yield Measurement(
        "PDF of a week, 14 people", "ms", repeated(runs, lambda: milliseconds(lambda: pdf_of(week)))
    )
    yield Measurement(
        "Workbook of four weeks, 300 people",
        "ms",
        repeated(runs, lambda: milliseconds(lambda: xlsx_of(weeks))),
    )


def _sheet(people: int, visits: int, weeks: int) -> RotaSheet:
    team = generated_team(people, visits, weeks)
    problem = freeze_problem(team, FIRST_DAY, weeks)
    made = Made(by="benchmark", at=datetime(2026, 11, 20, tzinfo=UTC))
    shifts = tuple(plausible_rota(problem))
    rota = Rota(team=team.id, first_day=FIRST_DAY, weeks=weeks, made=made, shifts=shifts)
    return build_sheet(team, problem, rota, ())
