"""What tests of the window share: the theme, a plan with a rota, a desk that leaves nothing behind."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_factory import built_rota, make_desk, make_plan
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.theme import apply_theme, is_dark, scale_per_cent
from ui.widgets.speech import speech


@pytest.fixture(autouse=True)
def what_was_shown_goes() -> Iterator[None]:
    """Windows that are closed go with their test. Without an event loop around it Qt would keep them until
    some later test runs one, and each change of the theme would draw them all."""
    yield
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def light(qapp: QApplication) -> QApplication:
    """The application in the light theme at 100 %; set only where it is not, for that takes a moment."""
    if is_dark() or scale_per_cent() != 100 or not qapp.styleSheet():
        apply_theme(qapp, "light", 100)
    return qapp


@pytest.fixture
def new_desk(light: QApplication, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Makes desks; ends their builds and closes their plans at the end."""
    del light
    made: list[Desk] = []

    def make(command: list[str] | None = None, **choices: Any) -> Desk:
        made.append(make_desk(tmp_path, command, **choices))
        return made[-1]

    yield make
    for desk in made:
        desk.builder.abandon()
        desk.explainer.abandon()
        desk.notices.end()
        desk.calendar.end()
        desk.session.close()
        desk.deleteLater()
    # Opening a plan tells the garbage collector that what is there stays. Here it goes with the test: else
    # every window of every test would stay, and each change of the theme would draw them all.
    gc.unfreeze()


@pytest.fixture(scope="session")
def plan_to_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: copying a plan is quicker than making one."""
    return make_plan(tmp_path_factory.mktemp("plan"), rota=built_rota())


@pytest.fixture
def plan(tmp_path: Path, plan_to_copy: Path) -> Path:
    """A plan of the small team with a rota by hand in the week of 23 November 2026."""
    return Path(shutil.copy(plan_to_copy, tmp_path))


@pytest.fixture
def desk(new_desk: Callable[..., Desk], plan: Path) -> Desk:
    """A desk with that plan open."""
    desk = new_desk()
    desk.open_path(plan)
    return desk


@pytest.fixture
def heard(qapp: QApplication) -> Iterator[list[str]]:
    """What is read out while the test runs."""
    del qapp
    words: list[str] = []
    speech().said.connect(words.append)
    yield words
    speech().said.disconnect(words.append)


@pytest.fixture
def around(qtbot: QtBot, light: QApplication) -> QWidget:
    """What a part of a window stands in."""
    del light
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def new_window(qtbot: QtBot, light: QApplication) -> Callable[[Desk], MainWindow]:
    """Puts a desk into a window on screen that is active, 1440 by 900 px."""
    del light

    def make(desk: Desk) -> MainWindow:
        window = MainWindow(desk.preferences)
        qtbot.addWidget(window)
        window.fill(desk)
        window.resize(1440, 900)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return make


@pytest.fixture
def window(new_window: Callable[[Desk], MainWindow], desk: Desk) -> MainWindow:
    """With the small team's plan and its rota by hand."""
    return new_window(desk)
