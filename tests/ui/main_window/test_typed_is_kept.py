"""What is typed and not saved is kept when the window closes or is drawn anew; what is wrong holds it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.team import Team
from planner.services.system_clock import SystemClock
from planner.store.sqlite_store import SqliteStore
from ui.leave.leave_screen import LeaveScreen
from ui.main_window.desk import NOT_KEPT, Desk
from ui.main_window.window import MainWindow
from ui.people.details_tab import DetailsTab
from ui.people.people_screen import PeopleScreen


def team_in(path: Path) -> Team:
    store = SqliteStore.open(path, SystemClock())
    team = store.team()
    store.close()
    return team


@pytest.fixture
def window(qtbot: QtBot, light: QApplication, desk: Desk) -> MainWindow:
    del light
    window = MainWindow(desk.preferences)
    qtbot.addWidget(window)
    window.fill(desk)
    return window


def people_of(window: MainWindow, desk: Desk) -> PeopleScreen:
    desk.actions.trigger("screen.people")
    assert window.frame is not None
    screen = window.frame.shelf.screen
    assert isinstance(screen, PeopleScreen)
    return screen


def test_closing_keeps_what_is_typed(window: MainWindow, desk: Desk, plan: Path) -> None:
    QTest.keyClicks(people_of(window, desk).page.tabs.tab(DetailsTab).form["name"].target(), " Ash")
    assert window.close()
    store = SqliteStore.open(plan, SystemClock())
    assert store.team().staff[0].name == "Ana Alvi Ash"
    store.close()


def test_a_person_who_is_typed_and_not_added_is_kept(window: MainWindow, desk: Desk, plan: Path) -> None:
    screen = people_of(window, desk)
    screen.start_new("person")
    QTest.keyClicks(screen.new.form["name"].target(), "Eve Ellis")
    assert window.close()
    store = SqliteStore.open(plan, SystemClock())
    assert store.team().staff[-1].name == "Eve Ellis"
    store.close()


def test_what_is_not_right_holds_the_window_once(window: MainWindow, desk: Desk) -> None:
    screen = people_of(window, desk)
    name = screen.page.tabs.tab(DetailsTab).form["name"]
    name.put("")
    desk.actions.trigger("screen.rota")
    assert not window.close()
    assert window.frame is not None
    assert window.frame.front == "people"
    assert "close once more" in window.frame.message_bar.text
    assert window.close()


def test_leaving_a_screen_keeps_the_record_that_was_changed(
    window: MainWindow, desk: Desk, plan: Path
) -> None:
    QTest.keyClicks(people_of(window, desk).page.tabs.tab(DetailsTab).form["name"].target(), " Ash")
    desk.actions.trigger("screen.rota")
    assert team_in(plan).staff[0].name == "Ana Alvi Ash"


def test_what_is_not_right_stays_on_the_screen_that_is_left(window: MainWindow, desk: Desk) -> None:
    screen = people_of(window, desk)
    screen.page.tabs.tab(DetailsTab).form["name"].put("")
    desk.actions.trigger("screen.rota")
    assert window.frame is not None
    assert window.frame.front == "rota"
    assert "It stays as it is until you come back" in window.frame.message_bar.text
    desk.actions.trigger("screen.people")
    assert screen.page.tabs.tab(DetailsTab).form["name"].value() == ""


def test_that_it_cannot_be_kept_is_said_no_more_once_one_comes_back_to_it(
    window: MainWindow, desk: Desk, plan: Path
) -> None:
    name = people_of(window, desk).page.tabs.tab(DetailsTab).form["name"]
    name.put("")
    desk.actions.trigger("screen.rota")
    assert window.frame is not None
    bar = window.frame.message_bar
    desk.actions.trigger("screen.demand")
    assert not bar.isHidden()
    desk.actions.trigger("screen.people")
    assert bar.isHidden()
    desk.actions.trigger("screen.rota")
    assert not bar.isHidden()
    desk.actions.trigger("screen.people")
    QTest.keyClicks(name.target(), "Ana Ash")
    desk.actions.trigger("screen.rota")
    assert bar.isHidden()
    assert team_in(plan).staff[0].name == "Ana Ash"


def test_that_a_record_holds_is_said_no_more_once_it_is_mended(window: MainWindow, desk: Desk) -> None:
    screen = people_of(window, desk)
    form = screen.page.tabs.tab(DetailsTab).form
    form["name"].put("")
    screen.open_record("person", "ben")
    assert window.frame is not None
    bar = window.frame.message_bar
    assert bar.text.startswith(NOT_KEPT[0])
    QTest.keyClicks(form["name"].target(), "Ana Ash")
    screen.open_record("person", "ben")
    assert bar.isHidden()


def test_somebody_who_is_not_added_yet_waits_in_the_form(window: MainWindow, desk: Desk, plan: Path) -> None:
    screen = people_of(window, desk)
    screen.start_new("person")
    QTest.keyClicks(screen.new.form["name"].target(), "Eve Ellis")
    desk.actions.trigger("screen.rota")
    assert "Eve Ellis" not in [each.name for each in team_in(plan).staff]
    desk.actions.trigger("screen.people")
    assert screen.new.isVisibleTo(screen)
    assert screen.new.form["name"].value() == "Eve Ellis"


def test_what_is_right_elsewhere_is_kept_beside_what_is_not(
    window: MainWindow, desk: Desk, plan: Path
) -> None:
    people_of(window, desk).page.tabs.tab(DetailsTab).form["name"].put("")
    desk.actions.trigger("screen.leave")
    assert window.frame is not None
    leave = window.frame.shelf.screen
    assert isinstance(leave, LeaveScreen)
    leave.toil_hand.begin_for("ben", date(2026, 11, 24))
    QTest.keyClicks(leave.pane.toil["reason"].target(), "Late visit")
    assert not window.close()
    assert window.close()
    assert [entry.reason for entry in team_in(plan).toil] == ["Late visit"]


def test_a_window_that_stayed_once_keeps_what_is_mended(window: MainWindow, desk: Desk, plan: Path) -> None:
    screen = people_of(window, desk)
    screen.page.tabs.tab(DetailsTab).form["name"].put("")
    assert not window.close()
    screen.page.tabs.tab(DetailsTab).form["name"].put("Ana Ash")
    assert window.close()
    assert team_in(plan).staff[0].name == "Ana Ash"


def test_what_is_typed_goes_into_its_own_plan_when_another_is_opened(
    window: MainWindow, desk: Desk, plan: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.rotabene"
    other.write_bytes(desk.session.store.back_up().read_bytes())
    QTest.keyClicks(people_of(window, desk).page.tabs.tab(DetailsTab).form["name"].target(), " Ash")
    assert desk.open_path(other)
    assert window.close()
    assert (team_in(plan).staff[0].name, team_in(other).staff[0].name) == ("Ana Alvi Ash", "Ana Alvi")


def test_no_other_plan_is_opened_over_what_is_not_right(
    window: MainWindow, desk: Desk, plan: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.rotabene"
    other.write_bytes(desk.session.store.back_up().read_bytes())
    people_of(window, desk).page.tabs.tab(DetailsTab).form["name"].put("")
    assert not desk.open_path(other)
    desk.open_sample("job-shares")
    assert desk.session.path == plan
    assert window.frame is not None
    assert "Mend it" in window.frame.message_bar.text


def test_another_theme_loses_nothing_that_is_typed(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    frame = window.frame
    QTest.keyClicks(people_of(window, desk).page.tabs.tab(DetailsTab).form["note"].target(), "Carer")
    desk.preferences.theme = "dark"
    desk.frame.change_look("")
    qtbot.waitUntil(lambda: window.frame not in (None, frame))
    assert desk.session.team is not None
    assert desk.session.team.staff[0].note == "Carer"
    desk.preferences.theme = "light"
    desk.frame.change_look("")
    qtbot.waitUntil(lambda: window.frame is not None)
