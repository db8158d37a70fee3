"""An undo stack for each week of the open plan: looking at another week loses nothing of the first one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoGroup, QUndoStack

UNDO_STEPS = 200


class WeekStacks(QUndoGroup):
    """The stacks of one plan's weeks; the one of the week on screen is active."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._plan: Path | None = None
        self._of_week: dict[date, QUndoStack] = {}

    def show_week(self, plan: Path | None, week: date) -> QUndoStack:
        """Make the week's stack the active one; those of another plan are forgotten."""
        if plan != self._plan:
            self._plan = plan
            for stack in self._of_week.values():
                stack.deleteLater()
            self._of_week = {}
        if week not in self._of_week:
            self._of_week[week] = QUndoStack(self)
            self._of_week[week].setUndoLimit(UNDO_STEPS)
        self.setActiveStack(self._of_week[week])
        return self._of_week[week]
