"""The keyboard page: every key of the window is on it, and found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.actions.key_map import ORDER, key_rows
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.settings.keys_page import KeysPage
from ui.settings.setting_pages import WINDOW_PAGES
from ui.theme import colour, px


@pytest.fixture
def page(around: QWidget, desk: Desk) -> Iterator[KeysPage]:
    row = next(each for each in WINDOW_PAGES if each.kind == "keys")
    yield KeysPage(row, desk.preferences, desk.actions, around)
    around.hide()


def test_every_shortcut_and_board_key_of_the_actions_is_listed(desk: Desk) -> None:
    listed = " | ".join(row.keys for row in key_rows(desk.actions))
    native = QKeySequence.SequenceFormat.NativeText
    wanted = {QKeySequence(keys).toString(native) for row in desk.actions.rows for keys in row.shortcuts}
    assert {keys for keys in wanted if keys not in listed} == set()
    singles = {row.keys for row in key_rows(desk.actions) if row.is_single}
    on_board = {row.board_key for row in desk.actions.rows if row.board_key}
    of_my_week = {"O"}
    assert singles == {keys.upper() for keys in on_board if len(keys) == 1} | of_my_week
    # Keys with Ctrl and the like act on the board, too, and cannot be turned off.
    assert {keys for keys in on_board if len(keys) > 1 and keys not in listed} == set()


def test_the_window_s_own_shortcuts_are_listed(qtbot: QtBot, light: QApplication, desk: Desk) -> None:
    del light
    window = MainWindow(desk.preferences)
    qtbot.addWidget(window)
    window.fill(desk)
    own = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    assert own <= {row.keys for row in key_rows(desk.actions)}


def test_places_come_in_order_each_once(desk: Desk) -> None:
    places = [row.place for row in key_rows(desk.actions)]
    assert list(dict.fromkeys(places)) == [place for place in ORDER if place in places]


def test_keys_are_found_by_what_they_do_and_by_themselves(page: KeysPage) -> None:
    QTest.keyClicks(page.search, "undo")
    assert [row.keys for row in page.shown] == ["Ctrl+Z"]
    page.search.setText("f8")
    assert {row.text for row in page.shown} == {"Next problem", "Problem before"}
    page.search.setText("unicorn")
    assert not page.table.isVisibleTo(page)
    assert "unicorn" in page.nothing.text()


def test_single_keys_that_are_turned_off_say_so(page: KeysPage) -> None:
    page.search.setText("wide day")
    before = page.table.item(0, 1)
    assert before is not None
    assert "turned off" not in before.text()
    page.form["has_single_letters"].put(value=False)
    page.form["has_single_letters"].edited.emit()
    after = page.table.item(0, 1)
    assert after is not None
    assert "turned off" in after.text()


def test_the_page_opens_with_its_key_in_the_search(qtbot: QtBot, light: QApplication, desk: Desk) -> None:
    del light
    window = MainWindow(desk.preferences)
    qtbot.addWidget(window)
    window.fill(desk)
    assert window.frame is not None
    desk.actions.trigger("keys.show")
    assert window.frame.front == "settings"


def test_rows_are_as_high_as_their_words_once_the_columns_have_their_width(
    page: KeysPage, qtbot: QtBot
) -> None:
    around, table = page.window(), page.table
    around.show()
    for width in (300, 1400):
        around.resize(width, 700)
        page.resize(width, 700)
        qtbot.wait(50)
    short = [row for row in range(table.rowCount()) if len(page.shown[row].text) < 12]
    assert len({table.rowHeight(row) for row in short}) == 1


def test_the_list_has_all_the_height_that_the_page_leaves(page: KeysPage, qtbot: QtBot) -> None:
    around = page.window()
    around.show()
    for size in (QSize(900, 700), QSize(900, 1000)):
        around.resize(size)
        page.resize(size)
        qtbot.wait(20)
        below = page.table.mapTo(page, page.table.rect().bottomLeft()).y()
        assert page.height() - below < px(40)
    assert page.search.y() < px(200)


def test_nothing_covers_the_round_corners_of_the_card(qtbot: QtBot, page: KeysPage) -> None:
    around = page.window()
    around.setObjectName("screen")
    around.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    around.resize(900, 700)
    page.resize(900, 700)
    around.show()
    qtbot.wait(20)
    image = around.grab().toImage()
    right, bottom = image.width() - 3, image.height() - 3
    corners = [image.pixelColor(x, y) for x in (2, right) for y in (2, bottom)]
    assert image.pixelColor(right // 2, 4) == colour("surface")
    assert colour("surface") not in corners
