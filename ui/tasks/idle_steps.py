"""Long work on what the window holds, done in its own thread in small steps between events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from planner.domain.errors import PlannerError
from planner.domain.in_steps import Steps, at_once

# Of a turn between two events.
TURN_MS = 6


class IdleSteps(QObject):
    """One way at a time; another one takes its place.

    For what a thread may not touch: the records and answers that the window itself works with. `failed` is
    told of a PlannerError, which ends the way; without it the error goes on to whoever catches all.
    """

    # What the steps have returned.
    ended = Signal(object)

    def __init__(self, parent: QObject, failed: Callable[[PlannerError], None] | None = None) -> None:
        super().__init__(parent)
        self._failed = failed
        self._steps: Steps[Any] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_working(self) -> bool:
        return self._steps is not None

    def begin(self, steps: Steps[Any], wait_ms: int = 0) -> None:
        """Begin, a little later where another beginning may follow soon."""
        self._steps = steps
        self._timer.start(wait_ms)

    def stop(self) -> None:
        """Forget it."""
        self._timer.stop()
        self._steps = None

    def finish(self) -> None:
        """Do now what is left."""
        steps = self._steps
        if steps is not None:
            self.stop()
            self.ended.emit(at_once(steps))

    @Slot()
    def _go_on(self) -> None:
        self._timer.setInterval(0)
        watch = QElapsedTimer()
        watch.start()
        while self._steps is not None and watch.elapsed() < TURN_MS:
            try:
                next(self._steps)
            except StopIteration as end:
                self.stop()
                self.ended.emit(end.value)
            except PlannerError as trouble:
                self.stop()
                if self._failed is None:
                    raise
                self._failed(trouble)
