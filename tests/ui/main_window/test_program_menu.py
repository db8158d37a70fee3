"""The program's menu: one column, and all of it within reach."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QMenu, QStyle, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window.desk import Desk
from ui.main_window.program_menu import INSIDE, ProgramMenu


def test_the_menu_is_one_column_on_a_screen_of_800_px(qtbot: QtBot, new_desk: Callable[..., Desk]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = ProgramMenu(new_desk(), parent)
    assert menu.sizeHint().height() <= 800


def test_a_menu_higher_than_the_screen_scrolls_instead_of_making_columns(
    qtbot: QtBot, light: QApplication
) -> None:
    del light
    menu = QMenu()
    qtbot.addWidget(menu)
    assert menu.style().styleHint(QStyle.StyleHint.SH_Menu_Scrollable, None, menu)


def test_a_menu_of_which_nothing_can_be_done_is_grey(qtbot: QtBot, new_desk: Callable[..., Desk]) -> None:
    desk, parent = new_desk(), QWidget()
    qtbot.addWidget(parent)
    menu = ProgramMenu(desk, parent)
    for entry in INSIDE["ASK"][1]:
        desk.actions[entry].setEnabled(False)
    desk.actions["people.add"].setEnabled(True)
    menu.renew()
    assert {each.title(): each.isEnabled() for each in menu.inside} == {
        "Add to the plan": True,
        "For myself": False,
    }
