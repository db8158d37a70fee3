"""Messages of the desktop, through Qt: where the desktop has a place for them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from ui.notices.portal import Bus, PortalMessages, SessionBus
from ui.widgets.logo import draw_logo

SECONDS_SHOWN = 12
THERE = "The desktop shows new notices as messages."
NOT_THERE = "This desktop has no place for messages of programs: notices stand in this list and in the bell."


def plain(text: str) -> str:
    """Some desktops read marks in messages as markup: a name must not become a link."""
    return text.replace("<", "‹").replace(">", "›").replace("&", "+")


class Announcer(Protocol):
    """Whether there is a place for messages, and the road to it."""

    @property
    def is_there(self) -> bool: ...

    def announce(self, title: str, text: str, *, is_urgent: bool) -> None: ...

    def end(self) -> None: ...


class DesktopAnnouncer(QObject):
    """By an icon in the tray, which is there from the first message on; without a tray by the portal."""

    pressed = Signal()

    def __init__(self, parent: QObject | None = None, bus: Bus | None = None) -> None:
        super().__init__(parent)
        self._tray: QSystemTrayIcon | None = None
        self._portal = PortalMessages(bus or SessionBus(), self)
        self._portal.pressed.connect(self.pressed)

    @property
    def is_there(self) -> bool:
        return _has_tray() or self._portal.is_there

    def announce(self, title: str, text: str, *, is_urgent: bool) -> None:
        if not _has_tray():
            if self._portal.is_there:
                self._portal.announce(plain(title), plain(text), is_urgent=is_urgent)
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(draw_logo(), self)
            self._tray.setToolTip("Rotabene")
            self._tray.messageClicked.connect(self.pressed)
            self._tray.activated.connect(self.pressed)
            self._tray.show()
        kind = QSystemTrayIcon.MessageIcon
        look = kind.Warning if is_urgent else kind.Information
        self._tray.showMessage(plain(title), plain(text), look, SECONDS_SHOWN * 1000)

    def end(self) -> None:
        if self._tray is not None:
            self._tray.hide()
            self._tray = None


def _has_tray() -> bool:
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
