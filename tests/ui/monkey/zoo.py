"""The window the monkey plays with: opened and closed as the program does it, with a small team's plan."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.domain.team import Team
from tests.ui.desk_factory import built_rota, make_plan
from tests.ui.monkey.given_files import GivenFiles
from ui.__main__ import read_options
from ui.main_window.crash_hook import CrashHook
from ui.main_window.desk import Desk
from ui.main_window.start import Start
from ui.main_window.window import MainWindow
from ui.settings.preferences import Preferences
from ui.theme import apply_theme

PATIENCE_MS = 60_000
BUILD_SECONDS = 2


class Zoo:
    """One window at a time, its data in one folder."""

    def __init__(self, app: QApplication, folder: Path, random: Random, team: Team | None = None) -> None:
        self._app, self._folder, self._random = app, folder, random
        self._team, self._plans = team, 0
        self.preferences = Preferences(folder)
        self.preferences.build_seconds = BUILD_SECONDS
        self.begin_again()
        self._window: MainWindow | None = None
        self._start: Start | None = None

    @property
    def window(self) -> MainWindow:
        assert self._window is not None
        return self._window

    @property
    def desk(self) -> Desk:
        assert self._start is not None
        assert self._start.desk is not None
        return self._start.desk

    def open(self) -> None:
        """As at the program's start: what was open last is open again."""
        self.preferences.build_seconds = BUILD_SECONDS
        apply_theme(self._app, self.preferences.theme, self.preferences.scale)
        self._window = MainWindow(self.preferences)
        hook = CrashHook(self._folder, self._window)
        self._start = Start(self._window, self._folder, self.preferences, hook, read_options([]))
        self._window.first_painted.connect(self._start.go_on)
        self._window.show()
        for _ in range(PATIENCE_MS // 10):
            if self._start.desk is not None and self._window.frame is not None:
                break
            QTest.qWait(10)
        self.desk.ask = GivenFiles(self._folder / "files", self._random)
        self.desk.ask.over = self._window

    def close(self) -> None:
        """As by the button at the window's top, of every window there is; what is typed holds each once."""
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and not window.close():
                window.close()

    @staticmethod
    def keep_typed() -> str:
        """As every window does when it closes; what came of it."""
        frames = [each.frame for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        kept = {frame: frame.keep_typed() for frame in frames if frame is not None}
        left = [frame.front for frame, is_kept in kept.items() if not is_kept]
        return f"kept what was typed in {len(kept)} windows{''.join(f', not on {each}' for each in left)}"

    def begin_again(self) -> None:
        """With a plan as at the start, in a folder of its own."""
        self._plans += 1
        folder = self._folder / f"plan-{self._plans}"
        folder.mkdir()
        self.preferences.last_plan = make_plan(folder, self._team, None if self._team else built_rota())

    def kill_a_process(self) -> str:
        """End one of the processes that search or explain, as a system that is out of memory does."""
        living = _children().split()
        if not living:
            return "no process to kill"
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(self._random.choice(living)), signal.SIGKILL)
        return "killed a process"

    def forget(self) -> None:
        """What a program leaves behind when it ends: nothing. Its processes have been told to end, and do."""
        for _ in range(PATIENCE_MS // 20):
            if not _children():
                break
            QTest.qWait(20)
        self.window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._window = self._start = None


def _children() -> str:
    """The ids of living child processes; nothing where the system does not tell."""
    return " ".join(each.read_text().strip() for each in Path("/proc/self/task").glob("*/children")).strip()
