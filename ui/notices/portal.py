"""Messages through the portal of Linux desktops, which those without a tray have too."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

SERVICE, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Notification"
# Where no bus is named, asking for one may start one, which is not ours to do.
ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
# Qt's name for the slot of `PortalMessages`.
PRESSED = "1note_pressed(QString,QString,QVariantList)"


class Bus(Protocol):
    """What is asked of the session bus."""

    @property
    def has_portal(self) -> bool: ...

    def send(self, message_id: str, message: Mapping[str, str]) -> None: ...

    def listen(self, listener: QObject, slot: str) -> None: ...


class SessionBus:
    """The bus by QtDBus; nothing waits for an answer of the portal."""

    @property
    def has_portal(self) -> bool:
        from PySide6.QtDBus import QDBusConnection

        if not sys.platform.startswith("linux") or not os.environ.get(ADDRESS):
            return False
        bus = QDBusConnection.sessionBus()
        names = bus.interface() if bus.isConnected() else None
        if names is None:
            return False
        return bool(names.isServiceRegistered(SERVICE).value())

    def send(self, message_id: str, message: Mapping[str, str]) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        call = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "AddNotification")
        call.setArguments([message_id, dict(message)])
        QDBusConnection.sessionBus().asyncCall(call)

    def listen(self, listener: QObject, slot: str) -> None:
        from PySide6.QtDBus import QDBusConnection

        # WORKAROUND(PySide6 6.11): the stubs ask for bytes, which the program itself refuses.
        told: Any = slot
        QDBusConnection.sessionBus().connect(SERVICE, PATH, INTERFACE, "ActionInvoked", listener, told)


class PortalMessages(QObject):
    """Numbered messages of this program; `pressed` when one of them is."""

    pressed = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus, self._sent = bus, 0

    @property
    def is_there(self) -> bool:
        return self._bus.has_portal

    def announce(self, title: str, text: str, *, is_urgent: bool) -> None:
        if not self._sent:
            self._bus.listen(self, PRESSED)
        self._sent += 1
        priority = "urgent" if is_urgent else "normal"
        message = {"title": title, "body": text, "priority": priority, "default-action": "show"}
        self._bus.send(f"rotabene-{os.getpid()}-{self._sent}", message)

    @Slot(str, str, "QVariantList")
    def note_pressed(self, message_id: str, _action: str, _parameters: list[object]) -> None:
        if message_id.startswith(f"rotabene-{os.getpid()}-"):
            self.pressed.emit()
