"""Printing: what the screen in front has, the week as drafted or as published, the wall sheet, the cover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ui.actions.action_row import ActionRow
from ui.actions.file_actions import export_rota, has_rota, is_idle, is_open, suggested_file
from ui.actions.wall_actions import export_wall

if TYPE_CHECKING:
    from planner.domain.findings import Finding
    from planner.domain.rota import Rota
    from planner.domain.team import Team
    from ui.main_window.desk import Desk
    from ui.printing.paper import Paper, Printable


# The screens that have pages of their own.
OF_SCREENS = ("my_week", "wheel")


def print_week(desk: Desk) -> None:
    """Look at the pages first; a PDF of the rota instead of paper is the export's."""
    _print(desk, printables(desk))


def print_cover(desk: Desk) -> None:
    """The same, the cover before the others."""
    _print(desk, sorted(printables(desk), key=lambda each: each.pdf != "cover"))


def can_print(desk: Desk) -> bool:
    has_own = desk.frame.front in OF_SCREENS or desk.session.caller.role == "worker"
    return has_rota(desk) or (is_idle(desk) and is_open(desk) and has_own)


def _print(desk: Desk, found: Sequence[Printable]) -> None:
    if not found:
        desk.say("There is nothing published to print yet.")
        return
    chosen = desk.ask.print_week(found)
    if chosen == "wall_pdf":
        export_wall(desk, "pdf")
    elif chosen == "pdf":
        export_rota(desk, "pdf")
    else:
        for each in found:
            if each.pdf == chosen and each.pdf_of is not None:
                _save(desk, each.pdf, each.pdf_of)


def _save(desk: Desk, ending: str, pdf_of: Callable[[], bytes]) -> None:
    from planner.importers.safe_files import write_whole

    path = desk.ask.file_to_save("Save as PDF", suggested_file(desk, f"-{ending}.pdf"), "pdf (*.pdf)")
    if path is not None:
        write_whole(path, pdf_of())
        desk.say(f"The pages were saved as “{path}”.")


def printables(desk: Desk) -> tuple[Printable, ...]:
    """What can be printed: what the screen in front has, the rota on screen, the published one where it is
    another, the sheet for the wall, the cover, and of a draft what publishing would tell whom.

    A worker prints their own week, wherever they are.
    """
    own = tuple(desk.frame.printables())
    if desk.session.caller.role == "worker":
        return own or _own_week(desk)
    return (*own, *_of_week(desk))


def _own_week(desk: Desk) -> tuple[Printable, ...]:
    from planner.services.my_week.my_week import my_week
    from ui.printing.tables import own_week_printable

    session = desk.session
    if not session.caller.staff:
        return ()
    week = my_week(session.store, session.caller, session.caller.staff, session.first_day)
    return (own_week_printable(week),) if week.rota is not None else ()


def _of_week(desk: Desk) -> tuple[Printable, ...]:
    from planner.exporters.rota_sheet import period_label
    from planner.services.freeze_problem import freeze_problem
    from planner.services.judge_rota import judge_rota
    from planner.services.publish_preview import publish_preview
    from ui.printing.paper import Printable
    from ui.printing.tables import cover_printable, publish_printable

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
    found.append(cover_printable(shown.team, shown.problem, shown.rota))
    if not is_as_published:
        today = desk.session.clock.now().date()
        asked = (shown.team, shown.problem, shown.rota, published, shown.findings, today)
        found.append(publish_printable(shown.team, shown.rota, partial(publish_preview, *asked)))
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
        can_print,
        "There is no rota to print yet",
        words="paper printer own week wheel wall sheet publish affected",
    ),
    ActionRow(
        "print.cover",
        "Print the cover report…",
        print_cover,
        icon="printer",
        enabled_when=has_rota,
        off_because="There is no rota to print yet",
        words="coverage heat half-hour spare short people paper",
    ),
)
