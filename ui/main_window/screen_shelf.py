"""The screens of the window: the rota is there, others are built when first opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.main_window.desk_screen import DeskScreen
from ui.main_window.frame_port import Screen
from ui.widgets.reading_order import read_as_drawn

if TYPE_CHECKING:
    from ui.main_window.desk import Desk

Maker = Callable[["Desk", QWidget], DeskScreen]


def _people(desk: Desk, parent: QWidget) -> DeskScreen:
    from ui.people.people_screen import PeopleScreen

    return PeopleScreen(desk, parent)


def _demand(desk: Desk, parent: QWidget) -> DeskScreen:
    from ui.demand.demand_screen import DemandScreen

    return DemandScreen(desk, parent)


def _start(desk: Desk, parent: QWidget) -> DeskScreen:
    from ui.first_run.start_screen import StartScreen

    return StartScreen(desk, parent)


def _leave(desk: Desk, parent: QWidget) -> DeskScreen:
    from ui.leave.leave_screen import LeaveScreen

    return LeaveScreen(desk, parent)


def _settings(desk: Desk, parent: QWidget) -> DeskScreen:
    from ui.settings.settings_screen import SettingsScreen

    return SettingsScreen(desk, parent)


def _wheel(desk: Desk, parent: QWidget) -> DeskScreen:
    from ui.wheel.wheel_screen import WheelScreen

    return WheelScreen(desk, parent)


def _history(desk: Desk, parent: QWidget) -> DeskScreen:
    from ui.history.history_screen import HistoryScreen

    return HistoryScreen(desk, parent)


def _notices(desk: Desk, parent: QWidget) -> DeskScreen:
    from ui.notices.notices_screen import NoticesScreen

    return NoticesScreen(desk, parent)


def _my_week(desk: Desk, parent: QWidget) -> DeskScreen:
    from ui.my_week.my_week_screen import MyWeekScreen

    return MyWeekScreen(desk, parent)


def _sign_in(desk: Desk, parent: QWidget) -> DeskScreen:
    from ui.sign_in.sign_in_screen import SignInScreen

    return SignInScreen(desk, parent)


def _requests(desk: Desk, parent: QWidget) -> DeskScreen:
    from ui.requests.requests_screen import RequestsScreen

    return RequestsScreen(desk, parent)


def _swaps(desk: Desk, parent: QWidget) -> DeskScreen:
    from ui.swaps.swaps_screen import SwapsScreen

    return SwapsScreen(desk, parent)


def _decide(desk: Desk, parent: QWidget) -> DeskScreen:
    from ui.requests.decide_screen import DecideScreen

    return DecideScreen(desk, parent)


MAKERS: Mapping[Screen, Maker] = {
    "leave": _leave,
    "settings": _settings,
    "start": _start,
    "sign_in": _sign_in,
    "demand": _demand,
    "people": _people,
    "wheel": _wheel,
    "history": _history,
    "my_week": _my_week,
    "notices": _notices,
    "swaps": _swaps,
    "requests": _requests,
    "decide": _decide,
}


class ScreenShelf:
    """Knows which screen is which widget of the stack."""

    def __init__(self, desk: Desk, stack: QStackedWidget, ready: Mapping[Screen, QWidget]) -> None:
        self._desk, self._stack = desk, stack
        self._widgets: dict[Screen, QWidget] = dict(ready)
        # For screens that are not made yet.
        self._handed: dict[Screen, object] = {}
        for widget in ready.values():
            stack.addWidget(widget)

    @property
    def front(self) -> Screen:
        """The screen in front."""
        now = self._stack.currentWidget()
        return next((name for name, widget in self._widgets.items() if widget is now), "rota")

    @property
    def screen(self) -> DeskScreen | None:
        """The screen in front when it is one of those built on opening."""
        now = self._stack.currentWidget()
        return now if isinstance(now, DeskScreen) else None

    def show(self, screen: Screen) -> None:
        """Bring a screen to the front, up to date."""
        if screen not in self._widgets:
            made = MAKERS[screen](self._desk, self._stack)
            self._widgets[screen] = made
            self._stack.addWidget(made)
            read_as_drawn(made)
            if screen in self._handed:
                made.take_over(self._handed.pop(screen))
        self._stack.setCurrentWidget(self._widgets[screen])
        self.renew()

    def keep_typed(self) -> Screen | None:
        """Have every screen keep what is typed; the first where something is not right yet, or None."""
        screens = [(name, each) for name, each in self._widgets.items() if isinstance(each, DeskScreen)]
        return next(iter([name for name, screen in screens if not screen.keep_typed()]), None)

    def handed_on(self) -> Mapping[Screen, object]:
        """What is typed on screens that is kept nowhere, for the shelf that takes this one's place."""
        screens = [(name, each) for name, each in self._widgets.items() if isinstance(each, DeskScreen)]
        handed = {name: screen.handed_on() for name, screen in screens}
        return {**self._handed, **{name: each for name, each in handed.items() if each is not None}}

    def take_over(self, handed: Mapping[Screen, object]) -> None:
        """What the shelf before this one has handed on: at once where its screen is there."""
        for name, each in handed.items():
            made = self._widgets.get(name)
            if isinstance(made, DeskScreen):
                made.take_over(each)
            else:
                self._handed[name] = each

    def renew(self) -> None:
        """Bring the screen in front up to date; those behind are when they come to the front."""
        if self.screen is not None:
            self.screen.renew()
