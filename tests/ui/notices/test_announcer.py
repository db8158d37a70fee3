"""Messages of the desktop: sent where there is a place for them, and pressed they lead to the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from tests.planner.services.swaps.office import CY
from tests.ui.notices.signed_in import desk_of
from ui.main_window.desk import Desk
from ui.main_window.no_frame import NoFrame
from ui.notices.announcer import DesktopAnnouncer
from ui.notices.portal import ADDRESS, PortalMessages, SessionBus

# What the screenless plugin has to say of a tray, and of windows in front of each other.
pytestmark = pytest.mark.qt_log_ignore(
    "systemTrayWindowChanged", "does not support raise", "propagateSizeHints"
)
Look = QSystemTrayIcon.MessageIcon
Shown = list[tuple[str, str, Look]]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """What a desktop with a tray would show."""
    found: Shown = []

    def show(
        _tray: QSystemTrayIcon, title: str, text: str, look: QSystemTrayIcon.MessageIcon, _for: int
    ) -> None:
        found.append((title, text, look))

    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", show)
    return found


@pytest.fixture
def desk(new_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    return desk_of(new_desk, tmp_path, CY)


def announcer_of(desk: Desk) -> DesktopAnnouncer:
    assert isinstance(desk.notices.announcer, DesktopAnnouncer)
    return desk.notices.announcer


def test_a_new_notice_is_a_message_of_the_desktop(desk: Desk, shown: Shown) -> None:
    desk.notices.look_now()
    words = "The week of Mon 23 Nov is published: you work 1 shift, 7.5 h in all."
    assert shown == [("North", words, Look.Information)]
    announcer_of(desk).announce("North", "Overdue", is_urgent=True)
    assert shown[-1][2] == Look.Warning
    desk.notices.end()


def test_a_name_with_markup_is_no_markup_in_a_message(desk: Desk, shown: Shown) -> None:
    announcer_of(desk).announce("North & South", '<a href="http://evil.example">Ben</a>', is_urgent=False)
    assert shown[-1][:2] == ("North + South", '‹a href="http://evil.example"›Ben‹/a›')
    desk.notices.end()


def test_two_windows_of_a_plan_announce_it_once(
    desk: Desk, shown: Shown, new_desk: Callable[..., Desk]
) -> None:
    other = new_desk()
    assert desk.session.path is not None
    other.open_path(desk.session.path)
    other.session.join(desk.session)
    desk.notices.look_now()
    other.notices.look_now()
    assert (desk.notices.count, other.notices.count, len(shown)) == (1, 1, 1)


@dataclass
class FakeBus:
    """A session bus with a portal, or without."""

    has_portal: bool = True
    sent: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def send(self, message_id: str, message: Mapping[str, str]) -> None:
        self.sent.append((message_id, message))

    def listen(self, listener: QObject, slot: str) -> None:
        # As the bus finds it: by the name that Qt knows it under.
        assert listener.metaObject().indexOfSlot(slot.removeprefix("1")) >= 0


def test_a_desktop_without_a_tray_is_told_by_its_portal(light: QApplication, qtbot: QtBot) -> None:
    bus = FakeBus()
    announcer = DesktopAnnouncer(light, bus)
    assert announcer.is_there
    announcer.announce("North", "Ana is overdue", is_urgent=True)
    ((message_id, message),) = bus.sent
    assert (message["title"], message["body"], message["priority"]) == ("North", "Ana is overdue", "urgent")
    portal = announcer.findChild(PortalMessages)
    assert portal is not None
    with qtbot.waitSignal(announcer.pressed):
        portal.note_pressed(message_id, "show", [])
    with qtbot.assertNotEmitted(announcer.pressed):
        portal.note_pressed("another-program", "show", [])


def test_a_desktop_with_neither_is_told_nothing(light: QApplication) -> None:
    bus = FakeBus(has_portal=False)
    announcer = DesktopAnnouncer(light, bus)
    assert not announcer.is_there
    announcer.announce("North", "Ana is overdue", is_urgent=True)
    assert bus.sent == []


def test_no_bus_is_started_where_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ADDRESS, raising=False)
    assert not SessionBus().has_portal


def test_a_message_that_is_pressed_brings_the_list(desk: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    desk.ask.over = window
    announcer_of(desk).pressed.emit()
    assert not window.isMinimized()
    assert isinstance(desk.frame, NoFrame)
    assert desk.frame.front == "notices"
