"""Has every step read out that was done, undone or done again, unless something else tells of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ui.widgets.speech import announce, speech

if TYPE_CHECKING:
    from ui.main_window.desk import Desk
    from ui.undo.step_log import Step, Turn

WORDS: dict[Turn, str] = {"done": "Done", "undone": "Undone", "again": "Done again"}


class DeedVoice(QObject):
    """A step is told a moment after it was made: the message bar, or the end of a build, says more of it."""

    def __init__(self, desk: Desk, window: QWidget, say: Callable[[QWidget, str], None] = announce) -> None:
        super().__init__(window)
        self._desk, self._window, self._say = desk, window, say
        self._words = ""
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(0)
        self._moment.timeout.connect(self._tell)
        desk.steps.turned.connect(self._keep)
        speech().said.connect(self._forget)

    @Slot(str, object)
    def _keep(self, turn: Turn, steps: Sequence[Step]) -> None:
        self._words = f"{WORDS[turn]}: {self._sentence(steps)}."
        self._moment.start()

    def _sentence(self, steps: Sequence[Step]) -> str:
        from planner.services.history import sentence_of

        team = self._desk.session.team
        if len(steps) > 1:
            return f"{len(steps)} steps"
        return sentence_of(steps[0].what, steps[0].subject, team) if team is not None else steps[0].what

    @Slot()
    def _forget(self) -> None:
        self._words = ""

    @Slot()
    def _tell(self) -> None:
        self._say(self._window, self._words)
