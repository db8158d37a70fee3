"""Has the course of a build read out: whoever cannot see the board must not have to ask how it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.main_window.status_words import status_words
from ui.widgets.speech import announce

if TYPE_CHECKING:
    from ui.main_window.desk import Desk
    from ui.tasks.rota_builder import BuildEnd

STARTED = "Building the rota."
STOPPED = "The build was stopped. The rota is as it was saved."
Say = Callable[[QWidget, str], None]


class BuildVoice(QObject):
    """Make it after the desk: at the end of a build the desk has then kept the rota that is spoken of."""

    def __init__(self, desk: Desk, window: QWidget, say: Say = announce) -> None:
        super().__init__(window)
        self._desk, self._window, self._say = desk, window, say
        self._has_told_first = False
        desk.builder.started.connect(self._tell_start)
        desk.builder.improved.connect(self._tell_first_rota)
        desk.builder.ended.connect(self._tell_end)

    @Slot()
    def _tell_start(self) -> None:
        self._has_told_first = False
        self._say(self._window, STARTED)

    @Slot(object)
    def _tell_first_rota(self, _shifts: object) -> None:
        """Once a build: improvements come many times a second."""
        if not self._has_told_first:
            self._has_told_first = True
            self._say(self._window, "A first rota is found. The search goes on.")

    @Slot(object)
    def _tell_end(self, end: BuildEnd) -> None:
        self._say(self._window, end_words(self._desk, end))


def end_words(desk: Desk, end: BuildEnd) -> str:
    """How a build ended, what stays uncovered, and what is proved."""
    if end.trouble is not None:
        return f"The build ended. {end.trouble.sentence} {end.trouble.next_step}".strip()
    shown = desk.session.shown
    if end.planned is None or shown is None or shown.rota is None:
        return STOPPED
    number = len(shown.uncovered)
    uncovered = "Nothing is uncovered." if not number else f"{number} uncovered."
    return f"The build ended. {uncovered} {status_words(desk)[0].replace(' · ', '. ')}."
