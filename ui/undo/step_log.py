"""The steps of this session with time and person, and the way to any of them, back and forth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack
from shiboken6 import isValid

from ui.session.session import Session
from ui.undo.edit_command import EditCommand

# How a step came about: it was done, undone, or done again.
Turn = Literal["done", "undone", "again"]


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
    # The last row of the audit log after it.
    logged: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    index: int
    what: str
    subject: str
    who: str
    at: datetime
    logged: int


class StepLog(QObject):
    """Stamps every command when it comes onto the stack; `moved` when a step was made, undone or repeated,
    `turned` with the way that steps of the plan that is open went, and the steps."""

    moved = Signal()
    turned = Signal(str, object)

    def __init__(self, stack: QUndoStack, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._stack, self._session = stack, session
        self._marks: list[_Mark] = []
        # The last row of the audit log when the plan was opened.
        self.logged_before = 0
        # What is on the stack, and where it stood.
        self._known: list[EditCommand[Any]] = []
        self._at = 0
        self._left: list[int] = []
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
            told = (index, mark.what, mark.subject, mark.who, mark.at)
            step = Step(*told, is_done=True, is_mark=True, logged=mark.logged)
            found.insert(before[-1] + 1 if before else 0, step)
        return tuple(found)

    @property
    def left_behind(self) -> frozenset[int]:
        """Of steps that were undone before another was made: the stack has them no more, the log has, in the
        row of each number."""
        return frozenset(self._left)

    @property
    def is_last_elsewhere(self) -> bool:
        """Whether something was done in another window, or by somebody else, after what undo takes back."""
        if not 0 < self._at <= len(self._known):
            return False
        number = self._known[self._at - 1].logged
        return any(part.stop - 1 > number for part in self._session.by_others)

    def mark(self, what: str, subject: str) -> None:
        """Note something that was done and stays, beside the steps."""
        now = self._session.clock.now()
        logged = self._session.last_logged
        self._marks.append(_Mark(self._stack.index(), what, subject, self._session.who, now, logged))
        self.moved.emit()

    def go_to(self, index: int) -> None:
        """Undo or repeat until the plan is where it was after that step; 0: as it was opened.

        The views are told once, at the end.
        """
        with self._session.changed_once():
            self._stack.setIndex(max(0, min(index, self._stack.count())))

    def begin(self) -> None:
        """Another plan is open: what its log has now was done before."""
        self._marks.clear()
        self._known, self._left, self._at = [], [], self._stack.index()
        # Also while nobody has signed in yet.
        self.logged_before = self._session.last_logged

    def _step(self, number: int) -> Step | None:
        edits = self._edits(number) if number < self._stack.count() else []
        if not edits or edits[0].at is None:
            return None
        first, is_done = edits[0], number < self._stack.index()
        subject = ", ".join(dict.fromkeys(edit.subject for edit in edits if edit.subject))
        what = self._stack.command(number).text()
        return Step(number + 1, what, subject, first.who, edits[0].at, is_done, logged=edits[-1].logged)

    def _edits(self, number: int) -> list[EditCommand[Any]]:
        """The edit of a step, or those of a step that is made of several."""
        command = self._stack.command(number)
        parts = [command.child(part) for part in range(command.childCount())] or [command]
        return [part for part in parts if isinstance(part, EditCommand)]

    @Slot(int)
    def _stamp(self, index: int) -> None:
        fresh = [edit for edit in (self._edits(index - 1) if index else ()) if edit.at is None]
        for edit in fresh:
            edit.at, edit.who = self._session.clock.now(), self._session.who
            edit.logged = self._session.last_logged
        if fresh:
            self._left += [edit.logged for edit in self._known[self._at :]]
            self._known = [*self._known[: self._at], fresh[-1]][-self._stack.count() :]
            self._tell("done", range(index - 1, index))
        elif any(edit.is_refused for edit in self._known):
            # It has left the stack.
            self._known = [edit for edit in self._known if not edit.is_refused]
        else:
            self._tell("undone" if index < self._at else "again", range(*sorted((index, self._at))))
        self._at = index
        self.moved.emit()

    def _tell(self, turn: Turn, places: range) -> None:
        # A stack that ends says that it is empty.
        has_stack = isValid(self._stack)
        steps = tuple(step for place in places if has_stack and (step := self._step(place)) is not None)
        if steps:
            self.turned.emit(turn, steps)
