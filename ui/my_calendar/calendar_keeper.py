"""Keeps the calendar files of this computer up to date: after every publishing, swap and opening.

One file a person who has asked for it here. What goes into it is read from the plan at once; writing it, for
which the calendar library has to be loaded, is done beside the window.
"""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.domain.errors import PlannerError
from planner.domain.permissions import may

if TYPE_CHECKING:
    from planner.exporters.my_calendar import MyCalendar
    from ui.session.session import Session
    from ui.settings.preferences import Preferences

WAIT_MS = 700
FOLDER = "calendars"


class CalendarKeeper(QObject):
    """`trouble`: why the files could not be looked after last."""

    changed = Signal()
    # The files were written, or could not be. Sent from beside the window.
    _written = Signal()

    def __init__(self, session: Session, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._preferences = session, preferences
        self._updated_at: datetime | None = None
        self.trouble: PlannerError | None = None
        self._writer: threading.Thread | None = None
        self._outcome: PlannerError | None = None
        self._is_waiting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.write)
        self._written.connect(self.finish)
        bus = session.bus
        for signal in (bus.plan_changed, bus.saved, bus.team_changed):
            signal.connect(self.look)

    @property
    def staff(self) -> str:
        """Whose calendar it is: whoever works with the plan, where they are planned in it."""
        caller = self._session.caller
        return caller.staff or "" if self._session.is_open else ""

    @property
    def is_kept(self) -> bool:
        """Whether the caller's file is kept on this computer."""
        return bool(self.staff) and self.staff in self._kept()

    @property
    def updated_at(self) -> datetime | None:
        """When the caller's file was last looked after; None where none is kept."""
        return self._updated_at if self.is_kept else None

    @property
    def folder(self) -> Path:
        """Where the files lie."""
        return self._preferences.calendar_folder or self._session.folder / FOLDER

    @property
    def path(self) -> Path | None:
        """The caller's file."""
        from planner.exporters.my_calendar import file_name

        team = self._session.team
        return self.folder / file_name(team, self.staff) if team is not None and self.staff else None

    def keep(self) -> None:
        """Keep the caller's file from now on."""
        self._keep_people((*self._others(), self.staff))
        self.write()

    def stop(self) -> None:
        """Keep it no longer, and take it away: a calendar program takes its shifts away with it."""
        self._keep_people(self._others())
        self.finish()
        self._updated_at = None
        self._note(self._remove(self.path), is_written=False)

    def move_to(self, folder: Path) -> None:
        """Keep the files in another folder."""
        self.finish()
        old = self.path
        self._preferences.calendar_folder = folder
        self.write()
        self.finish()
        if old != self.path and self.trouble is None:
            self._note(self._remove(old))

    @Slot()
    def look(self) -> None:
        """Something has changed: look after the files a little later."""
        if self._session.is_open and self._kept():
            self._timer.start()

    @Slot()
    def write(self) -> None:
        """Read the calendars from the plan and have them written."""
        if self._writer is not None:
            self._is_waiting = True
            return
        if not self._session.is_open or not self._kept():
            return
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            files = tuple(self._calendars())
        except (PlannerError, OSError) as error:
            self._note(_as_trouble(error, self.folder))
            return
        self._writer = threading.Thread(target=self._write, args=(files,), name="calendar files")
        self._writer.start()

    def end(self) -> None:
        """The window closes: what is being written is written to the end."""
        self._timer.stop()
        self._is_waiting = False
        self.finish()

    def _calendars(self) -> list[tuple[MyCalendar, Path]]:
        from planner.exporters.my_calendar import file_name, my_calendar

        session, found = self._session, []
        for staff in self._kept():
            # Somebody else, who keeps theirs here too, has it looked after when they are in. Trying would be
            # a refusal in the log.
            if may(session.caller, "export", staff):
                calendar = my_calendar(session.store, session.caller, staff, session.clock)
                found.append((calendar, self.folder / file_name(session.store.team(), staff)))
        return found

    def _write(self, files: tuple[tuple[MyCalendar, Path], ...]) -> None:
        """Beside the window."""
        from planner.exporters.my_calendar import keep_calendar

        trouble: PlannerError | None = None
        for calendar, path in files:
            try:
                keep_calendar(calendar, path)
            except PlannerError as error:
                trouble = error
        self._outcome = trouble
        self._written.emit()

    @Slot()
    def finish(self) -> None:
        """Have what is being written on the disk, and know what came of it."""
        if self._writer is None:
            return
        self._writer.join()
        self._writer = None
        self._note(self._outcome)
        if self._is_waiting:
            self._is_waiting = False
            self.write()

    def _note(self, trouble: PlannerError | None, *, is_written: bool = True) -> None:
        self.trouble = trouble
        if is_written and trouble is None and self._session.is_open:
            self._updated_at = self._session.clock.now()
        self.changed.emit()

    @staticmethod
    def _remove(path: Path | None) -> PlannerError | None:
        if path is None:
            return None
        try:
            path.unlink()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            return _as_trouble(error, path.parent)
        return None

    def _kept(self) -> tuple[str, ...]:
        """Whose files of this plan are kept here."""
        path = str(self._session.path)
        return tuple(staff for plan, staff in self._preferences.calendar_people if plan == path)

    def _others(self) -> tuple[str, ...]:
        return tuple(each for each in self._kept() if each != self.staff)

    def _keep_people(self, people: tuple[str, ...]) -> None:
        path = str(self._session.path)
        elsewhere = [each for each in self._preferences.calendar_people if each[0] != path]
        self._preferences.calendar_people = (*elsewhere, *((path, staff) for staff in people))


def _as_trouble(error: Exception, folder: Path) -> PlannerError:
    from planner.importers.safe_files import disk_trouble

    if isinstance(error, OSError):
        return disk_trouble(error, f"“{folder}”", "written")
    assert isinstance(error, PlannerError)
    return error
