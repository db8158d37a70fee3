"""The program's menu, behind the sign at the top of the rail."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.main_window.desk import Desk

SECTIONS = (
    ("file.new", "file.open", "file.sample", "RECENT", "file.save_copy", "file.export_team", "print.week"),
    ("edit.undo", "edit.redo", "shift.pin"),
    ("rota.build", "rota.repair", "rota.publish"),
    ("people.add", "demand.add_visit", "demand.add_cover", "leave.add", "wheel.turn"),
    ("pane.problems", "pane.key", "keys.show", "screen.settings", "guide.open"),
    ("app.quit",),
)


class RecentFile(QAction):
    """Opens one recent file."""

    def __init__(self, path: Path, desk: Desk, parent: QObject) -> None:
        super().__init__(path.stem, parent)
        self._path, self._desk = path, desk
        self.setToolTip(str(path))
        self.setEnabled(not desk.builder.is_running)
        self.triggered.connect(self._open)

    @Slot()
    def _open(self) -> None:
        self._desk.open_path(self._path)


class ProgramMenu(QMenu):
    """Recent files are looked up whenever the menu opens."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Rotabene", parent)
        self._desk = desk
        self.setToolTipsVisible(True)
        self.recent = QMenu("Recent", self)
        self.recent.setToolTipsVisible(True)
        for number, section in enumerate(SECTIONS):
            if number:
                self.addSeparator()
            for entry in section:
                if entry == "RECENT":
                    self.addMenu(self.recent)
                else:
                    self.addAction(desk.actions[entry])
        self.aboutToShow.connect(self.renew)

    @Slot()
    def renew(self) -> None:
        """List the recent files that are still there."""
        self.recent.clear()
        for path in self._desk.preferences.recent_files:
            if path.exists():
                self.recent.addAction(RecentFile(path, self._desk, self.recent))
        self.recent.setEnabled(not self.recent.isEmpty())
