"""The steps of this session with time and person, and the way to any of them, back and forth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from ui.session.session import Session
from ui.undo.edit_command import EditCommand


@dataclass(frozen=True, slots=True)
class Step:
    """`index` is where the undo stack stands after it; a mark (publishing) is passed, and never undone."""

    index: int
    what: str
    subject: str
    who: str
    at: datetime
    is_done: bool
    is_mark: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    index: int
    what: str
    subject: str
    who: str
    at: datetime


class StepLog(QObject):
    """Stamps every command when it comes onto the stack; `moved` when a step was made, undone or repeated."""

    moved = Signal()

    def __init__(self, stack: QUndoStack, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._stack, self._session = stack, session
        self._marks: list[_Mark] = []
        # The last row of the audit log when the plan was opened.
        self.logged_before = 0
        stack.indexChanged.connect(self._stamp)

    @property
    def index(self) -> int:
        """Where the plan stands now."""
        return self._stack.index()

    def steps(self) -> tuple[Step, ...]:
        """Every step, undone ones too, and the marks between them, the first first."""
        found = [step for number in range(self._stack.count()) if (step := self._step(number)) is not None]
        for mark in self._marks:
            before = [
                place
                for place, step in enumerate(found)
                if step.at <= mark.at and (step.is_mark or step.index <= mark.index)
            ]
            index = min(mark.index, self._stack.count())
            step = Step(index, mark.what, mark.subject, mark.who, mark.at, is_done=True, is_mark=True)
            found.insert(before[-1] + 1 if before else 0, step)
        return tuple(found)

    def mark(self, what: str, subject: str) -> None:
        """Note something that was done and stays, beside the steps."""
        now = self._session.clock.now()
        self._marks.append(_Mark(self._stack.index(), what, subject, self._session.who, now))
        self.moved.emit()

    def go_to(self, index: int) -> None:
        """Undo or repeat until the plan is where it was after that step; 0: as it was opened.

        The views are told once, at the end.
        """
        bus = self._session.bus
        bus.blockSignals(True)
        try:
            self._stack.setIndex(max(0, min(index, self._stack.count())))
        finally:
            bus.blockSignals(False)
        bus.saved.emit()
        bus.team_changed.emit()
        bus.rota_changed.emit()

    def begin(self) -> None:
        """Another plan is open: what its log has now was done before."""
        self._marks.clear()
        # Also while nobody has signed in yet.
        self.logged_before = self._session.last_logged

    def _step(self, number: int) -> Step | None:
        edits = self._edits(number)
        if not edits or edits[0].at is None:
            return None
        first, is_done = edits[0], number < self._stack.index()
        subject = ", ".join(dict.fromkeys(edit.subject for edit in edits if edit.subject))
        what = self._stack.command(number).text()
        return Step(number + 1, what, subject, first.who, edits[0].at, is_done)

    def _edits(self, number: int) -> list[EditCommand[Any]]:
        """The edit of a step, or those of a step that is made of several."""
        command = self._stack.command(number)
        parts = [command.child(part) for part in range(command.childCount())] or [command]
        return [part for part in parts if isinstance(part, EditCommand)]

    @Slot(int)
    def _stamp(self, index: int) -> None:
        for edit in self._edits(index - 1) if index else ():
            if edit.at is None:
                edit.at, edit.who = self._session.clock.now(), self._session.who
        self.moved.emit()
