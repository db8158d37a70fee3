"""The Undo button takes back what is typed into the forms in front as the key does: the last change first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from planner.services.record_edits import remove_record
from tests.ui.desk_screens import team_of
from ui.actions.rota_actions import TAKEN_BACK
from ui.demand.demand_screen import DemandScreen
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.people.details_tab import DetailsTab
from ui.people.people_screen import PeopleScreen
from ui.people.wishes_tab import WishesTab

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(new_window: Callable[[Desk], MainWindow], desk: Desk) -> MainWindow:
    return new_window(desk)


def demand_of(window: MainWindow, desk: Desk) -> DemandScreen:
    desk.actions.trigger("screen.demand")
    assert window.frame is not None
    screen = window.frame.shelf.screen
    assert isinstance(screen, DemandScreen)
    return screen


def buttons(window: MainWindow) -> tuple[QToolButton, QToolButton]:
    assert window.frame is not None
    return window.frame.top_bar.ways_back


def click(button: QToolButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_in(screen: DemandScreen, name: str, text: str) -> None:
    form = screen.pane.form
    assert form is not None
    form[name].begin()
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClicks(held, text)
    QTest.keyClick(held, Qt.Key.Key_Tab)


def test_the_buttons_go_step_by_step_as_the_keys_do(window: MainWindow, desk: Desk) -> None:
    screen = demand_of(window, desk)
    screen.open_record("visits", "v1")
    form, (back, on) = screen.pane.forms["visits"], buttons(window)
    kept = form.values()
    assert not back.isEnabled()
    type_in(screen, "case", "R-77")
    type_in(screen, "minutes", "45")
    assert back.isEnabled()
    assert back.toolTip().startswith("Undo typing")
    both = form.values()
    click(back)
    assert form.values() == {**kept, "case": "R-77"}
    click(back)
    assert form.values() == kept
    assert screen.key == "v1"
    assert not back.isEnabled()
    assert window.frame is not None
    assert TAKEN_BACK in window.frame.message_bar.text
    click(on)
    click(on)
    assert form.values() == both
    assert not on.isEnabled()


def test_the_button_takes_the_typing_of_the_field_first(window: MainWindow, desk: Desk) -> None:
    screen = demand_of(window, desk)
    screen.open_record("visits", "v1")
    form, (back, _on) = screen.pane.forms["visits"], buttons(window)
    kept = form.values()
    type_in(screen, "minutes", "45")
    form["case"].begin()
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClicks(held, "R-77")
    click(back)
    assert form.values() == {**kept, "minutes": 45}
    assert QApplication.focusWidget() is held


def test_what_is_new_goes_back_in_its_form_and_then_the_plan_does(window: MainWindow, desk: Desk) -> None:
    screen = demand_of(window, desk)
    team = team_of(desk)
    assert desk.edit_team(remove_record(team, "visits", "v1")) is None
    screen.start_new("visit")
    type_in(screen, "case", "R-77")
    back, _on = buttons(window)
    click(back)
    form = screen.pane.form
    assert form is not None
    assert not form.is_changed
    assert team_of(desk) != team
    click(back)
    assert team_of(desk) == team


def test_what_is_cancelled_is_not_undone(window: MainWindow, desk: Desk) -> None:
    screen = demand_of(window, desk)
    screen.open_record("visits", "v1")
    type_in(screen, "case", "R-77")
    screen.pane.bar.cancel.click()
    back, _on = buttons(window)
    assert not back.isEnabled()


def test_a_frame_that_is_pulled_on_the_grid_is_a_step_of_its_form(window: MainWindow, desk: Desk) -> None:
    screen = demand_of(window, desk)
    screen.open_record("visits", "v1")
    form, (back, _on) = screen.pane.forms["visits"], buttons(window)
    kept = form.values()
    type_in(screen, "case", "R-77")
    screen.hand.pull_frame(2, 2, 600, 720)
    assert form.values()["end"] == 720
    click(back)
    assert form.values() == {**kept, "case": "R-77"}


def test_typing_behind_another_tab_comes_to_the_front_as_it_goes_back(window: MainWindow, desk: Desk) -> None:
    desk.actions.trigger("screen.people")
    assert window.frame is not None
    screen = window.frame.shelf.screen
    assert isinstance(screen, PeopleScreen)
    tabs = screen.page.tabs
    details = tabs.tab(DetailsTab)
    tabs.setCurrentWidget(details)
    name = details.form["name"].target()
    name.setFocus()
    QTest.keyClicks(name, " Ash")
    tabs.setCurrentWidget(tabs.tab(WishesTab))
    back, _on = buttons(window)
    click(back)
    assert details.form["name"].value() == "Ana Alvi"
    assert tabs.currentWidget() is details
    assert not details.is_changed
