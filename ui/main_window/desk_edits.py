"""The road of every change: into the store, onto the undo stack, and back from there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.domain.errors import BadInputError, InputProblem, PlannerError
from ui.main_window.reading import ONLY_THE_MANAGER

if TYPE_CHECKING:
    from planner.services.edit_team import TeamEdit
    from planner.services.past_plan import PlanEdit
    from ui.main_window.desk import Desk
    from ui.undo.edit_command import AnyEdit, Edit

# Publishing is no step that undo takes back: what was published stays so.
PUBLISHED_SHOWN = "There is no draft any more: the board shows what is published. Publishing is not undone."
WAIT = "The rota is being built; wait until the build ends, or stop it."


class DeskEdits(QObject):
    """Belongs to the desk. An edit that is refused is told and changes nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def edit(
        self, edit: AnyEdit, name: str = "", reason: str | None = None, week: date | None = None
    ) -> bool:
        """Do an edit and put it on the undo stack; asks for a reason where a kept policy needs one.

        `week`: the first day of the rota it is of, where that is not the one on screen.
        """
        from planner.services.edit_rota import ReasonNeededError

        if self._is_closed():
            return False
        try:
            self._do(edit, name, reason, week)
        except ReasonNeededError as needed:
            given = self._desk.ask.reason_for(needed.findings, needed.costs)
            return given is not None and self.edit(edit, name, given, week)
        except PlannerError as trouble:
            self._desk.tell_trouble(trouble)
            return False
        return True

    def edit_team(self, edit: TeamEdit, reason: str | None = None) -> tuple[InputProblem, ...] | None:
        """Do an edit of the team and put it on the undo stack; None when it is done.

        What is wrong with its fields is returned for the form to show; any other trouble is told.
        """
        if self._is_closed():
            return ()
        try:
            with self._desk.actions.renewed_once():
                session = self._desk.session
                self._push(edit.what, session.apply_to_team(edit, reason), session.apply_to_team)
        except BadInputError as refused:
            return refused.problems
        except PlannerError as trouble:
            self._desk.tell_trouble(trouble)
            return ()
        return None

    def go_back(self, edit: PlanEdit) -> bool:
        """Bring the whole plan back to a step of its log, as one step of undo."""
        if self._is_closed():
            return False
        try:
            with self._desk.actions.renewed_once():
                session = self._desk.session
                self._push(edit.what, session.apply_to_plan(edit), session.apply_to_plan)
        except PlannerError as trouble:
            self._desk.tell_trouble(trouble)
            return False
        return True

    def _is_closed(self) -> bool:
        """Whether nothing can be changed now; says why."""
        if not self._desk.plans:
            self._desk.say(ONLY_THE_MANAGER)
        elif self._desk.builder.is_running:
            self._desk.say(WAIT)
        else:
            return False
        return True

    def _do(self, edit: AnyEdit, name: str, reason: str | None, week: date | None) -> None:
        from planner.services.rota_edits import ReplaceRota

        desk = self._desk
        with desk.actions.renewed_once():
            changes = desk.session.apply(edit, reason, week)
            if changes.inverse is not None:
                apply = partial(self._apply_in, week or desk.session.first_day)
                self._push(name or edit.what, changes.inverse, apply)
            if changes.dropped:
                desk.frame.show_message("warn", " ".join(changes.dropped), "Undo brings it back.")
            if not isinstance(edit, ReplaceRota):
                desk.reasons.note(changes)

    def _push(self, name: str, inverse: Edit, apply: Callable[[Edit], Edit | None]) -> None:
        from ui.undo.edit_command import EditCommand

        self._desk.undo_stack.push(EditCommand(name, inverse, partial(self._again, apply)))

    def _again(self, apply: Callable[[Edit], Edit | None], edit: Edit) -> Edit | None:
        """The road of undo and redo. None when the edit is refused now."""
        try:
            return apply(edit)
        except PlannerError as trouble:
            self._desk.tell_trouble(trouble)
            return None

    def _apply_in(self, week: date, edit: AnyEdit) -> AnyEdit | None:
        """What is undone is shown."""
        session = self._desk.session
        if week != session.first_day and not self._desk.weeks.has(week):
            session.show_week(week)
        inverse = session.apply(edit, week=week).inverse
        self._tell_published(edit)
        return inverse

    def _tell_published(self, edit: AnyEdit) -> None:
        """Where the last draft of a published week was undone, the board shows what is published."""
        from planner.services.rota_edits import ReplaceRota

        session = self._desk.session
        if isinstance(edit, ReplaceRota) and edit.rota is None and session.is_as_published:
            self._desk.say(PUBLISHED_SHOWN)
