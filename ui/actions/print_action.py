"""Printing the week on screen: the draft, or what is published of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.actions.action_row import ActionRow
from ui.actions.file_actions import export_rota, has_rota
from ui.actions.wall_actions import export_wall

if TYPE_CHECKING:
    from planner.domain.findings import Finding
    from planner.domain.rota import Rota
    from planner.domain.team import Team
    from ui.main_window.desk import Desk
    from ui.printing.paper import Paper, Printable


def print_week(desk: Desk) -> None:
    """Look at the pages first; a PDF instead of paper is the export's."""
    chosen = desk.ask.print_week(printables(desk))
    if chosen == "wall_pdf":
        export_wall(desk, "pdf")
    elif chosen == "pdf":
        export_rota(desk, "pdf")


def printables(desk: Desk) -> tuple[Printable, ...]:
    """What of the week can be printed: the rota on screen, the published one where it is another, and the
    sheet for the wall."""
    from planner.exporters.rota_sheet import period_label
    from planner.services.freeze_problem import freeze_problem
    from planner.services.judge_rota import judge_rota
    from ui.printing.paper import Printable

    desk.session.work_out_reasons()
    shown, published = desk.session.shown, desk.session.published
    if shown is None or shown.rota is None:
        return ()
    is_as_published = desk.session.is_as_published
    name = f"{shown.team.name}, {period_label(shown.rota.first_day.toordinal(), shown.rota.weeks)}"
    first = f"{name}, {'as published' if is_as_published else 'draft'}"
    found = [Printable(first, partial(_pages, shown.team, shown.rota, shown.findings))]
    if published is not None and not is_as_published:
        problem = freeze_problem(shown.team, published.first_day, published.weeks, published)
        findings = judge_rota(problem, published.shifts).findings
        found.append(Printable(f"{name}, as published", partial(_pages, shown.team, published, findings)))
    on_wall = published or shown.rota
    kind = "wall sheet" if published is not None else "wall sheet of the draft"
    found.append(Printable(f"{name}, {kind}", partial(_wall_pages, shown.team, on_wall), "wall_pdf"))
    return tuple(found)


def _pages(
    team: Team, rota: Rota, findings: tuple[Finding, ...], paper: Paper, dots_per_inch: float
) -> tuple[bytes, ...]:
    from planner.exporters.export import rota_pages

    return rota_pages(team, rota, findings, paper, dots_per_inch)


def _wall_pages(team: Team, rota: Rota, paper: Paper, dots_per_inch: float) -> tuple[bytes, ...]:
    from planner.exporters.export import wall_pages

    return wall_pages(team, rota, paper, dots_per_inch)


PRINT_ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "print.week",
        "Print…",
        print_week,
        ("Ctrl+P",),
        "printer",
        has_rota,
        "There is no rota to print yet",
        words="paper printer",
    ),
)
