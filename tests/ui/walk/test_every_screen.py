"""Every screen of the shelf: a key leads to it, all on it has a name, and Tab goes all the way round."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

from tests.planner.services.swaps.office import ANA
from tests.ui.screen_reader.routes import BEFORE_A_PLAN, routes
from tests.ui.swaps.published_office import hand_to
from tests.ui.walk.tab_way import must_be_reached, names, tab_way
from ui.actions.catalogue import ROWS
from ui.main_window.desk import Desk
from ui.main_window.frame_port import Screen
from ui.main_window.screen_shelf import MAKERS
from ui.main_window.window import MainWindow

SCREENS: tuple[Screen, ...] = get_args(Screen)
OF_A_PLAN = tuple(screen for screen in SCREENS if screen not in BEFORE_A_PLAN)
# What begins something new opens a form: forms are walked as the screens are.
BEGINNERS = tuple(row.id for row in ROWS if ".add" in row.id or row.id == "file.new")
CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)


def settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def is_own(widget: QWidget) -> bool:
    """Not a part that Qt puts into its own composite widgets."""
    inside = isinstance(widget.parent(), QComboBox | QAbstractSpinBox)
    return not inside and not widget.objectName().startswith(("qt_", "ScrollLeft", "ScrollRight"))


def test_the_shelf_makes_every_screen_that_has_a_name() -> None:
    assert {*MAKERS, "rota", "settings"} == set(SCREENS)


@pytest.mark.parametrize("screen", OF_A_PLAN)
def test_a_key_leads_to_every_screen(screen: Screen) -> None:
    assert screen in routes()


def walk(window: MainWindow) -> None:
    """Everything on screen has a name, and Tab comes to all of it, forth and back."""
    settle()
    shown = [
        w for w in window.findChildren(QWidget) if w.isVisible() and isinstance(w, CONTROLS) and is_own(w)
    ]
    nameless = [w for w in shown if not (w.accessibleName() or getattr(w, "text", str)()).strip()]
    assert names(nameless) == []
    there, back = tab_way(window), tab_way(window, Qt.Key.Key_Backtab)
    assert [name for name in names(there) if name.endswith("''")] == []
    missed = [widget for widget in must_be_reached(window) if widget not in there]
    assert names(missed) == []
    assert names([widget for widget in there if widget not in back]) == []


@pytest.mark.parametrize("screen", OF_A_PLAN)
def test_everything_on_a_screen_has_a_name_and_tab_comes_to_it(
    window: MainWindow, desk: Desk, screen: Screen
) -> None:
    if screen == "requests":
        # The manager has another side of it.
        hand_to(desk, ANA)
    desk.frame.show_screen(screen)
    assert desk.frame.front == screen
    walk(window)


@pytest.mark.parametrize("row_id", BEGINNERS)
def test_every_form_for_something_new_can_be_walked(window: MainWindow, desk: Desk, row_id: str) -> None:
    desk.actions.trigger(row_id)
    walk(window)
