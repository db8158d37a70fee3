"""A desk at which somebody of the small office works with a published week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.domain.demand import Visit
from planner.domain.records import TimeSpan
from planner.domain.roles import Caller
from planner.domain.rota import Shift
from tests.planner.rules.factory import activity, at, shift
from tests.planner.services.small_office import StillClock
from tests.ui.desk_screens import shown_screen
from tests.ui.swaps.published_office import hand_to, publish_office
from ui.main_window.desk import Desk
from ui.requests.requests_screen import RequestsScreen
from ui.requests.row_card import RowCard

# Tuesday, when Ana is out alone with a family until 18:45.
LATE = datetime(2026, 11, 24, 19, 20, tzinfo=UTC)


def week() -> tuple[Shift, ...]:
    """Ana until eight on Monday and Tuesday with a visit alone, Ben on duty beside her, both on Wednesday."""
    visit = activity("visit", "Tue 17:30-19:00", "v2", travel=15)
    return (
        shift("ana", "Mon 09:00-17:00"),
        shift("ana", "Tue 12:00-20:00", visit, rest="Tue 14:00-14:30"),
        shift("ana", "Wed 09:00-16:30"),
        shift("ben", "Tue 12:00-20:00"),
    )


def worker_desk(desk: Desk, folder: Path, caller: Caller, moment: datetime = LATE, **changes: object) -> Desk:
    """The plan open in the caller's name at that moment."""
    window = TimeSpan(start=at("Tue 17:00"), end=at("Tue 20:00"))
    visit = Visit(id="v2", case="R-0931", windows=(window,))
    fields = {"visits": (visit,), "cover": (), **changes}
    plan = publish_office(folder, *week(), **fields)
    clock = desk.session.clock
    assert isinstance(clock, StillClock)
    clock.at = moment
    desk.open_path(plan)
    hand_to(desk, caller)
    return desk


def shown(qtbot: QtBot, desk: Desk) -> Iterator[RequestsScreen]:
    """The person's screen, until the test is over."""
    for screen in shown_screen(qtbot, desk, RequestsScreen, width=1360):
        screen.show()
        yield screen


def titles(card: RowCard) -> list[str]:
    """Each row's title with the words of its chip."""
    return [f"{row.words.title}: {row.words.chip[0]}" for row in card.rows]


def press(card: RowCard, row: int, text: str) -> None:
    """A click on a button of a row."""
    button = next(each for each in card.rows[row].buttons if each.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
