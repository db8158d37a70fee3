"""The list by mouse and by keys: what is new, where a notice leads, what the person wants to be told of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.domain.notices import Notice
from planner.services.swaps.requests import ask
from tests.planner.services.small_office import NOW, StillClock
from tests.planner.services.swaps.office import CY, DEE, gives, work_of
from tests.ui.desk_screens import shown_screen
from tests.ui.notices.signed_in import beside, desk_of
from ui.main_window.desk import Desk
from ui.main_window.no_frame import NoFrame
from ui.notices.bell import Bell
from ui.notices.notice_row import LOOKS, REFUSAL, look_of, since_words
from ui.notices.notices_screen import NoticesScreen


@pytest.fixture
def desk(new_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    made = desk_of(new_desk, tmp_path, CY)
    store = beside(made)
    ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], StillClock(NOW))
    store.close()
    made.session.look_again()
    made.notices.look_now()
    return made


@pytest.fixture
def screen(desk: Desk, qtbot: QtBot) -> Iterator[NoticesScreen]:
    yield from shown_screen(qtbot, desk, NoticesScreen)


def test_every_notice_is_a_row_that_says_all_in_words(screen: NoticesScreen) -> None:
    names = [row.accessibleName() for row in screen.rows]
    assert names == [
        "New. Dee Dunn asks whether you take Thu 26 Nov 12:00–20:00. Somebody asks and waits, today 09:30",
        "New. The week of Mon 23 Nov is published: you work 1 shift, 7.5 h in all. "
        "A week is published, today 09:30",
    ]
    assert screen.count.text == "2 new"


def test_enter_on_a_row_leads_to_its_subject_and_it_counts_as_seen(screen: NoticesScreen, desk: Desk) -> None:
    QTest.keyClick(screen.rows[0], Qt.Key.Key_Return)
    assert isinstance(desk.frame, NoFrame)
    assert desk.frame.front == "swaps"
    assert desk.notices.count == 1
    assert screen.rows[0].accessibleName().startswith("Dee Dunn asks")


def test_the_arrow_keys_go_from_row_to_row(screen: NoticesScreen, qtbot: QtBot) -> None:
    around = screen.window()
    around.show()
    qtbot.waitUntil(around.isVisible)
    screen.rows[0].setFocus()
    QTest.keyClick(screen.rows[0], Qt.Key.Key_Down)
    assert around.focusWidget() is screen.rows[1]
    QTest.keyClick(screen.rows[1], Qt.Key.Key_Down)
    assert around.focusWidget() is screen.rows[1]
    QTest.keyClick(screen.rows[1], Qt.Key.Key_Up)
    assert around.focusWidget() is screen.rows[0]
    around.hide()


def test_a_click_on_a_published_week_shows_it(screen: NoticesScreen, desk: Desk) -> None:
    desk.session.show_next_week(3)
    desk.notices.look_now()
    QTest.mouseClick(screen.rows[1], Qt.MouseButton.LeftButton)
    assert str(desk.session.first_day) == "2026-11-23"
    assert isinstance(desk.frame, NoFrame)
    assert desk.frame.front == "my_week"


def test_all_are_marked_as_seen_at_once(screen: NoticesScreen, desk: Desk) -> None:
    QTest.mouseClick(screen.seen_button, Qt.MouseButton.LeftButton)
    assert desk.notices.count == 0
    assert not screen.seen_button.isEnabled()
    assert screen.count.isHidden()
    assert len(screen.rows) == 2


def test_a_kind_that_is_unticked_leaves_the_list_at_once(screen: NoticesScreen, desk: Desk) -> None:
    screen.choices.listed["asked"].click()
    assert [row.notice.kind for row in screen.rows] == ["published"]
    told = desk.notices.told
    assert told is not None
    assert told.settings.hidden == ("asked",)
    assert not screen.choices.announced["asked"].isEnabled()
    screen.choices.listed["asked"].click()
    assert len(screen.rows) == 2


def test_quiet_hours_are_kept_as_they_are_typed(screen: NoticesScreen, desk: Desk) -> None:
    screen.choices.quiet_from.put(22 * 60)
    screen.choices.quiet_from.edited.emit()
    screen.choices.announced["toil"].click()
    told = desk.notices.told
    assert told is not None
    assert (told.settings.quiet_from, told.settings.silent) == (22 * 60, ("toil",))
    screen.choices.quiet.click()
    assert not screen.choices.quiet_from.isEnabled()


def test_quiet_hours_stay_as_they_were_while_no_time_stands_there(screen: NoticesScreen, desk: Desk) -> None:
    field = screen.choices.quiet_from
    field.put(21 * 60)
    field.edited.emit()
    field.box.setCurrentText("nine")
    screen.choices.announced["toil"].click()
    QTest.keyClick(field.box, Qt.Key.Key_Return)
    told = desk.notices.told
    assert told is not None
    assert (told.settings.quiet_from, told.settings.silent) == (21 * 60, ("toil",))
    assert "“nine” is no time of day." in field.target().accessibleDescription()
    screen.renew()
    assert field.box.currentText() == "nine"


def test_it_is_said_plainly_that_this_desktop_shows_no_messages(screen: NoticesScreen) -> None:
    assert "no place for messages" in screen.choices.place.text()


def test_every_control_has_a_name(screen: NoticesScreen) -> None:
    boxes = (*screen.choices.listed.values(), *screen.choices.announced.values())
    assert len({box.accessibleName() for box in boxes}) == 16


def test_the_bell_says_how_many_are_new_and_leads_to_the_list(desk: Desk, qtbot: QtBot) -> None:
    shows = QAction()
    parent = QWidget()
    qtbot.addWidget(parent)
    bell = Bell(desk.notices, shows, parent)
    assert bell.accessibleName() == "Notices, 2 are new"
    with qtbot.waitSignal(shows.triggered):
        bell.click()
    told = desk.notices.told
    assert told is not None
    desk.notices.mark_seen(told.unseen)
    assert bell.accessibleName() == "Notices, none is new"
    bell.grab()


def test_a_refusal_has_no_tick() -> None:
    granted = Notice("a", "decided", NOW, "What you asked for is approved.", "requests")
    refused = replace(granted, sentence="What you asked for is declined.", is_refusal=True)
    assert look_of(granted) == LOOKS["decided"] == ("check-circle", "duty")
    assert look_of(refused) == REFUSAL


def test_since_when_is_told_shortly() -> None:
    ago = (timedelta(0), timedelta(days=1), timedelta(days=3))
    assert [since_words(NOW - each, NOW) for each in ago] == ["today 09:30", "yesterday 09:30", "Tue 17 Nov"]


def test_a_time_that_is_none_is_taken_back_to_what_is_kept(screen: NoticesScreen) -> None:
    field = screen.choices.quiet_from
    before = field.box.currentText()
    field.box.setCurrentText("nine")
    step = screen.typed_step("back")
    assert step is not None
    step()
    assert field.box.currentText() == before
    # What is a time is kept at once: there is nothing typed to take back.
    field.put(21 * 60)
    field.edited.emit()
    assert screen.typed_step("back") is None
