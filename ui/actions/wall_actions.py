"""The sheet that is pinned up: the published week as a PDF or a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ui.actions.action_row import ActionRow
from ui.actions.file_actions import is_idle, suggested_file

if TYPE_CHECKING:
    from ui.main_window.desk import Desk


def is_published(desk: Desk) -> bool:
    return is_idle(desk) and desk.session.published is not None


def export_wall(desk: Desk, kind: Literal["pdf", "html"]) -> None:
    """What holds for the team; the draft, which says that it is one, where nothing is published."""
    from planner.exporters.export import ExportOptions, export_rota

    team, rota = desk.session.team, desk.session.published or desk.session.rota
    if team is None or rota is None:
        return
    suggested = suggested_file(desk, f"-wall.{kind}")
    path = desk.ask.file_to_save("Export the wall sheet", suggested, f"{kind} (*.{kind})")
    if path is not None:
        export_rota(team, rota, (), kind, path, ExportOptions(wall=True))
        desk.say(f"The wall sheet was exported to “{path}”.")


def _row(kind: Literal["pdf", "html"], text: str, icon: str) -> ActionRow:
    def export(desk: Desk) -> None:
        export_wall(desk, kind)

    return ActionRow(
        f"export.wall_{kind}",
        text,
        export,
        icon=icon,
        enabled_when=is_published,
        off_because="Publish the week first",
        words="poster pin up board report",
        found_as=f"Export the {text[0].lower()}{text[1:]}",
    )


WALL_ROWS: tuple[ActionRow, ...] = (
    _row("pdf", "Wall sheet, PDF…", "file-pdf"),
    _row("html", "Wall sheet, web page…", "globe"),
)
