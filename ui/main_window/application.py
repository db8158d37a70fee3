"""Starts the desktop: the application, the desk, the window; and opens the plan once the window is there."""

from __future__ import annotations

import signal
import sys
from argparse import Namespace
from pathlib import Path

import PySide6
from PySide6.QtCore import QLocale, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from planner.services.system_clock import SystemClock
from resources import DEFAULT_SAMPLE
from ui.bootstrap import data_folder, solver_command
from ui.dialogs.ask import Ask
from ui.main_window.crash_hook import CrashHook
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.session.session import Session
from ui.settings.preferences import Preferences
from ui.tasks.rota_builder import RotaBuilder
from ui.theme import apply_theme

# PySide6 6.12.0 on Python 3.11 loses references to None and aborts the process after a few thousand calls.
BROKEN_QT = ((6, 12, 0), (3, 11))
SETTLE_MS = 300


def run(options: Namespace) -> int:
    """Show the window until it is closed."""
    if trouble := broken_qt(PySide6.__version_info__[:3], sys.version_info[:2]):
        print(f"Rotabene: {trouble}", file=sys.stderr)
        return 2
    app = make_application()
    folder = data_folder()
    desk = make_desk(folder)
    hook = CrashHook(desk, folder)
    hook.install()
    preferences = desk.preferences
    apply_theme(app, options.theme or preferences.theme, options.scale or preferences.scale)
    window = MainWindow(desk)
    desk.ask.over = window
    start = Start(window, desk, options)
    window.first_painted.connect(start.go_on)
    window.show()
    return app.exec()


def broken_qt(qt: tuple[object, ...], python: tuple[int, ...]) -> str:
    """What is wrong with this pair of versions, or nothing."""
    if (qt, python) != BROKEN_QT:
        return ""
    return "PySide6 6.12.0 breaks on Python 3.11. Install PySide6-Essentials 6.11.3, or use a newer Python."


def make_application() -> QApplication:
    """The one application, in British English."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication(["rotabene"])
    app.setApplicationName("rotabene")
    app.setApplicationDisplayName("Rotabene")
    app.setDesktopFileName("rotabene")
    # Ctrl+C in the terminal ends the program as it ends others.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return app


def make_desk(folder: Path) -> Desk:
    """Session, builder, preferences and sheets, joined."""
    clock = SystemClock()
    return Desk(Session(folder, clock), RotaBuilder(solver_command(), clock), Preferences(folder), Ask())


class Start(QObject):
    """What follows the first painting: opening a plan, and for pictures and measurements, ending again."""

    def __init__(self, window: MainWindow, desk: Desk, options: Namespace) -> None:
        super().__init__(window)
        self._window, self._desk, self._options = window, desk, options
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._take_picture)

    @Slot()
    def go_on(self) -> None:
        """Called once, after the window has been painted."""
        if self._options.quit_after_paint:
            self._window.close()
            return
        QTimer.singleShot(0, self._open)

    @Slot()
    def _open(self) -> None:
        desk, options = self._desk, self._options
        last = desk.preferences.last_plan
        if options.file is not None:
            is_open = desk.open_path(options.file)
        elif options.sample:
            desk.open_sample(options.sample)
            is_open = desk.session.is_open
        else:
            is_open = last is not None and last.exists() and desk.open_path(last)
        if not is_open and not options.sample:
            self._open_default()
        desk.build_if_sample_is_new()
        if options.screenshot is not None:
            desk.builder.ended.connect(self._settle)
            if not desk.builder.is_running:
                self._settle()

    def _open_default(self) -> None:
        """The sample, so that there is something to look at; a message about another file stays."""
        if DEFAULT_SAMPLE in _samples():
            self._desk.open_sample(DEFAULT_SAMPLE)

    @Slot()
    def _settle(self, *_: object) -> None:
        self._timer.start()

    @Slot()
    def _take_picture(self) -> None:
        self._window.grab().save(str(self._options.screenshot))
        self._window.close()


def _samples() -> tuple[str, ...]:
    from resources import sample_names

    return sample_names()
