"""Starts the desktop: first the window, then, behind it, all that takes longer; then the plan."""

from __future__ import annotations

import os
import signal
import sys
from argparse import Namespace
from pathlib import Path

import PySide6
from PySide6.QtCore import QLocale, QLoggingCategory
from PySide6.QtWidgets import QApplication

from resources import resource_path
from ui.bootstrap import data_folder
from ui.main_window.crash_hook import CrashHook
from ui.main_window.start import Start
from ui.main_window.whole_errors import make_errors_whole
from ui.main_window.window import MainWindow
from ui.settings.preferences import Preferences
from ui.theme import apply_theme

# PySide6 6.12.0 on Python 3.11 loses references to None and aborts the process after a few thousand calls.
BROKEN_QT = ((6, 12, 0), (3, 11))


def run(options: Namespace) -> int:
    """Show the window until it is closed."""
    if trouble := broken_qt(PySide6.__version_info__[:3], sys.version_info[:2]):
        print(f"Rotabene: {trouble}", file=sys.stderr)
        return 2
    folder = _folder()
    if folder is None:
        return 2
    app = make_application()
    preferences = Preferences(folder)
    apply_theme(app, options.theme or preferences.theme, options.scale or preferences.scale)
    window = MainWindow(preferences)
    hook = CrashHook(folder, window)
    hook.install()
    start = Start(window, folder, preferences, hook, options)
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
    _know_plans_by_name()
    make_errors_whole()
    # WORKAROUND(Qt 6.11): for the accessibility bus it warns of each text of a label that can be copied, and
    # of each menu that has closed; whoever reads the terminal can do nothing about either.
    QLoggingCategory.setFilterRules("qt.accessibility.atspi.warning=false")
    app = QApplication(["rotabene"])
    app.setApplicationName("rotabene")
    app.setApplicationDisplayName("Rotabene")
    app.setDesktopFileName("rotabene")
    # Ctrl+C in the terminal ends the program as it ends others.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return app


def _know_plans_by_name() -> None:
    """Where a file dialog of Qt looks up what a file is, before it opens those that it does not know: a plan
    that is opened and closed once more loses its locks; see `planner.store.opening`."""
    known = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    os.environ["XDG_DATA_DIRS"] = f"{resource_path('desktop')}:{known}"


def _folder() -> Path | None:
    try:
        return data_folder()
    except OSError as error:
        print(
            f"Rotabene: the data folder cannot be made ({error.strerror}: {error.filename}). "
            "Make it yourself, or name another in the variable ROTABENE_DATA.",
            file=sys.stderr,
        )
        return None
