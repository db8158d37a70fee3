"""Opening, keeping a copy, and taking files out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ui.actions.action_row import ActionRow
from ui.item_models.history_item_models import when_text
from ui.session.plan_files import PLAN_SUFFIX, TEAM_SUFFIX, file_name_of

if TYPE_CHECKING:
    from ui.main_window.desk import Desk

ExportFormat = Literal["pdf", "xlsx", "csv", "ics", "html"]
NO_PLAN = "Open a plan first"
FORMAT_TEXTS: dict[ExportFormat, str] = {
    "pdf": "PDF…",
    "xlsx": "Excel (xlsx)…",
    "csv": "CSV…",
    "ics": "Calendars, one a person (zip)…",
    "html": "Web page (html)…",
}
FOUND_AS: dict[ExportFormat, str] = {
    "pdf": "PDF",
    "xlsx": "Excel (xlsx)",
    "csv": "CSV",
    "ics": "calendars, one a person (zip)",
    "html": "a web page (html)",
}
FORMAT_ICONS: dict[ExportFormat, str] = {
    "pdf": "file-pdf",
    "xlsx": "table",
    "csv": "file-text",
    "ics": "calendar-blank",
    "html": "globe",
}


def is_open(desk: Desk) -> bool:
    return desk.session.is_open


def is_idle(desk: Desk) -> bool:
    return not desk.builder.is_running


def has_rota(desk: Desk) -> bool:
    return is_idle(desk) and desk.session.rota is not None


def open_file(desk: Desk) -> None:
    path = desk.ask.file_to_open(desk.last_folder)
    if path is not None:
        desk.open_path(path)


def open_sample(desk: Desk) -> None:
    name = desk.ask.sample()
    if name is not None:
        desk.open_sample(name)


def save_copy(desk: Desk) -> None:
    """A copy of the whole plan, with its versions and its audit log."""
    from planner.importers.safe_files import write_whole
    from planner.store.backups import refuse_open

    path = desk.ask.file_to_save(
        "Save a copy of the plan", suggested_file(desk, PLAN_SUFFIX), "Plans (*.rotabene)"
    )
    if path is not None:
        refuse_open(path)
        write_whole(path, desk.session.store.back_up().read_bytes())
        desk.say(f"A copy of the plan was saved as “{path}”.")


def open_backup(desk: Desk) -> None:
    """One of the plan's backups, as a plan of its own beside it."""
    from planner.store.backups import made_at

    store = desk.session.store
    found = [(each, at) for each in store.backups() if (at := made_at(each)) is not None]
    if not found:
        desk.say("This plan has no backup yet; one is made on each day on which it is opened.")
        return
    chosen = desk.ask.backup([_backup_words(each, at) for each, at in found])
    if chosen is None:
        return
    backup, at = found[chosen]
    plan = store.take_out_backup(backup)
    if desk.open_path(plan):
        desk.say(f"This is the plan as it was {when_text(at)}, kept as “{plan.name}” beside it.")


def _backup_words(backup: Path, at: datetime) -> str:
    """`Sun 22 Nov 14:20, 0.8 MB`."""
    return f"{when_text(at)}, {max(backup.stat().st_size / 1e6, 0.1):.1f} MB"


def import_file(desk: Desk) -> None:
    """A team file or a rota file into the open plan, as one step of undo."""
    from planner.services.edit_team import TeamEdit
    from planner.services.import_file import import_file as read_edit

    path = desk.ask.file_to_open(desk.last_folder)
    if path is None:
        return
    edit = read_edit(desk.session.store, path)
    if isinstance(edit, TeamEdit):
        problems = desk.edit_team(edit)
        for problem in problems or ():
            desk.say(problem.sentence)
        is_done = problems is None
    else:
        if edit.rota is not None:
            desk.session.show_week(edit.rota.first_day)
        is_done = desk.edit(edit, edit.what)
    if is_done:
        desk.frame.show_message("info", f"“{path.name}” was brought in.", "Undo takes it back.")


