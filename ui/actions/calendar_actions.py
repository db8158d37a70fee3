"""My own shifts in my calendar program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ui.actions.action_row import ActionRow
from ui.actions.file_actions import is_open

if TYPE_CHECKING:
    from ui.main_window.desk import Desk

SUBSCRIBE = "Subscribe to it, or import it, in a calendar program"


def is_planned(desk: Desk) -> bool:
    return is_open(desk) and bool(desk.calendar.staff)


def add_to_calendar(desk: Desk) -> None:
    """Keep the person's file from now on, and give it to the calendar program of this computer."""
    desk.calendar.keep()
    desk.calendar.finish()
    path = desk.calendar.path
    if desk.calendar.trouble is not None:
        raise desk.calendar.trouble
    if path is None:
        return
    is_begun = opened_outside(path)
    told = "Where no calendar program opens it now, subscribe to it in yours" if is_begun else SUBSCRIBE
    desk.say(f"Your calendar is kept in “{path}”. {told}.")


def opened_outside(path: Path) -> bool:
    """Whether the desktop was asked to open the file; whether it knows a program for it, it does not say."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


CALENDAR_ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "calendar.add",
        "Add to my calendar",
        add_to_calendar,
        ("Ctrl+Shift+8",),
        "calendar-plus",
        is_planned,
        "You are not planned in this team",
        words="outlook phone ics subscribe",
    ),
)
