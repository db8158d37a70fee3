"""The file of a person who wants it: there at once, up to date after each change, gone when it is stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.services.swaps.requests import accept, ask
from tests.planner.services.small_office import NOW, StillClock
from tests.planner.services.swaps.office import ANA, CY, DEE, JO, gives, work_of
from tests.ui.desk_factory import GivenAnswers
from tests.ui.notices.signed_in import beside, desk_of, work_as
from ui.actions import calendar_actions
from ui.main_window.desk import Desk
from ui.main_window.no_frame import NoFrame
from ui.my_calendar.calendar_card import NOT_PLANNED, CalendarCard
from ui.notices.notices_screen import NoticesScreen


@pytest.fixture
def desk(new_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    return desk_of(new_desk, tmp_path, CY)


def path_of(desk: Desk) -> Path:
    assert desk.calendar.path is not None
    return desk.calendar.path


def keep(desk: Desk) -> Path:
    desk.calendar.keep()
    desk.calendar.finish()
    return path_of(desk)


def swap_elsewhere(desk: Desk) -> None:
    """Dee's shift goes to Cy, in another program."""
    store = beside(desk)
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], StillClock(NOW))
    accept(store, CY, request.id, "way-1", StillClock(NOW))
    store.close()
    desk.session.look_again()


def test_nothing_is_written_that_nobody_has_asked_for(desk: Desk) -> None:
    desk.calendar.write()
    desk.calendar.finish()
    assert not desk.calendar.is_kept
    assert not desk.calendar.folder.exists()


def test_the_file_is_there_at_once_and_follows_a_swap_by_itself(desk: Desk, qtbot: QtBot) -> None:
    path = keep(desk)
    assert path.name == "north-cy.ics"
    assert path.read_bytes().count(b"BEGIN:VEVENT") == 1
    with qtbot.waitSignal(desk.calendar.changed, timeout=5000):
        swap_elsewhere(desk)
    assert path.read_bytes().count(b"BEGIN:VEVENT") == 2
    assert desk.calendar.updated_at == NOW


def test_another_window_of_this_computer_keeps_it_too(desk: Desk, new_desk: Callable[..., Desk]) -> None:
    path = keep(desk)
    other = new_desk()
    assert desk.session.path is not None
    other.open_path(desk.session.path)
    work_as(other.session, JO)
    path.unlink()
    # The manager may have everybody's: the file of whoever wants it is looked after.
    other.calendar.write()
    other.calendar.finish()
    assert path.exists()
    assert not other.calendar.is_kept


def test_somebody_else_at_this_computer_writes_no_file_of_mine(desk: Desk) -> None:
    path = keep(desk)
    path.unlink()
    work_as(desk.session, ANA)
    desk.calendar.write()
    desk.calendar.finish()
    assert not path.exists()
    assert desk.calendar.trouble is None
    assert not [row for row in desk.session.store.whole.audit() if row.what == "Refused"]


def test_when_it_was_written_is_told_to_whoever_keeps_it_alone(desk: Desk) -> None:
    keep(desk)
    assert desk.calendar.updated_at == NOW
    work_as(desk.session, ANA)
    assert desk.calendar.updated_at is None


def test_stopping_takes_the_file_away(desk: Desk) -> None:
    path = keep(desk)
    desk.calendar.stop()
    assert not path.exists()
    assert not desk.calendar.is_kept
    assert desk.preferences.calendar_people == ()


def test_the_file_moves_to_the_folder_that_is_chosen(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    old = keep(desk)
    parent = QWidget()
    qtbot.addWidget(parent)
    screen = NoticesScreen(desk, parent)
    assert isinstance(desk.ask, GivenAnswers)
    desk.ask.chosen_folder = tmp_path / "shared"
    screen.calendar.folder_button.click()
    assert path_of(desk).parent == tmp_path / "shared"
    assert path_of(desk).exists()
    assert not old.exists()


def test_a_folder_that_cannot_be_written_is_said_and_tried_again(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    desk.calendar.move_to(tmp_path / "file" / "in it")
    keep(desk)
    assert desk.calendar.trouble is not None
    assert "not a folder" in desk.calendar.trouble.sentence
    desk.calendar.move_to(tmp_path / "there")
    assert desk.calendar.trouble is None
    assert path_of(desk).exists()


@pytest.mark.parametrize(
    ("opens", "words"), [(True, "Where no calendar program"), (False, "Subscribe to it")]
)
def test_the_button_keeps_the_file_and_gives_it_to_the_calendar_program(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, opens: bool, words: str
) -> None:
    given: list[Path] = []

    def opened(path: Path) -> bool:
        given.append(path)
        return opens

    monkeypatch.setattr(calendar_actions, "opened_outside", opened)
    desk.actions.trigger("calendar.add")
    assert given == [path_of(desk)]
    assert isinstance(desk.frame, NoFrame)
    assert words in desk.frame.messages[-1][1]


def test_whoever_is_not_planned_has_no_calendar(desk: Desk, qtbot: QtBot) -> None:
    work_as(desk.session, JO)
    desk.renew_actions()
    assert not desk.actions["calendar.add"].isEnabled()
    parent = QWidget()
    qtbot.addWidget(parent)
    card = CalendarCard(desk.calendar, desk.actions["calendar.add"], parent)
    assert card.about.text() == NOT_PLANNED
    assert card.add_button.isHidden()
