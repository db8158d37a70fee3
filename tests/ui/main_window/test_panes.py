"""Where the focus goes: between screens, from the inspector back to the board, and with something in hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.main_window.test_window import ANA, frame_of
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.settings.settings_screen import SettingsScreen
from ui.swaps.swaps_screen import SwapsScreen


def press(window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


@pytest.mark.parametrize("width", [1440, 1100])
def test_escape_from_the_inspector_gives_the_board_the_keys_where_they_were(
    qtbot: QtBot, window: MainWindow, desk: Desk, width: int
) -> None:
    frame = frame_of(window)
    window.resize(width, 800)
    frame.board.setFocus()
    qtbot.waitUntil(frame.board.hasFocus)
    desk.select_shift(ANA)
    cell = frame.board.currentIndex()
    press(window, Qt.Key.Key_Return)
    assert frame.inspector.is_read
    press(window, Qt.Key.Key_Escape)
    assert desk.chosen.kind == "nothing"
    assert frame.board.hasFocus()
    assert frame.board.currentIndex() == cell


def test_the_key_of_a_screen_gives_its_first_pane_the_focus_also_from_the_rail(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    frame = frame_of(window)
    frame.rail.menu_button.setFocus()
    desk.actions.trigger("screen.rota")
    qtbot.waitUntil(frame.board.hasFocus)
    desk.select_shift(ANA)
    desk.actions.trigger("pane.inspector")
    assert not frame.board.hasFocus()
    desk.actions.trigger("screen.rota")
    qtbot.waitUntil(frame.board.hasFocus)


def test_the_settings_begin_in_their_search_every_time(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    frame = frame_of(window)
    desk.actions.trigger("keys.show")
    for _ in range(2):
        desk.actions.trigger("screen.rota")
        qtbot.waitUntil(frame.board.hasFocus)
        desk.actions.trigger("screen.settings")
        screen = frame.shelf.screen
        assert isinstance(screen, SettingsScreen)
        qtbot.waitUntil(screen.list.search.hasFocus)


def test_swaps_with_nothing_to_do_begin_with_which_requests_to_show(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    frame_of(window).rail.menu_button.setFocus()
    desk.actions.trigger("screen.swaps")
    screen = frame_of(window).shelf.screen
    assert isinstance(screen, SwapsScreen)
    assert screen.list.isHidden()
    qtbot.waitUntil(screen.view.buttons[0].hasFocus)


def test_nothing_lies_over_the_board_while_something_is_in_hand(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    frame = frame_of(window)
    window.resize(1100, 800)
    frame.board.setFocus()
    qtbot.waitUntil(frame.board.hasFocus)
    desk.select_shift(ANA)
    assert frame.inspector.isVisible()
    press(window, Qt.Key.Key_Space)
    assert frame.board.is_hand_full
    assert not frame.inspector.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert frame.inspector.isVisible()
    assert frame.board.hasFocus()


def test_on_a_screen_with_nothing_to_press_the_keys_begin_at_its_place_in_the_rail(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    frame = frame_of(window)
    desk.actions.trigger("screen.decide")
    qtbot.waitUntil(frame.rail.buttons["screen.decide"].hasFocus)
