"""A window that is deleted calls into nothing that is half gone."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.people.details_tab import DetailsTab
from ui.people.people_screen import PeopleScreen


def test_the_wheel_aligns_its_cover_no_more_once_its_window_is_gone(light: QApplication, desk: Desk) -> None:
    del light
    window = MainWindow(desk.preferences)
    window.fill(desk)
    desk.actions.trigger("screen.wheel")
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.resize(1200, 700)
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # What was put off is done now, or not at all.
    QTest.qWait(5)


def test_the_undo_stack_of_a_deleted_window_tells_nobody_that_it_goes(
    light: QApplication, desk: Desk
) -> None:
    del light
    window = MainWindow(desk.preferences)
    window.fill(desk)
    desk.actions.trigger("screen.people")
    assert window.frame is not None
    screen = window.frame.shelf.screen
    assert isinstance(screen, PeopleScreen)
    QTest.keyClicks(screen.page.tabs.tab(DetailsTab).form["name"].target(), " Ash")
    assert screen.keep_typed()
    assert desk.undo_stack.count() == 1
    told: list[int] = []
    desk.undo_stack.indexChanged.connect(told.append)
    # As in the program: the desk goes with its window.
    stack = desk.undo_stack
    stack.setParent(window)
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert told == []
