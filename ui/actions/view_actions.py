"""Going from week to week, from pane to pane, from problem to problem; what is wide, shown or hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.time_grid import WEEKDAYS
from ui.actions.action_row import ActionRow
from ui.actions.file_actions import NO_PLAN, is_idle, is_open

if TYPE_CHECKING:
    from ui.main_window.desk import Desk


def can_change_week(desk: Desk) -> bool:
    return is_open(desk) and is_idle(desk)


def previous_week(desk: Desk) -> None:
    desk.show_next_week(-1)


def next_week(desk: Desk) -> None:
    desk.show_next_week(1)


def has_problems(desk: Desk) -> bool:
    return desk.frame.has_problems()


def next_problem(desk: Desk) -> None:
    desk.frame.step_problem(1)


def previous_problem(desk: Desk) -> None:
    desk.frame.step_problem(-1)


def shows_problems(desk: Desk) -> bool:
    return desk.preferences.shows_problems


def toggle_problems(desk: Desk) -> None:
    desk.preferences.shows_problems = not desk.preferences.shows_problems
    desk.frame.renew_panes()


def next_pane(desk: Desk) -> None:
    desk.frame.step_pane(1)


def previous_pane(desk: Desk) -> None:
    desk.frame.step_pane(-1)


def inspect(desk: Desk) -> None:
    desk.frame.show_inspector(takes_focus=True)


def show_key(desk: Desk) -> None:
    desk.select_nothing()
    desk.frame.show_inspector(takes_focus=False)


def show_rota(desk: Desk) -> None:
    desk.frame.show_screen("rota", takes_focus=True)


def rota_name(desk: Desk) -> str:
    """Beside one's own week it is the team's."""
    return "Team rota" if desk.session.caller.role == "worker" else "Rota"


def show_settings(desk: Desk) -> None:
    desk.frame.show_screen("settings", takes_focus=True)


def show_keys(desk: Desk) -> None:
    desk.frame.open_setting("keys/search")


def is_on_rota(desk: Desk) -> bool:
    return desk.frame.front == "rota"


def is_on_settings(desk: Desk) -> bool:
    return desk.frame.front == "settings"


def escape(desk: Desk) -> None:
    """Stop a build, or else clear what is selected."""
    if desk.builder.state == "building":
        desk.builder.drop()
    else:
        desk.select_nothing()


def _wide_day_row(day: int) -> ActionRow:
    def widen(desk: Desk) -> None:
        desk.widen_day(day)
        desk.frame.announce(f"{WEEKDAYS[day]} is the wide day.")

    return ActionRow(
        f"wide_day.{day + 1}",
        f"Make {WEEKDAYS[day]} the wide day",
        widen,
        enabled_when=is_open,
        off_because=NO_PLAN,
        board_key=str(day + 1),
    )


def equal_days(desk: Desk) -> None:
    desk.widen_day(None)
    desk.frame.announce("All days are equally wide.")


def open_guide(desk: Desk) -> None:
    desk.frame.open_guide()


NO_WEEK = "Open a plan first, or wait until the build ends"
VIEW_ROWS: tuple[ActionRow, ...] = (
    ActionRow("guide.open", "Guide", open_guide, ("F1",), "question", words="help manual how"),
    ActionRow(
        "week.previous", "Week before", previous_week, ("Alt+Left",), "caret-left", can_change_week, NO_WEEK
    ),
    ActionRow("week.next", "Week after", next_week, ("Alt+Right",), "caret-right", can_change_week, NO_WEEK),
    ActionRow(
        "problem.next",
        "Next problem",
        next_problem,
        ("F8",),
        "caret-down",
        has_problems,
        "No problems",
        words="violation uncovered broken rule",
    ),
    ActionRow(
        "problem.previous",
        "Problem before",
        previous_problem,
        ("Shift+F8",),
        "caret-up",
        has_problems,
        "No problems",
        words="violation uncovered broken rule",
    ),
    ActionRow(
        "pane.problems",
        "Problems",
        toggle_problems,
        ("Ctrl+J",),
        "warning",
        checked_when=shows_problems,
        words="violations uncovered broken rules",
    ),
    ActionRow("pane.next", "Next pane", next_pane, ("F6",), "columns"),
    ActionRow("pane.previous", "Pane before", previous_pane, ("Shift+F6",), "columns"),
    ActionRow(
        "pane.inspector",
        "Open in inspector",
        inspect,
        icon="article",
        enabled_when=is_open,
        off_because=NO_PLAN,
    ),
    ActionRow(
        "pane.key",
        "Key to the marks",
        show_key,
        (),
        "list-bullets",
        is_open,
        NO_PLAN,
        board_key="k",
        words="legend symbols",
    ),
    ActionRow(
        "screen.rota",
        "Rota",
        show_rota,
        ("Ctrl+1",),
        "calendar",
        named_by=rota_name,
        checked_when=is_on_rota,
        words="board planner schedule roster",
    ),
    ActionRow(
        "screen.settings",
        "Settings",
        show_settings,
        ("Ctrl+,",),
        "sliders-horizontal",
        checked_when=is_on_settings,
        words="options preferences rules theme",
    ),
    ActionRow("keys.show", "All keys", show_keys, ("Ctrl+/",), "keyboard", words="keyboard shortcuts"),
    ActionRow("selection.clear", "Clear or stop", escape, ("Esc",)),
    *(_wide_day_row(day) for day in range(7)),
    ActionRow(
        "wide_day.0",
        "Make all days equally wide",
        equal_days,
        enabled_when=is_open,
        off_because=NO_PLAN,
        board_key="0",
    ),
)
