"""The last net: an error that nobody expected is told once, kept in a file, and the window goes on."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from ui.dialogs.crash_dialog import CrashDialog

REPORT_NAME = "last-crash.txt"


class CrashHook(QObject):
    """Put into `sys.excepthook`. A PlannerError that strayed here goes to the message bar by `told`."""

    told = Signal(object)

    def __init__(self, folder: Path, over: QWidget) -> None:
        super().__init__(over)
        self._folder, self._over = folder, over
        self._waiting: list[str] = []
        self.dialog: CrashDialog | None = None

    def install(self) -> None:
        """From now on errors come here."""
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        """Told later, from the event loop: a dialog must not open inside a paint event."""
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        if isinstance(error, PlannerError):
            self.told.emit(error)
            return
        from ui.dialogs.crash_dialog import crash_report

        report = crash_report(kind, error, where)
        self._keep(report)
        self._waiting.append(report)
        QTimer.singleShot(0, self, self._tell)

    @Slot()
    def _tell(self) -> None:
        # One dialog at a time: an error in painting would otherwise open a hundred.
        if not self._waiting or self.dialog is not None:
            self._waiting.clear()
            return
        from ui.dialogs.crash_dialog import CrashDialog

        self.dialog = CrashDialog(self._waiting[0], self._over)
        self._waiting.clear()
        self.dialog.finished.connect(self._put_away)
        self.dialog.open()

    @Slot()
    def _put_away(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _keep(self, report: str) -> None:
        # A report that cannot be written must not hide the error it tells of.
        with contextlib.suppress(OSError):
            (self._folder / REPORT_NAME).write_text(report, encoding="utf-8")
