"""What is done to the shifts chosen on the board. Their keys act only while the board has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.occurrences import series_of
from ui.actions.action_row import ActionRow
from ui.actions.file_actions import has_rota, is_idle, is_open
from ui.actions.screen_actions import can_change_team

if TYPE_CHECKING:
    from ui.main_window.desk import Desk

CHOOSE_SHIFT = "Choose a shift first"
CHOOSE_CELL = "Choose a day of somebody first"


def has_shifts(desk: Desk) -> bool:
    return has_rota(desk) and bool(desk.board_work.shifts)


def remove(desk: Desk) -> None:
    desk.board_work.remove()


def remove_name(desk: Desk) -> str:
    return f"Remove {chosen_noun(desk)}"


def chosen_noun(desk: Desk) -> str:
    """`shift`, `3 shifts`, `visit` or whatever is chosen in a shift."""
    from ui.views.activity_words import kind_of

    activity, shown = desk.selected_activity, desk.shown
    if activity is not None and shown is not None:
        return kind_of(shown, activity)[1]
    number = len(desk.board_work.shifts)
    return f"{number} shifts" if number > 1 else "shift"


def copy(desk: Desk) -> None:
    desk.board_work.copy()


def cut(desk: Desk) -> None:
    desk.board_work.copy(is_cut=True)


def can_paste(desk: Desk) -> bool:
    return is_open(desk) and is_idle(desk) and bool(desk.board_work.places)


def paste(desk: Desk) -> None:
    desk.board_work.paste()


def copy_on(desk: Desk) -> None:
    desk.board_work.copy_on()


def copy_on_name(desk: Desk) -> str:
    number = len(desk.board_work.shifts)
    what = "the week" if not number else "shift" if number == 1 else f"{number} shifts"
    return f"Copy {what} to next week"


def select_all(desk: Desk) -> None:
    desk.frame.select_places("all")


def can_add_here(desk: Desk) -> bool:
    return can_change_team(desk) and bool(desk.board_work.places)


def add_here(desk: Desk) -> None:
    desk.frame.offer_new()


def has_person(desk: Desk) -> bool:
    return is_open(desk) and desk.chosen.person is not None


def open_person(desk: Desk) -> None:
    if desk.chosen.person is not None:
        desk.frame.open_record("people", "person", desk.chosen.person)


def select_person(desk: Desk) -> None:
    desk.frame.select_places("person")


def has_day(desk: Desk) -> bool:
    return is_open(desk) and desk.chosen.day is not None


def select_day(desk: Desk) -> None:
    desk.frame.select_places("day")


def pin_day(desk: Desk) -> None:
    """Pin every shift of the chosen day; a second time unpins them."""
    desk.frame.select_places("day")
    if desk.board_work.shifts:
        desk.board_work.toggle_pins()


def has_record(desk: Desk) -> bool:
    return is_open(desk) and _record(desk) is not None


def open_record(desk: Desk) -> None:
    record = _record(desk)
    if record is not None:
        desk.frame.open_record("demand", *record)


def _record(desk: Desk) -> tuple[str, str] | None:
    """The demand that is chosen: the list of its record, which names it on the Demand screen, and its id."""
    team, activity = desk.session.team, desk.selected_activity
    demand = desk.chosen.demand or (activity.demand if activity is not None else None)
    if team is None or demand is None:
        return None
    series = series_of(demand)[0]
    # A supervision is of its plan; what repeats is opened on its day.
    lists = (
        ("visits", demand),
        ("court_deadlines", demand),
        ("events", demand),
        ("supervision_plans", series),
    )
    return next(
        ((name, key) for name, key in lists if any(each.id in (key, series) for each in getattr(team, name))),
        None,
    )


def has_reason_to_give(desk: Desk) -> bool:
    return has_rota(desk) and bool(desk.reasons.findings)


def give_reason(desk: Desk) -> None:
    desk.reasons.give()


BOARD_ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "policy.reason",
        "Give a reason for the last exception…",
        give_reason,
        ("Ctrl+R",),
        "admin",
        has_reason_to_give,
        "The last edit broke no policy",
        words="override",
    ),
    ActionRow(
        "shift.remove",
        "Remove shift",
        remove,
        icon="trash",
        enabled_when=has_shifts,
        off_because=CHOOSE_SHIFT,
        named_by=remove_name,
        board_key="Del",
        words="delete",
    ),
    ActionRow("edit.cut", "Cut", cut, (), "scissors", has_shifts, CHOOSE_SHIFT, board_key="Ctrl+X"),
    ActionRow("edit.copy", "Copy", copy, (), "copy", has_shifts, CHOOSE_SHIFT, board_key="Ctrl+C"),
    ActionRow("edit.paste", "Paste", paste, (), "clipboard", can_paste, CHOOSE_CELL, board_key="Ctrl+V"),
    ActionRow(
        "week.copy_on",
        "Copy the week to next week",
        copy_on,
        (),
        "arrow-line-right",
        has_rota,
        "There is no rota for this week",
        named_by=copy_on_name,
        board_key="Ctrl+D",
        words="duplicate",
    ),
    ActionRow(
        "edit.select_all",
        "Select all shifts",
        select_all,
        (),
        "selection-all",
        has_rota,
        "There is no rota for this week",
        board_key="Ctrl+A",
    ),
    ActionRow("board.new", "New here…", add_here, (), "plus", can_add_here, CHOOSE_CELL, board_key="n"),
    ActionRow(
        "person.open",
        "Open in People",
        open_person,
        (),
        "user",
        has_person,
        "Choose a person first",
        words="staff contract",
    ),
    ActionRow(
        "person.select",
        "Select all their shifts",
        select_person,
        (),
        "selection-all",
        has_person,
        "Choose a person first",
    ),
    ActionRow(
        "day.select",
        "Select all shifts of the day",
        select_day,
        (),
        "selection-all",
        has_day,
        "Choose a day first",
    ),
    ActionRow("day.pin", "Pin all shifts of the day", pin_day, (), "pin", has_day, "Choose a day first"),
    ActionRow(
        "record.open", "Open on Demand", open_record, (), "chart-bar", has_record, "Choose a visit first"
    ),
)
