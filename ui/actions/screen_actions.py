"""Going from screen to screen, and beginning something new on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.actions.action_row import ActionRow
from ui.actions.file_actions import is_idle, is_open

if TYPE_CHECKING:
    from ui.main_window.desk import Desk
    from ui.main_window.frame_port import Screen


def can_change_team(desk: Desk) -> bool:
    return is_open(desk) and is_idle(desk)


def _screen_row(screen: Screen, text: str, key: str, icon: str) -> ActionRow:
    def show(desk: Desk) -> None:
        desk.frame.show_screen(screen)

    def is_in_front(desk: Desk) -> bool:
        return desk.frame.front == screen

    return ActionRow(
        f"screen.{screen}", text, show, (key,), icon, is_open, "Open a plan first", checked_when=is_in_front
    )


def _new_row(row_id: str, text: str, screen: Screen, what: str, icon: str, key: str = "") -> ActionRow:
    def begin(desk: Desk) -> None:
        desk.frame.show_screen(screen)
        desk.frame.start_new(what)

    keys = (key,) if key else ()
    return ActionRow(row_id, text, begin, keys, icon, can_change_team, "Wait until the build ends")


def is_own(desk: Desk) -> bool:
    """Whether whoever works with the plan asks for themselves."""
    return is_open(desk) and desk.session.caller.role == "worker"


def _own_row(row_id: str, text: str, what: str, icon: str, key: str) -> ActionRow:
    def begin(desk: Desk) -> None:
        desk.frame.show_screen("requests")
        desk.frame.start_new(what)

    return ActionRow(row_id, text, begin, (key,), icon, is_own, "For people who have signed in as workers")


def open_finder(desk: Desk) -> None:
    desk.frame.open_finder()


def new_team(desk: Desk) -> None:
    desk.frame.show_screen("start")
    desk.frame.start_new("team")


SCREEN_ROWS: tuple[ActionRow, ...] = (
    ActionRow("find.open", "Find or do…", open_finder, ("Ctrl+K",), "search"),
    ActionRow("file.new", "New team…", new_team, ("Ctrl+N",), "plus", is_idle, "Wait until the build ends"),
    _screen_row("demand", "Demand", "Ctrl+2", "chart-bar"),
    _screen_row("people", "People", "Ctrl+3", "users"),
    _screen_row("leave", "Leave && TOIL", "Ctrl+4", "leave"),
    _screen_row("wheel", "Wheel", "Ctrl+5", "arrows-clockwise"),
    _screen_row("history", "History", "Ctrl+6", "clock-counter-clockwise"),
    _screen_row("decide", "Requests", "Ctrl+Shift+R", "tray"),
    _screen_row("requests", "Leave && TOIL", "Ctrl+Shift+4", "leave"),
    _screen_row("notices", "Notices", "Ctrl+8", "bell"),
    _screen_row("my_week", "My week", "Ctrl+9", "calendar-blank"),
    _own_row("requests.leave", "Ask for leave", "leave", "leave", "Ctrl+Shift+L"),
    _own_row("requests.toil", "Ask to take TOIL", "toil", "clock", "Ctrl+Shift+T"),
    _screen_row("swaps", "Swaps", "Ctrl+7", "arrows-left-right"),
    _new_row("wheel.turn", "Turn the wheel", "wheel", "turn", "arrows-clockwise"),
    _new_row("leave.add", "Enter leave", "leave", "leave", "plus"),
    _new_row("people.add", "Add person", "people", "person", "user-plus"),
    _new_row("demand.add_visit", "Add visit", "demand", "visit", "plus"),
    _new_row("demand.add_cover", "Add cover", "demand", "cover", "plus"),
    _new_row("demand.copy_week", "Copy what the week asks to the next", "demand", "copy_week", "copy"),
)
