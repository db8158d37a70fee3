"""A screen of the desk beside a window, renewed as the window would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.domain.team import Team
from ui.main_window.desk import Desk
from ui.main_window.desk_screen import DeskScreen

Screen = TypeVar("Screen", bound=DeskScreen)


def shown_screen(
    qtbot: QtBot, desk: Desk, make: Callable[[Desk, QWidget], Screen], width: int = 1200, height: int = 800
) -> Iterator[Screen]:
    """The screen, until the test is over."""
    around = QWidget()
    qtbot.addWidget(around)
    screen = make(desk, around)
    desk.shown_changed.connect(screen.renew)
    screen.resize(width, height)
    screen.renew()
    yield screen
    desk.shown_changed.disconnect(screen.renew)


def team_of(desk: Desk) -> Team:
    """The team as it is kept."""
    assert desk.session.team is not None
    return desk.session.team
