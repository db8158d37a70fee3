"""The last net: an error that nobody expected is told once, kept in a file, and the window goes on."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Slot

from planner.domain.errors import PlannerError
from ui.dialogs.crash_dialog import CrashDialog, crash_report
from ui.main_window.desk import Desk

REPORT_NAME = "last-crash.txt"


class CrashHook(QObject):
    """Put into `sys.excepthook`. A PlannerError that strayed here goes to the message bar."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__(desk)
        self._desk, self._folder = desk, folder
        self._waiting: list[str] = []
        self.dialog: CrashDialog | None = None

    def install(self) -> None:
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        """Told later, from the event loop: a dialog must not open inside a paint event."""
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        if isinstance(error, PlannerError):
            self._desk.tell_trouble(error)
            return
        report = crash_report(kind, error, where)
        self._keep(report)
        self._waiting.append(report)
        QTimer.singleShot(0, self._tell)

    @Slot()
    def _tell(self) -> None:
        # One dialog at a time: an error in painting would otherwise open a hundred.
        if self._waiting and self.dialog is None:
            self.dialog = CrashDialog(self._waiting[0], self._desk.ask.over)
            self._waiting.clear()
            self.dialog.finished.connect(self._told)
            self.dialog.open()

    @Slot()
    def _told(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _keep(self, report: str) -> None:
        # A report that cannot be written must not hide the error it tells of.
        with contextlib.suppress(OSError):
            (self._folder / REPORT_NAME).write_text(report, encoding="utf-8")
