"""Finding with Ctrl+K, and the way to what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.finder.finder import Finder
from ui.finder.found import Found, all_found, found_by_readers

if TYPE_CHECKING:
    from ui.main_window.desk import Desk
    from ui.main_window.frame import Frame


class FoundWays(QObject):
    """Belongs to the frame."""

    def __init__(self, desk: Desk, frame: Frame) -> None:
        super().__init__(frame)
        self._desk, self._frame = desk, frame
        self.finder = Finder(frame)
        self.finder.chosen.connect(self.go_to)

    def open(self) -> None:
        """Have everything that can be found, as it is now."""
        desk = self._desk
        desk.renew_actions()
        found = all_found(desk.session.team, desk.actions)
        self.finder.open_over(found if desk.plans else found_by_readers(found, desk.shown))

    @Slot(object)
    def go_to(self, found: Found) -> None:
        """Do the command, or show the record."""
        desk, frame = self._desk, self._frame
        if found.is_off:
            desk.say(f"{found.title}: {found.beside}.")
        elif found.kind == "command":
            desk.actions.trigger(found.key)
        elif found.kind == "setting":
            frame.open_setting(found.key)
        elif not desk.plans:
            frame.rota.choice.choose_found(found)
        else:
            frame.open_record("people" if found.kind == "person" else "demand", found.kind, found.key)
