"""The recent files as actions: in the program's menu and on the first page; what has gone says so."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from ui.main_window.desk import Desk

MISSING = "no longer there"


class RecentFile(QAction):
    """Opens one recent file; one that has gone is said to be so, and taken off the list when it is chosen."""

    def __init__(self, path: Path, desk: Desk, parent: QObject) -> None:
        self.is_missing = not path.exists()
        words = path.stem.replace("&", "&&")
        super().__init__(f"{words} – {MISSING}" if self.is_missing else words, parent)
        self._path, self._desk = path, desk
        self.setToolTip(str(path))
        self.setEnabled(not desk.builder.is_running)
        self.triggered.connect(self._open)

    @Slot()
    def _open(self) -> None:
        self._desk.open_path(self._path)


def recent_files(desk: Desk, parent: QObject) -> list[RecentFile]:
    """One action a file, the latest first; the file that is open is not offered."""
    return [
        RecentFile(path, desk, parent) for path in desk.preferences.recent_files if path != desk.session.path
    ]
