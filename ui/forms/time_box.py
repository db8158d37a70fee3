"""A list of times that can be typed, too: its keys and its wheel go on from the time that stands there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent

from ui.widgets.named_box import NamedBox

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class TimeBox(NamedBox):
    """Qt's own goes on from the entry that was chosen last, whatever is typed or shown since."""

    def __init__(
        self, minutes: Sequence[int], say: Callable[[int], str], read: Callable[[str], int | None]
    ) -> None:
        """`minutes` of the list, earliest first; how one is said, and how a text is read."""
        super().__init__()
        self._minutes, self._read = minutes, read
        self.setEditable(True)
        self.addItems([say(minute) for minute in minutes])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()), 0) if not event.modifiers() else 0
        if not (step and self._go(step)):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        step = -1 if event.angleDelta().y() > 0 else 1
        if not (event.angleDelta().y() and self._go(step)):
            super().wheelEvent(event)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """At the time that stands there, or the one before it."""
        minute, text = self._read(self.currentText()), self.currentText()
        if minute is not None:
            self.blockSignals(True)
            self.setCurrentIndex(max(0, self._last(minute)))
            self.setEditText(text)
            self.blockSignals(False)
        super().showPopup()

    def _go(self, step: int) -> bool:
        """To the next time of the list, or the one before; whether a time stands there."""
        minute = self._read(self.currentText())
        if minute is None:
            return False
        place = self._last(minute)
        if step > 0 or self._minutes[max(0, place)] >= minute:
            place += step
        if 0 <= place < len(self._minutes):
            self.setCurrentIndex(place)
            # Where it is chosen already, another time was typed over it.
            self.setEditText(self.itemText(place))
            line = self.lineEdit()
            if line is not None and self.hasFocus():
                line.selectAll()
        return True

    def _last(self, minute: int) -> int:
        """The place of the last time in the list that is not later; -1 before the first."""
        return sum(each <= minute for each in self._minutes) - 1
