"""A screen of the desk beside a window, renewed as the window would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.domain.team import Team
from tests.ui.desk_factory import GivenAnswers
from ui.main_window.desk import Desk
from ui.main_window.desk_screen import DeskScreen
from ui.main_window.no_frame import NoFrame

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


def answers_of(desk: Desk) -> GivenAnswers:
    """What is answered at the desk, and what has been asked."""
    assert isinstance(desk.ask, GivenAnswers)
    return desk.ask


def said(desk: Desk) -> str:
    """What the message bar would show of a desk without a window."""
    assert isinstance(desk.frame, NoFrame)
    return desk.frame.messages[-1][1]
