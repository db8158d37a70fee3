"""The menus of the board: of a shift, of work in one, an empty day, a person, a day, something uncovered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from planner.domain.time_grid import times_label
from ui.board.board_selection import SelectionKind
from ui.item_models.board_words import short_day
from ui.theme import icon

if TYPE_CHECKING:
    from ui.board.band import Drawn
    from ui.main_window.desk import Desk

LINE = "-"
MENUS: Mapping[SelectionKind, tuple[str, ...]] = {
    "shift": (
        "shift.pin",
        "shift.remove",
        LINE,
        "edit.cut",
        "edit.copy",
        "edit.paste",
        "week.copy_on",
        LINE,
        "why.ask",
        "what_if.try",
        "pane.inspector",
        LINE,
        "edit.undo",
        "edit.redo",
    ),
    "activity": (
        "shift.pin",
        "shift.remove",
        LINE,
        "why.ask",
        "pane.inspector",
        "record.open",
        LINE,
        "edit.undo",
    ),
    "free_day": (
        "board.new",
        "edit.paste",
        LINE,
        "what_if.try",
        "person.open",
        "pin.let_go",
        LINE,
        "edit.undo",
    ),
    "person": ("person.open", "person.select", "pin.let_go", LINE, "what_if.try", "fairness.show"),
    "day": ("day.view", "day.select", "day.pin"),
    "uncovered": ("fix.apply_first", "what_if.try", "uncovered.leave", LINE, "why.ask", "record.open"),
    "nothing": ("edit.select_all", "edit.paste", "week.copy_on", LINE, "edit.undo", "edit.redo"),
}
# Icon and name of what can be drawn; leave, a visit and an event have a form.
NEW_KINDS = (("leave", "leave", "Leave…"), ("visit", "visit", "Visit…"), ("event", "event", "Event…"))


def new_menu(desk: Desk, drawn: Drawn, over: QWidget) -> QMenu:
    """What can be made of the drawn time."""
    menu = QMenu("New", over)
    menu.setAccessibleName(f"New, {drawn_label(desk, drawn)}")
    shift = menu.addAction(icon("clock", "text"), f"Shift {drawn_label(desk, drawn)}")
    shift.triggered.connect(partial(_add_shift, desk, drawn))
    for kind, icon_name, text in NEW_KINDS:
        action = menu.addAction(icon(icon_name, "text"), text)
        action.triggered.connect(partial(_add_record, desk, kind, drawn))
    return menu


def drawn_label(desk: Desk, drawn: Drawn) -> str:
    """`12:00–20:00`, `Tue 24 – Thu 26, usual hours`."""
    if drawn.last_day > drawn.first_day:
        return f"{short_day(drawn.first_day)} – {short_day(drawn.last_day)}, usual hours"
    span = desk.board_work.hours_of(drawn)
    return times_label(span.start, span.end)


def open_new_menu(desk: Desk, drawn: Drawn, over: QWidget, place: QPoint) -> None:
    """Ask what the drawn time is to be."""
    menu = new_menu(desk, drawn, over)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    menu.setActiveAction(menu.actions()[0])


def _add_shift(desk: Desk, drawn: Drawn) -> None:
    desk.board_work.add_shift(drawn)


def _add_record(desk: Desk, kind: str, drawn: Drawn) -> None:
    desk.board_work.add_record(kind, drawn)
