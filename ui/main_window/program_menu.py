"""The program's menu, behind the sign at the top of the rail."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QWidget

from ui.main_window.desk import Desk
from ui.main_window.recent_files import recent_files

SECTIONS = (
    (
        "file.new",
        "file.open",
        "file.sample",
        "RECENT",
        "file.save_copy",
        "file.backup",
        "file.import",
        "file.export_team",
        "print.week",
    ),
    ("edit.undo", "edit.redo", "shift.pin"),
    ("rota.build", "rota.repair", "reserve.release", "rota.publish"),
    ("ADD", "ASK"),
    ("pane.problems", "pane.key", "keys.show", "screen.settings", "guide.open"),
    ("plan.own_sign_in", "plan.sign_ins", "plan.lock", "plan.sign_out"),
    ("window.new", "app.quit"),
)
# What stands in menus of its own, so that the whole stays one column on a screen of 800 px.
INSIDE = {
    "ADD": (
        "Add to the plan",
        ("people.add", "demand.add_visit", "demand.add_cover", "demand.copy_week", "leave.add", "wheel.turn"),
    ),
    "ASK": (
        "For myself",
        ("requests.leave", "requests.toil", "requests.wish", "requests.flexible", "calendar.add"),
    ),
}


class ProgramMenu(QMenu):
    """Recent files are looked up whenever the menu opens; a menu in it that offers nothing now is grey."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Rotabene", parent)
        self._desk = desk
        self.setToolTipsVisible(True)
        self.recent = QMenu("Recent", self)
        self.recent.setToolTipsVisible(True)
        self.inside: list[QMenu] = []
        for number, section in enumerate(SECTIONS):
            if number:
                self.addSeparator()
            for entry in section:
                if entry == "RECENT":
                    self.addMenu(self.recent)
                elif entry in INSIDE:
                    self.addMenu(self._inside(*INSIDE[entry]))
                else:
                    self.addAction(desk.actions[entry])
        self.aboutToShow.connect(self.renew)

    @Slot()
    def renew(self) -> None:
        """List the recent files; one that has gone says so."""
        self.recent.clear()
        for action in recent_files(self._desk, self.recent):
            self.recent.addAction(action)
        self.recent.setEnabled(not self.recent.isEmpty())
        for menu in self.inside:
            menu.setEnabled(any(action.isVisible() and action.isEnabled() for action in menu.actions()))

    def _inside(self, title: str, entries: Sequence[str]) -> QMenu:
        menu = QMenu(title, self)
        menu.setToolTipsVisible(True)
        for entry in entries:
            menu.addAction(self._desk.actions[entry])
        self.inside.append(menu)
        return menu
