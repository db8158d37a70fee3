"""Paints the rows next to those in view in idle time, so that scrolling finds them ready."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

from ui.board.row_strips import RowStrips

# Of a turn between two events, and how long the view stands still before the first.
TURN_MS = 4
WAIT_MS = 30


class PaintAhead(QObject):
    """Goes on from the rows that were painted last: a page below them, then a page above."""

    def __init__(self, strips: RowStrips, parent: QObject) -> None:
        super().__init__(parent)
        self._strips = strips
        self._waiting: Iterator[tuple[int, range]] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_waiting(self) -> bool:
        """Whether there is still something to paint."""
        return self._timer.isActive()

    def follow(self, rows: range, columns: range, count: int) -> None:
        """These rows and columns of a board of `count` rows are in view."""
        self._waiting = iter([(row, columns) for row in next_to(rows, count)])
        self._timer.start(WAIT_MS)

    def stop(self) -> None:
        """Paint nothing more."""
        self._timer.stop()

    @Slot()
    def _go_on(self) -> None:
        self._timer.setInterval(0)
        watch = QElapsedTimer()
        watch.start()
        for row, columns in self._waiting:
            self._strips.prepare(row, columns)
            if watch.elapsed() >= TURN_MS:
                return
        self._timer.stop()


def next_to(rows: range, count: int) -> list[int]:
    """The page of rows below, the nearest first, then the one above."""
    below = range(rows.stop, min(rows.stop + len(rows), count))
    above = range(rows.start - 1, max(rows.start - len(rows), 0) - 1, -1)
    return [*below, *above]
