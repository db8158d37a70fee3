"""The cover report on paper: people free to help less people needed, half-hour by half-hour."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.domain.time_grid import COVER_GRID, clock, day_label
from planner.exporters.paper_table import PaperCell, PaperLine, PaperTable, cell
from planner.exporters.rota_sheet import build_sheet
from planner.exporters.sheet_words import foot_words, state_words
from planner.reports.cover_curve import CoverCell, CoverCurves

# Shown also where nothing is asked then, in half-hours from midnight: an office day.
_FIRST, _LAST = 16, 36


def cover_table(team: Team, problem: RotaProblem, rota: Rota) -> PaperTable:
    """The days of `rota`, a plan of `team` over the weeks of `problem`."""
    sheet = build_sheet(team, problem, rota, ())
    curves = CoverCurves(problem, rota.shifts, rota.uncovered)
    days = [(day, curves.day(day)) for week in sheet.weeks for day in week.days]
    first, last = _reach([cells for _, cells in days])
    short = sum(each.short for _, cells in days for each in cells) * COVER_GRID / 60
    heads = tuple((clock(number * COVER_GRID), 1.0) for number in range(first, last))
    return PaperTable(
        title=f"Cover, {sheet.period}",
        under=f"{team.name} · people free to help less people needed, by half-hour · {_short_words(short)}",
        state=state_words(sheet),
        foot=f"Cover · {foot_words(sheet)}",
        columns=(("Day", 3.2), *heads),
        rows=tuple(
            (cell(day_label(day), tone="strong"), *(_figure(each) for each in cells[first:last]))
            for day, cells in days
        ),
        notes=(
            "Framed, with a minus: people are missing. 0: just enough. Empty: nobody is asked for and nobody "
            "is free.",
            *(f"{line.label}: {line.missing} missing. {line.reason}" for line in sheet.uncovered),
        ),
        is_figures=True,
    )


def _short_words(hours: float) -> str:
    return f"{hours:g} people-hours short" if hours else "nowhere short"


def _reach(days: Sequence[Sequence[CoverCell]]) -> tuple[int, int]:
    """The half-hours shown: those of an office day, and all in which somebody is asked for or there."""
    used = [at for cells in days for at, each in enumerate(cells) if each.need or each.free]
    return min([_FIRST, *used]), max([_LAST, *(at + 1 for at in used)])


def _figure(each: CoverCell) -> PaperCell:
    if each.short:
        return PaperCell((PaperLine(f"−{each.short}", tone="alarm"),), "dangerTint")
    if not each.need and not each.free:
        return cell()
    # Need and help are those of the worst moments of the half-hour, which need not be the same one.
    spare = max(each.free - each.need, 0)
    return cell(str(spare), tone="plain" if spare else "strong", fill="" if spare else "warnTint")
