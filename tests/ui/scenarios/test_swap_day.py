"""Two workers and their manager swap a late Thursday: once by keys alone, once by the mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.roles import Caller
from tests.planner.rules.factory import at
from tests.planner.services.swaps.office import CY, DEE, JO
from tests.ui.scenarios.team_manager import Manager
from tests.ui.swaps.published_office import hand_to, publish_office
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.my_week.my_week_screen import MyWeekScreen

THURSDAY = at("Thu 00:00") // 1440
# Said by the screenless platform of itself, of any window that is brought to the front.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Office:
    """One window at which people take turns."""

    def __init__(self, qtbot: QtBot, desk: Desk, window: MainWindow) -> None:
        self._qtbot, self._window = qtbot, window
        self.desk = desk
        self.hand = Manager(qtbot, window, desk)

    def sits_down(self, caller: Caller) -> None:
        hand_to(self.desk, caller)
        # For somebody else the window makes its frame anew, a moment later.
        QApplication.processEvents()

    @property
    def week(self) -> MyWeekScreen:
        assert self._window.frame is not None
        screen = self._window.frame.shelf.screen
        assert isinstance(screen, MyWeekScreen)
        return screen

    def waits(self) -> None:
        self._qtbot.waitUntil(lambda: not self.week.offering.search.is_looking)

    def works_on_thursday(self, caller: Caller) -> bool:
        rota = self.desk.session.published
        assert rota is not None
        return any(each.staff == caller.staff and each.day == THURSDAY for each in rota.shifts)

    def button(self, words: str) -> QPushButton:
        QApplication.processEvents()
        shown = [each for each in self._window.findChildren(QPushButton) if each.isVisible()]
        return next(each for each in shown if each.accessibleName().startswith(words) or each.text() == words)


@pytest.fixture
def office(
    qtbot: QtBot, new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], tmp_path: Path
) -> Office:
    """The manager approves every swap."""
    desk = new_desk()
    desk.open_path(publish_office(tmp_path, approval="always", manager=JO.name))
    return Office(qtbot, desk, new_window(desk))


def test_by_keys_alone(office: Office) -> None:
    office.sits_down(DEE)
    office.week.view.setFocus()
    office.hand.presses("Home", "Right", "Right", "Right", "O")
    office.waits()
    office.hand.tabs_to("Ana Alvi")
    office.hand.presses("Space")
    office.hand.tabs_to("Cy Clark")
    office.hand.presses("Space")
    office.hand.tabs_to("Ask Cy to take it")
    office.hand.presses("Space")

    office.sits_down(CY)
    office.hand.tabs_to("Accept")
    office.hand.presses("Space")
    assert office.works_on_thursday(DEE)

    office.sits_down(JO)
    office.hand.presses("Ctrl+7")
    office.hand.tabs_to("Approve")
    office.hand.presses("Space")
    assert office.works_on_thursday(CY)
    assert not office.works_on_thursday(DEE)


def test_by_the_mouse(office: Office) -> None:
    office.sits_down(DEE)
    view = office.week.view
    view.choose(THURSDAY, None)
    area = view.visualRect(view.currentIndex())
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(area.right() - 24, area.top() + 12)
    )
    office.waits()
    rows = {line.name: row for row, line in office.week.offer.rows if hasattr(line, "name")}
    for name in ("Ana Alvi", "Cy Clark"):
        QTest.mouseClick(rows[name], Qt.MouseButton.LeftButton)
    QTest.mouseClick(office.button("Ask Cy to take it"), Qt.MouseButton.LeftButton)

    office.sits_down(CY)
    QTest.mouseClick(office.button("Accept"), Qt.MouseButton.LeftButton)
    office.sits_down(JO)
    assert office.desk.actions["screen.swaps"].isVisible()
    office.desk.actions.trigger("screen.swaps")
    QTest.mouseClick(office.button("Approve"), Qt.MouseButton.LeftButton)
    assert office.works_on_thursday(CY)