def can_import(desk: Desk) -> bool:
    return is_open(desk) and is_idle(desk)


def export_team(desk: Desk) -> None:
    """The team as a file that any version of the program can read."""
    from planner.importers.safe_files import write_whole
    from planner.importers.team_file import write_team
    from planner.services.kept_free import without_reasons

    path = desk.ask.file_to_save(
        "Export the team file", suggested_file(desk, TEAM_SUFFIX), "Team files (*.json)"
    )
    if path is not None:
        team = desk.session.store.team()
        write_whole(path, write_team(without_reasons(team)))
        left_out = any(each.reason for each in team.preferences)
        note = " Why somebody's time is kept free was left out." if left_out else ""
        desk.say(f"The team was written to “{path}”.{note}")


def export_rota(desk: Desk, kind: ExportFormat) -> None:
    """The week on screen in a format of other programs."""
    from planner.exporters.export import export_rota as write_rota

    desk.session.work_out_reasons()
    shown = desk.session.shown
    if shown is None or shown.rota is None:
        return
    # A zip holds one calendar for each person; a file named .ics holds everyone's.
    suffix = "zip" if kind == "ics" else kind
    path = desk.ask.file_to_save(
        "Export the rota", suggested_file(desk, f".{suffix}"), f"{suffix} (*.{suffix})"
    )
    if path is not None:
        write_rota(shown.team, shown.rota, shown.findings, kind, path)
        desk.say(f"The rota was exported to “{path}”.")


def new_window(desk: Desk) -> None:
    desk.window_wanted.emit()


def quit_window(desk: Desk) -> None:
    desk.frame.close_window()


def suggested_file(desk: Desk, suffix: str) -> Path:
    """What a new file is called: the team, and the week where it is of the week."""
    team = desk.session.team
    name = file_name_of(team.name if team else "team", "")
    is_week = suffix not in (PLAN_SUFFIX, TEAM_SUFFIX)
    week = f"-{desk.session.first_day.isoformat()}" if is_week else ""
    return desk.last_folder / f"{name}{week}{suffix}"


def _export_row(kind: ExportFormat) -> ActionRow:
    def export(desk: Desk) -> None:
        export_rota(desk, kind)

    return ActionRow(
        f"export.{kind}",
        FORMAT_TEXTS[kind],
        export,
        icon=FORMAT_ICONS[kind],
        enabled_when=has_rota,
        off_because="Build a rota first",
        words="report file share download spreadsheet" if kind in ("xlsx", "csv") else "report file share",
        found_as=f"Export the week as {FOUND_AS[kind]}",
    )


FILE_ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "file.open",
        "Open…",
        open_file,
        ("Ctrl+O",),
        "folder-open",
        is_idle,
        "Wait until the build ends",
        words="load plan file",
    ),
    ActionRow(
        "file.sample",
        "Open a sample…",
        open_sample,
        (),
        "flask",
        is_idle,
        "Wait until the build ends",
        words="example demo trial",
    ),
    ActionRow(
        "file.save_copy",
        "Save a copy…",
        save_copy,
        ("Ctrl+Shift+S",),
        "copy",
        is_open,
        NO_PLAN,
        words="backup save as duplicate",
    ),
    ActionRow(
        "file.backup",
        "Open a backup…",
        open_backup,
        (),
        "clock-counter-clockwise",
        can_import,
        NO_PLAN,
        words="restore recover bring back earlier",
    ),
    ActionRow(
        "file.import",
        "Import team or rota file…",
        import_file,
        (),
        "download-simple",
        can_import,
        NO_PLAN,
        words="load read",
    ),
    ActionRow("file.export_team", "Export team file…", export_team, (), "users", is_open, NO_PLAN),
    *(_export_row(kind) for kind in FORMAT_TEXTS),
    ActionRow("window.new", "New window", new_window, ("Ctrl+Shift+N",), "app-window", is_open, NO_PLAN),
    ActionRow("app.quit", "Quit", quit_window, ("Ctrl+Q",), "sign-out", words="exit close"),
)
