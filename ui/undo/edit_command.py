"""The one undo command: an edit that was done, the edit that takes it back, and the road that both go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

from planner.services.edit_team import TeamEdit
from planner.services.past_plan import PlanEdit
from planner.services.rota_edits import ReplaceRota, RotaEdit

AnyEdit = RotaEdit | ReplaceRota
# Of a rota, of the team, or of both.
Edit = TypeVar("Edit", bound=AnyEdit | TeamEdit | PlanEdit)


class EditCommand(QUndoCommand, Generic[Edit]):
    """Push it after the edit has been done (an edit that is refused must never reach the stack).

    `apply` puts an edit into the store and returns the edit that takes it back, or None when it was refused;
    the command then leaves the stack, for it can never be done again.
    """

    def __init__(self, name: str, inverse: Edit, apply: Callable[[Edit], Edit | None]) -> None:
        super().__init__(name)
        self._other_way, self._apply = inverse, apply
        self._is_being_pushed = True
        # What it is about, and who did it when; the time is stamped when it comes onto the stack.
        self.subject = inverse.subject
        self.who = ""
        self.at: datetime | None = None
        # The last row of the audit log once it was done.
        self.logged = 0
        # Refused when it was to be undone or done again: it never can be.
        self.is_refused = False

    def redo(self) -> None:
        # Qt calls redo once while the command is being pushed; by then the edit has been done.
        if self._is_being_pushed:
            self._is_being_pushed = False
        else:
            self._turn()

    def undo(self) -> None:
        self._turn()

    def _turn(self) -> None:
        """Apply the edit for the other way; what it returns leads back again."""
        way_back = self._apply(self._other_way)
        if way_back is None:
            self.is_refused = True
            self.setObsolete(True)
        else:
            self._other_way = way_back
