"""What the keys do without a change of focus is told: the cell they are on, the view, the week."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QTableView, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.main_window.test_window import frame_of
from ui.forms.date_field import DateField
from ui.main_window.desk import Desk
from ui.main_window.frame_port import Screen
from ui.main_window.week_picker import make_calendar
from ui.main_window.window import MainWindow
from ui.widgets import speech

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_rota_that_comes_to_the_board_gives_the_keys_a_cell(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    board = frame_of(window).board
    shown = frame_of(window).rota.snapshot()
    board.show_snapshot(None)
    board.setFocus()
    qtbot.waitUntil(board.hasFocus)
    assert not board.currentIndex().isValid()
    board.show_snapshot(shown)
    assert board.currentIndex().isValid()
    assert desk.chosen.kind == "nothing"


@pytest.mark.parametrize("screen", ["demand", "leave", "wheel", "history"])
def test_the_keys_are_in_a_cell_of_the_table_that_they_come_to(
    qtbot: QtBot, window: MainWindow, desk: Desk, screen: Screen
) -> None:
    desk.frame.show_screen(screen)
    frame = frame_of(window)
    assert frame.shelf.screen is not None
    tables = [each for each in frame.shelf.screen.findChildren(QTableView) if each.isVisible()]
    reached = [each for each in tables if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached
    for table in reached:
        frame.rail.setFocus()
        table.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(table.hasFocus)
        QApplication.processEvents()
        assert table.currentIndex().isValid() is bool(table.model().rowCount())


def test_a_table_that_is_filled_while_it_has_the_keys_gives_them_a_cell(
    qtbot: QtBot, window: MainWindow
) -> None:
    table = QTableWidget(0, 2, window)
    table.show()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.setRowCount(2)
    table.model().modelReset.emit()
    qtbot.waitUntil(lambda: table.currentIndex().isValid())
    assert not table.selectedIndexes()


def test_coming_to_the_board_tells_of_the_cell_not_of_the_table_alone(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = frame_of(window).board
    told: list[int] = []

    class Bus:
        Event = QAccessible.Event

        @staticmethod
        def isActive() -> bool:  # noqa: N802 - Qt's name
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleEvent) -> None:  # noqa: N802 - Qt's name
            told.append(event.child())

    monkeypatch.setattr(speech, "QAccessible", Bus)
    frame_of(window).problems.bar.fold.setFocus()
    board.setFocus()
    qtbot.waitUntil(lambda: bool(told))
    cell = QAccessible.queryAccessibleInterface(board).child(told[0])
    assert cell is not None
    role = Qt.ItemDataRole.AccessibleTextRole
    assert cell.text(QAccessible.Text.Name) == board.currentIndex().data(role)


def test_all_that_is_selected_is_counted(window: MainWindow, desk: Desk, heard: list[str]) -> None:
    desk.actions.trigger("edit.select_all")
    number = len(frame_of(window).board.selection.places)
    assert f"{number} shifts selected" in heard


def test_another_view_another_week_and_a_wide_day_are_told(
    window: MainWindow, desk: Desk, heard: list[str]
) -> None:
    desk.actions.trigger("view.day")
    desk.actions.trigger("wide_day.2")
    desk.actions.trigger("wide_day.0")
    desk.actions.trigger("week.next")
    assert heard[-4:] == [
        "Day view.",
        "Tue is the wide day.",
        "All days are equally wide.",
        "Week, Mon 30 Nov – Sun 6 Dec 2026",
    ]
    assert window.isVisible()


def test_the_day_that_is_come_to_in_a_calendar_is_told_whole(
    qtbot: QtBot, around: QWidget, heard: list[str]
) -> None:
    calendar = make_calendar(date(2026, 11, 23))
    qtbot.addWidget(calendar)
    with qtbot.waitExposed(calendar):
        calendar.show()
    calendar.setSelectedDate(QDate(2026, 11, 24))
    assert heard == ["Tue 24 Nov 2026"]
    field = DateField(parent=around)
    field.put(date(2026, 12, 1))
    # Closed, it says nothing.
    assert heard == ["Tue 24 Nov 2026"]
