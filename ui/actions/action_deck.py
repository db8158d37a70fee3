"""The rows turned into Qt actions: made once, enabled and named anew whenever something has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence

from planner.domain.errors import PlannerError
from ui.actions.action_row import ActionRow
from ui.actions.file_actions import NO_PLAN
from ui.actions.role_gate import WHILE_LOCKED, is_theirs
from ui.theme import icon

if TYPE_CHECKING:
    from ui.main_window.desk import Desk


class DeskAction(QAction):
    """One row at work. Errors that a person can mend go to the desk's message bar."""

    def __init__(self, row: ActionRow, desk: Desk, parent: QObject) -> None:
        super().__init__(row.text, parent)
        self.row, self._desk = row, desk
        self.setObjectName(row.id)
        self.setShortcuts([QKeySequence(keys) for keys in row.shortcuts])
        self.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.setCheckable(row.checked_when is not None)
        # The keys as a person reads them; empty when there are none.
        self.key_text = _key_text(row)
        # Text and why it is not possible, as Qt was told last: it is told again only what has changed.
        self._told: tuple[str, str | None] | None = None
        self.triggered.connect(self._run)

    @property
    def is_theirs(self) -> bool:
        """Whether it is offered to whoever works with the plan."""
        return is_theirs(self._desk.session.caller.role, self.row.id)

    @property
    def _is_possible(self) -> bool:
        if self._desk.session.is_locked and self.row.id not in WHILE_LOCKED:
            return False
        return self.row.enabled_when(self._desk)

    def renew(self) -> None:
        """Bring text, tooltip and state up to date."""
        row = self.row
        text = row.named_by(self._desk) if row.named_by else row.text
        is_theirs = self.is_theirs
        is_possible = is_theirs and self._is_possible
        if self.isVisible() != is_theirs:
            self.setVisible(is_theirs)
        off_because = None if is_possible else self.off_because
        if self._told != (text, off_because):
            self._tell(text, off_because)
        if row.checked_when is not None:
            self.setChecked(row.checked_when(self._desk))

    @property
    def off_because(self) -> str:
        """Why it is not possible, where it is not; without a plan that is what comes first."""
        session = self._desk.session
        if session.is_locked:
            return "Sign in first"
        return self.row.off_because if session.is_open or not self.row.off_because else NO_PLAN

    def _tell(self, text: str, off_because: str | None) -> None:
        keys = self.key_text
        self._told = (text, off_because)
        self.setText(text)
        self.setEnabled(off_because is None)
        shown = text.removesuffix("…").replace("&&", "&")
        self.setToolTip(off_because or (f"{shown} ({keys})" if keys else shown))

    def renew_icon(self) -> None:
        """Draw the icon in the colour of the theme in force."""
        if self.row.icon:
            self.setIcon(icon(self.row.icon, "text"))

    @Slot()
    def _run(self) -> None:
        if not (self.is_theirs and self._is_possible):
            return
        try:
            self.row.does(self._desk)
        except PlannerError as trouble:
            self._desk.tell_trouble(trouble)
        self._desk.renew_actions()


def _key_text(row: ActionRow) -> str:
    if row.shortcuts:
        return QKeySequence(row.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return row.board_key.upper() if len(row.board_key) == 1 else row.board_key


class ActionDeck(QObject):
    """All actions of the window by id."""

    def __init__(self, rows: Iterable[ActionRow], desk: Desk) -> None:
        super().__init__(desk)
        self._actions = {row.id: DeskAction(row, desk, self) for row in rows}
        self._holds, self._is_due, self._is_ended = 0, False, False
        self._by_board_key = {row.board_key: row.id for row in self.rows if row.board_key}

    @property
    def rows(self) -> tuple[ActionRow, ...]:
        return tuple(action.row for action in self._actions.values())

    @property
    def actions(self) -> tuple[DeskAction, ...]:
        return tuple(self._actions.values())

    def __getitem__(self, action_id: str) -> DeskAction:
        return self._actions[action_id]

    def __contains__(self, action_id: str) -> bool:
        return action_id in self._actions

    def trigger(self, action_id: str) -> None:
        """Do the action if it is possible now."""
        self._actions[action_id].trigger()

    def for_board_key(self, key: str) -> DeskAction | None:
        """The action of a letter or figure pressed on the board."""
        action_id = self._by_board_key.get(key.lower())
        return self._actions[action_id] if action_id else None

    @contextmanager
    def renewed_once(self) -> Iterator[None]:
        """However often it is asked for within the block, the actions are brought up to date at its end."""
        self._holds += 1
        try:
            yield
        finally:
            self._holds -= 1
            if self._is_due and not self._holds:
                self.renew()

    def renew(self) -> None:
        """Bring every action up to date."""
        self._is_due = bool(self._holds)
        if self._is_due or self._is_ended:
            return
        for action in self._actions.values():
            action.renew()

    def end(self) -> None:
        """The window is closed: nothing is done there any more, also from a menu that is still open."""
        self._is_ended = True
        for action in self._actions.values():
            action.setEnabled(False)

    def renew_icons(self) -> None:
        """After a change of theme."""
        for action in self._actions.values():
            action.renew_icon()
