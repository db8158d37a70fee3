"""The marks on every row and day in view while something is in hand: a thumb, a warning, a star, a hatch.

The rules are asked a little at a time between two events, the places next to the hand first, so that the hand
never waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from ui.board.carry_hand import CarryHand

# Of every turn of the event loop, in milliseconds; a drag of 60 pictures a second has 16 for everything.
BUDGET_MS = 5
# While the hand moves on nothing is asked: first the place that it comes to, then those around it.
CALM_MS = 20

Places = Iterable[tuple[int, int]]


class TargetMarks(QObject):
    """Asks the hand about the places that `wanted` gives (rows and days), nearest first."""

    moved = Signal()

    def __init__(self, hand: CarryHand, wanted: Callable[[], Places], parent: QObject) -> None:
        super().__init__(parent)
        self._hand, self._wanted = hand, wanted
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)

    def look(self) -> None:
        """The hand has moved, or what is in view."""
        self._timer.start(CALM_MS)

    def stop(self) -> None:
        """Nothing is in hand any more."""
        self._timer.stop()

    def ask_all(self) -> None:
        """Ask about every place now."""
        for row, day in self._wanted():
            self._hand.verdict_on(row, day)
        self.moved.emit()

    @Slot()
    def _ask(self) -> None:
        if not self._hand.is_carrying:
            return
        if not self._hand.knows_place:
            # Shown before anything else is asked, which may take longer in a large team.
            self._hand.verdict()
            self.moved.emit()
            self._timer.start(CALM_MS)
            return
        watch = QElapsedTimer()
        watch.start()
        for row, day in self._wanted():
            if self._hand.knows(row, day):
                continue
            if watch.elapsed() >= BUDGET_MS:
                self.moved.emit()
                self._timer.start(0)
                return
            self._hand.verdict_on(row, day)
        self.moved.emit()
