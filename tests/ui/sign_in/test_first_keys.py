"""After signing in the keys of one's own week work at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.services.accounts.people import begin, invite
from planner.services.accounts.sign_in import sign_in
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock
from tests.ui.sign_in.conftest import ANA, JO, PHRASES
from tests.ui.sign_in.test_sign_in_screen import wait_for
from tests.ui.swaps.published_office import publish_office
from ui.main_window.desk import Desk
from ui.main_window.desk_screen import DeskScreen
from ui.main_window.week_picker import WeekPicker
from ui.main_window.window import MainWindow
from ui.my_week.my_week_screen import MyWeekScreen
from ui.my_week.week_view import WeekView
from ui.sign_in.sign_in_screen import SignInScreen

# Said by the screenless platform of itself, of any window that is brought to the front.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def published_plan(tmp_path: Path) -> Path:
    """A plan with a published week, to which Ana signs in."""
    path, clock = publish_office(tmp_path, manager=JO), StillClock()
    store = SqliteStore.open(path, clock)
    jo = begin(store, JO, PHRASES[JO]).signed_in
    word = invite(store, jo.caller, ANA, "worker", "ana", clock).word
    sign_in(store, ANA, word, clock, PHRASES[ANA])
    store.close()
    return path


@pytest.mark.parametrize("before", [(), (JO,)], ids=["first", "after another"])
def test_the_week_has_the_focus_after_signing_in(
    new_window: Callable[[Desk], MainWindow],
    new_desk: Callable[..., Desk],
    published_plan: Path,
    qtbot: QtBot,
    before: tuple[str, ...],
) -> None:
    desk = new_desk()
    window = new_window(desk)
    desk.open_path(published_plan)
    for name in (*before, ANA):
        desk.doorkeeper.lock()
        asked = front(window)
        assert isinstance(asked, SignInScreen)
        asked.form["name"].put(name)
        asked.form["passphrase"].put(PHRASES[name])
        asked.go.click()
        wait_for(asked)
    # Where it is somebody else the frame is drawn anew.
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), WeekView))
    screen = front(window)
    assert isinstance(screen, MyWeekScreen)
    assert window.focusWidget() is screen.view
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Right)
    assert screen.view.chosen_piece is not None


def test_where_nothing_is_published_the_keys_begin_where_another_week_is_chosen(
    new_window: Callable[[Desk], MainWindow],
    new_desk: Callable[..., Desk],
    signed_plan: Path,
    qtbot: QtBot,
) -> None:
    desk = new_desk()
    window = new_window(desk)
    desk.open_path(signed_plan)
    desk.session.sign_in(ANA, PHRASES[ANA])
    assert isinstance(front(window), MyWeekScreen)
    # Where it is somebody else the frame is drawn anew.
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), WeekPicker))
    desk.actions.trigger("screen.requests")
    qtbot.waitUntil(lambda: type(window.focusWidget()) is QPushButton)
    screen = front(window)
    assert screen is not None
    assert screen.isAncestorOf(window.focusWidget())


def front(window: MainWindow) -> DeskScreen | None:
    return window.frame.shelf.screen if window.frame is not None else None
