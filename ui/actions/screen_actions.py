"""Going from screen to screen, and beginning something new on one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.actions.action_row import ActionRow
from ui.actions.file_actions import is_idle, is_open

if TYPE_CHECKING:
    from ui.main_window.desk import Desk
    from ui.main_window.frame_port import Screen


def can_change_team(desk: Desk) -> bool:
    return is_open(desk) and is_idle(desk)


def _screen_row(screen: Screen, text: str, key: str, icon: str, words: str) -> ActionRow:
    def show(desk: Desk) -> None:
        desk.frame.show_screen(screen, takes_focus=True)

    def is_in_front(desk: Desk) -> bool:
        return desk.frame.front == screen

    return ActionRow(
        f"screen.{screen}",
        text,
        show,
        (key,),
        icon,
        is_open,
        "Open a plan first",
        checked_when=is_in_front,
        words=words,
    )


def _begin(screen: Screen, what: str) -> Callable[[Desk], None]:
    """Begins something new on its screen."""

    def begin(desk: Desk) -> None:
        desk.frame.show_screen(screen)
        desk.frame.start_new(what)

    return begin


def _new_row(row_id: str, text: str, screen: Screen, what: str, icon: str, words: str) -> ActionRow:
    begin = _begin(screen, what)
    return ActionRow(row_id, text, begin, (), icon, can_change_team, "Wait until the build ends", words=words)


def is_own(desk: Desk) -> bool:
    """Whether whoever works with the plan asks for themselves."""
    return is_open(desk) and desk.session.caller.role == "worker"


def _own_row(row_id: str, text: str, icon: str, key: str, words: str) -> ActionRow:
    begin, keys = _begin("requests", row_id.removeprefix("requests.")), (key,) if key else ()
    return ActionRow(
        row_id, text, begin, keys, icon, is_own, "For people who have signed in as workers", words=words
    )


def open_finder(desk: Desk) -> None:
    desk.frame.open_finder()


SCREEN_ROWS: tuple[ActionRow, ...] = (
    ActionRow("find.open", "Find or do…", open_finder, ("Ctrl+K",), "search"),
    ActionRow(
        "file.new",
        "New team…",
        _begin("start", "team"),
        ("Ctrl+N",),
        "plus",
        is_idle,
        "Wait until the build ends",
        words="create begin start",
    ),
    _screen_row("demand", "Demand", "Ctrl+2", "chart-bar", "visits cover court deadlines events peaks duty"),
    _screen_row(
        "people",
        "People",
        "Ctrl+3",
        "users",
        "staff workers contracts patterns hours skills job share wishes",
    ),
    _screen_row(
        "leave",
        "Leave && TOIL",
        "Ctrl+4",
        "leave",
        "holiday sick absence annual time off lieu flexi entitlement unclaimed report",
    ),
    _screen_row("wheel", "Wheel", "Ctrl+5", "arrows-clockwise", "lockdown supervision duty turns rotation"),
    _screen_row("history", "History", "Ctrl+6", "clock-counter-clockwise", "log audit versions restore back"),
    _screen_row(
        "decide",
        "Requests",
        "Ctrl+Shift+R",
        "tray",
        "flexible working leave approve decline lone visits waiting",
    ),
    _screen_row(
        "requests",
        "Leave && TOIL",
        "Ctrl+Shift+4",
        "leave",
        "flexible working holiday sick wish hours worked",
    ),
    _screen_row("notices", "Notices", "Ctrl+8", "bell", "notifications messages alerts reminders bell"),
    _screen_row("my_week", "My week", "Ctrl+9", "calendar-blank", "my shifts hours"),
    _own_row("requests.leave", "Ask for leave", "leave", "Ctrl+Shift+L", "holiday annual sick day off"),
    _own_row("requests.toil", "Ask to take TOIL", "clock", "Ctrl+Shift+T", "time off in lieu hours owed"),
    _own_row("requests.wish", "Tell a wish", "wish", "", "prefer rather private unavailable"),
    _own_row(
        "requests.flexible", "Ask for flexible working", "court", "", "contract pattern hours statutory"
    ),
    _screen_row("swaps", "Swaps", "Ctrl+7", "arrows-left-right", "exchange offer hand over take"),
    _new_row(
        "wheel.turn", "Turn the wheel", "wheel", "turn", "arrows-clockwise", "lockdown supervision duty"
    ),
    _new_row("leave.add", "Enter leave", "leave", "leave", "plus", "holiday sick absence annual"),
    _new_row("people.add", "Add person", "people", "person", "user-plus", "new staff worker starter"),
    _new_row("demand.add_visit", "Add visit", "demand", "visit", "plus", "new case appointment"),
    _new_row("demand.add_cover", "Add cover", "demand", "cover", "plus", "new duty desk presence"),
    _new_row(
        "demand.copy_week",
        "Copy what the week asks to the next",
        "demand",
        "copy_week",
        "copy",
        "duplicate visits next week",
    ),
)
