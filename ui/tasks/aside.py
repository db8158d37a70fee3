"""One thing done in a thread beside the window, which goes on answering meanwhile: a slow hash."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.domain.errors import PlannerError

LOOK_EVERY_MS = 15


class Aside(QObject):
    """`ended` comes in the window's own thread with what the work returned, or with its PlannerError.

    The work may touch nothing of the window's: it opens what it needs by itself.
    """

    ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._result: object = None
        self._trouble: BaseException | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_running(self) -> bool:
        return self._thread is not None

    def run(self, work: Callable[[], object]) -> None:
        """Begin the work; nothing happens while another is being done."""
        if self._thread is None:
            self._result = self._trouble = None
            self._thread = threading.Thread(target=self._do, args=(work,), name="aside", daemon=True)
            self._thread.start()
            self._timer.start()

    def _do(self, work: Callable[[], object]) -> None:
        try:
            self._result = work()
        except BaseException as trouble:  # told in the window's thread, whatever it is
            self._trouble = trouble

    @Slot()
    def _look(self) -> None:
        thread = self._thread
        if thread is None or thread.is_alive():
            return
        self._timer.stop()
        thread.join()
        self._thread = None
        if self._trouble is not None and not isinstance(self._trouble, PlannerError):
            raise self._trouble
        self.ended.emit(self._result, self._trouble)
