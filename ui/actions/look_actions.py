"""How the board is looked at: the view, the zoom, the filter, groups and order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.actions.action_row import ActionRow
from ui.actions.file_actions import NO_PLAN, is_open

if TYPE_CHECKING:
    from ui.board.column_widths import BoardSpan
    from ui.main_window.desk import Desk
    from ui.settings.preferences import GroupBy, SortBy


def _view_row(view: BoardSpan, text: str, key: str, icon: str) -> ActionRow:
    def show(desk: Desk) -> None:
        desk.frame.show_screen("rota")
        desk.board_look.set_view(view)
        desk.frame.announce(f"{text} view.")

    def is_shown(desk: Desk) -> bool:
        return desk.board_look.view == view

    return ActionRow(f"view.{view}", text, show, (key,), icon, is_open, NO_PLAN, checked_when=is_shown)


def _group_row(group: GroupBy, text: str) -> ActionRow:
    def by(desk: Desk) -> None:
        desk.board_look.change(group=group)

    def is_so(desk: Desk) -> bool:
        return desk.board_look.arrangement.group == group

    return ActionRow(
        f"group.{group}",
        text,
        by,
        icon="people",
        enabled_when=is_open,
        off_because=NO_PLAN,
        checked_when=is_so,
        found_as="Do not group people" if group == "none" else f"Group people {_small(text)}",
    )


def _sort_row(sort: SortBy, text: str) -> ActionRow:
    def by(desk: Desk) -> None:
        desk.board_look.change(sort=sort)

    def is_so(desk: Desk) -> bool:
        return desk.board_look.arrangement.sort == sort

    return ActionRow(
        f"sort.{sort}",
        text,
        by,
        icon="sort-ascending",
        enabled_when=is_open,
        off_because=NO_PLAN,
        checked_when=is_so,
        found_as=f"Sort people {_small(text)}",
    )


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


def zoom_in(desk: Desk) -> None:
    desk.board_look.zoom_by(1)


def zoom_out(desk: Desk) -> None:
    desk.board_look.zoom_by(-1)


def zoom_back(desk: Desk) -> None:
    desk.board_look.zoom_by(0)


def can_zoom_in(desk: Desk) -> bool:
    return is_open(desk) and desk.board_look.can_zoom_in


def can_zoom_out(desk: Desk) -> bool:
    return is_open(desk) and desk.board_look.can_zoom_out


def open_filter(desk: Desk) -> None:
    desk.frame.show_screen("rota")
    desk.frame.open_filter()


def clear_filter(desk: Desk) -> None:
    desk.board_look.clear_filter()


def is_filtered(desk: Desk) -> bool:
    return desk.board_look.arrangement.is_filter


def only_problems(desk: Desk) -> None:
    desk.board_look.change(has_problems=not shows_only_problems(desk))


def shows_only_problems(desk: Desk) -> bool:
    return desk.board_look.arrangement.has_problems


def toggle_day(desk: Desk) -> None:
    """The current day alone, large, with its times; and back to the week."""
    desk.board_look.set_view("week" if desk.board_look.view == "day" else "day")


NOT_ZOOMED = "The days are as narrow as they get"
LOOK_ROWS: tuple[ActionRow, ...] = (
    _view_row("day", "Day", "Alt+1", "calendar-blank"),
    _view_row("week", "Week", "Alt+2", "columns"),
    _view_row("weeks4", "4 weeks", "Alt+3", "squares-four"),
    _view_row("weeks8", "8 weeks", "Alt+4", "squares-four"),
    ActionRow(
        "day.view", "Show this day alone", toggle_day, (), "calendar-blank", is_open, NO_PLAN, board_key="d"
    ),
    ActionRow(
        "zoom.in",
        "Zoom in",
        zoom_in,
        ("Ctrl++", "Ctrl+="),
        "magnifying-glass-plus",
        can_zoom_in,
        "The days are as wide as they get",
        words="bigger larger",
    ),
    ActionRow(
        "zoom.out",
        "Zoom out",
        zoom_out,
        ("Ctrl+-",),
        "magnifying-glass-minus",
        can_zoom_out,
        NOT_ZOOMED,
        words="smaller",
    ),
    ActionRow(
        "zoom.back", "Zoom back", zoom_back, ("Ctrl+0",), "magnifying-glass-minus", can_zoom_out, NOT_ZOOMED
    ),
    ActionRow(
        "filter.open",
        "Filter people",
        open_filter,
        ("Ctrl+F",),
        "funnel",
        is_open,
        NO_PLAN,
        words="search only skill place",
    ),
    ActionRow("filter.clear", "Show everybody", clear_filter, (), "close", is_filtered, "Everybody is shown"),
    ActionRow(
        "filter.problems",
        "Only people with problems",
        only_problems,
        ("Ctrl+Shift+F",),
        "warning",
        is_open,
        NO_PLAN,
        checked_when=shows_only_problems,
    ),
    _group_row("none", "No groups"),
    _group_row("share", "By job share"),
    _group_row("role", "By role"),
    _group_row("skill", "By skill"),
    _group_row("contract", "By contract"),
    _group_row("team", "By team, loans apart"),
    _sort_row("team", "As in the team"),
    _sort_row("name", "By name"),
    _sort_row("hours", "By hours"),
    _sort_row("start", "By start of day"),
    _sort_row("problems", "By problems"),
)
