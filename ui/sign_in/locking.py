"""Locking the windows of a plan by themselves, when nobody has touched them for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from planner.domain.plan_settings import LOCK_MINUTES

if TYPE_CHECKING:
    from ui.main_window.desk import Desk

DEFAULT_MINUTES = 10
CHOICES = (2, 5, 10, 15, 30, 60, 0)
LOOK_EVERY_MS = 5_000
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


def lock_minutes(desk: Desk) -> int:
    """After how many minutes the plan locks."""
    kept = desk.session.store.setting(LOCK_MINUTES) or ""
    return int(kept) if kept.isdecimal() and int(kept) in CHOICES else DEFAULT_MINUTES


class IdleLock(QObject):
    """Each person's windows by themselves: somebody else's work in another window keeps none of them open.

    `desks`: the windows with their desks, as they are now.
    """

    def __init__(self, desks: Callable[[], Iterable[tuple[QWidget, Desk]]], parent: QObject) -> None:
        super().__init__(parent)
        self._desks = desks
        # When each account was last at work, by account and plan.
        self._touched: dict[tuple[str, str], datetime] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._is_watching = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES and isinstance(watched, QWidget):
            window = window_of(watched)
            for own, desk in self._desks():
                if own is window and desk.session.account:
                    self._touched[_owner(desk)] = desk.session.clock.now()
        return False

    @Slot()
    def look(self) -> None:
        """Lock the windows of whoever was away too long, and of whose sign-in has ended. A running build is
        waited for."""
        for _, desk in tuple(self._desks()):
            if desk.session.is_open and not desk.builder.is_running:
                desk.doorkeeper.look()
        desks = [desk for _, desk in self._desks() if desk.session.account]
        owners = {_owner(desk) for desk in desks}
        self._touched = {owner: at for owner, at in self._touched.items() if owner in owners}
        self._watch(is_needed=bool(desks))
        for desk in desks:
            if not desk.builder.is_running:
                self._look_at(desk)

    def _watch(self, *, is_needed: bool) -> None:
        """Every event of the program would go through here: only while somebody is signed in."""
        app = QApplication.instance()
        if app is not None and is_needed != self._is_watching:
            self._is_watching = is_needed
            (app.installEventFilter if is_needed else app.removeEventFilter)(self)

    def _look_at(self, desk: Desk) -> None:
        now, minutes = desk.session.clock.now(), lock_minutes(desk)
        last = self._touched.setdefault(_owner(desk), now)
        if minutes and now - last >= timedelta(minutes=minutes):
            # Signing in again is a touch, too.
            del self._touched[_owner(desk)]
            desk.doorkeeper.lock()


def window_of(widget: QWidget) -> QWidget:
    """The window a widget belongs to; a sheet's is the one that it lies over."""
    window = widget.window()
    while (over := window.parentWidget()) is not None:
        window = over.window()
    return window


def close_sheets(over: QWidget) -> None:
    """Put away every sheet and menu that lies over the window: what it shows is locked too."""
    while (menu := QApplication.activePopupWidget()) is not None and menu.close():
        pass
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and window_of(widget) is over.window():
            widget.reject()


def _owner(desk: Desk) -> tuple[str, str]:
    return desk.session.account, str(desk.session.path)
