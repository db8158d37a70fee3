"""A window with a plan, and the screens there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow


@pytest.fixture
def new_window(qtbot: QtBot, light: QApplication) -> Callable[[Desk], MainWindow]:
    """Puts a desk into a window on screen, 1440 by 900 px."""
    del light

    def make(desk: Desk) -> MainWindow:
        window = MainWindow(desk.preferences)
        qtbot.addWidget(window)
        window.fill(desk)
        window.resize(1440, 900)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return make


@pytest.fixture
def window(new_window: Callable[[Desk], MainWindow], desk: Desk) -> MainWindow:
    """With the small team's plan and its rota by hand."""
    return new_window(desk)
