"""The screen beside a window, over a published week."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.planner.services.swaps.office import DEE
from tests.ui.desk_screens import shown_screen
from tests.ui.swaps.published_office import hand_to, publish_office
from ui.main_window.desk import Desk
from ui.my_week.my_week_screen import MyWeekScreen


@pytest.fixture
def office(new_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    """A desk in Dee's hands: she works late on Thursday."""
    desk = new_desk()
    desk.open_path(publish_office(tmp_path))
    hand_to(desk, DEE)
    return desk


@pytest.fixture
def screen(qtbot: QtBot, office: Desk) -> Iterator[MyWeekScreen]:
    yield from shown_screen(qtbot, office, MyWeekScreen)
