"""Works out why demand is uncovered while the person does something else: in small steps between events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from planner.services.in_steps import at_once

if TYPE_CHECKING:
    from planner.domain.rota import Uncovered
    from planner.services.in_steps import Steps
    from ui.session.shown_rota import ShownRota

# Of a turn between two events, and how long to let an edit be followed by the next one.
TURN_MS = 6
WAIT_MS = 60


class ReasonFinder(QObject):
    """One rota at a time; another one takes its place."""

    # A tuple of Uncovered, as `list_uncovered` gives.
    found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Steps[tuple[Uncovered, ...]] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_looking(self) -> bool:
        return self._steps is not None

    def look(self, shown: ShownRota) -> None:
        """Begin with what is shown, unless its reasons were worked out at once."""
        from planner.services.list_gaps import is_quick
        from planner.services.list_uncovered import uncovered_in_steps

        self.stop()
        if shown.rota is not None and shown.uncovered and not is_quick(shown.problem, shown.uncovered):
            self._steps = uncovered_in_steps(shown.problem, shown.shifts, shown.findings)
            self._timer.start(WAIT_MS)

    def stop(self) -> None:
        """Forget it."""
        self._timer.stop()
        self._steps = None

    def finish(self) -> None:
        """Work out what is left now."""
        steps = self._steps
        if steps is not None:
            self.stop()
            self.found.emit(at_once(steps))

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
                self.found.emit(end.value)
