"""Lets people in and out of the plan of a window: signing in by keyring, locking, signing out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from planner.domain.errors import PlannerError
from ui.sign_in.keyring_box import KeyringBox
from ui.sign_in.locking import close_sheets

if TYPE_CHECKING:
    from ui.main_window.desk import Desk

NOT_KEPT = "The keyring did not take it, so you type your passphrase each time."


class Doorkeeper(QObject):
    """One a desk. `person_changed`: somebody else works in the window than before."""

    person_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.keyring = KeyringBox()
        # Who was in last, and in which plan.
        self._last = ("", "")
        desk.session.bus.plan_changed.connect(self._plan_changed)

    def let_in_by_keyring(self) -> bool:
        """After opening: whoever asked to stay signed in on this computer is."""
        session, path = self._desk.session, self._desk.session.path
        if not session.is_locked or path is None or not self._desk.preferences.is_kept_signed_in(path):
            return False
        key = self.keyring.key(path)
        return key is not None and session.sign_in_by_key(key)

    def keep_signed_in(self) -> None:
        """Put what signs this person in into the keyring of this computer."""
        session, path = self._desk.session, self._desk.session.path
        if session.door is None or path is None:
            return
        key = session.door.remember()
        is_kept = bool(key) and self.keyring.put(path, key)
        self._desk.preferences.keep_signed_in(path, is_kept=is_kept)
        if not is_kept:
            session.door.forget(key)
            self._desk.say(NOT_KEPT)

    def note_person(self) -> None:
        """Whoever works here has a sign-in from now on, and goes on working."""
        self._last = self._now
        self._desk.session.bus.plan_changed.emit()
        self._desk.session.note_kept()

    def look(self) -> None:
        """Lock, and say so, where the sign-in was ended or changed in another window or program."""
        try:
            self._desk.session.look_at_door()
        except PlannerError as trouble:
            self._desk.tell_trouble(trouble)

    def lock(self) -> None:
        """Hide everything until somebody signs in. What is typed is kept first where it is right."""
        if not self._desk.session.account:
            return
        self._desk.frame.keep_typed()
        if self._desk.ask.over is not None:
            close_sheets(self._desk.ask.over)
        self._desk.session.lock()

    def sign_out(self) -> None:
        """Lock, and have nobody signed in by the keyring any more."""
        session, path = self._desk.session, self._desk.session.path
        if session.door is not None and path is not None and self._desk.preferences.is_kept_signed_in(path):
            self._forget_key(path)
        self.lock()

    def _forget_key(self, path: Path) -> None:
        session = self._desk.session
        key = self.keyring.key(path)
        self.keyring.drop(path)
        self._desk.preferences.keep_signed_in(path, is_kept=False)
        if key is not None and session.door is not None:
            try:
                session.door.forget(key)
            except PlannerError as trouble:
                self._desk.tell_trouble(trouble)

    @property
    def _now(self) -> tuple[str, str]:
        return self._desk.session.account, str(self._desk.session.path)

    @Slot()
    def _plan_changed(self) -> None:
        session = self._desk.session
        if session.is_locked:
            if self._desk.frame.front != "sign_in":
                self._desk.frame.show_screen("sign_in")
            return
        now = self._now
        if not session.is_open or now == self._last:
            return
        if session.account and session.path is not None:
            self._desk.preferences.keep_last_name(session.path, session.caller.name)
        is_other = self._last[1] == now[1]
        self._last = now
        if is_other:
            # Nobody undoes the steps of another, nor sees what another has left on a screen.
            self._desk.undo_stack.clear()
            self._desk.steps.begin()
            self.person_changed.emit()
