"""The page of one's own sign-in: another passphrase, and whether this computer keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.errors import PlannerError
from planner.domain.roles import ROLE_NAMES
from ui.forms.form import Form
from ui.forms.text_fields import HiddenField
from ui.settings.page_card import PageCard
from ui.sign_in.sign_in_screen import NEW_NOTE, RECOVERY_ADVICE
from ui.sign_in.ways_in import REPEATED, refuse_unlike
from ui.tasks.aside import Aside
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from planner.services.accounts.sign_in import SignedIn
    from ui.main_window.desk import Desk
    from ui.settings.setting_pages import Page

TITLE_OF_WORD = "Your recovery word"


class OwnSignInPage(PageCard):
    """Nothing typed here outlasts a look at another page."""

    def __init__(self, page: Page, desk: Desk, parent: QWidget) -> None:
        form = Form()
        form.add("passphrase", "Present passphrase", HiddenField("the passphrase"))
        form.add("new", "New passphrase", HiddenField("the new passphrase"), NEW_NOTE)
        form.add("again", "The same again", HiddenField("the repeated passphrase"))
        super().__init__(page.title, form, parent, has_bar=False)
        self._desk = desk
        # Hashes are slow on purpose, and made beside the window.
        self._changing, self._recovering = Aside(self), Aside(self)
        self._changing.ended.connect(self._changed)
        self._recovering.ended.connect(self._recovery_made)
        self.change = QPushButton("Change passphrase", self)
        self.lock = QPushButton("Lock now", self)
        self.out = QPushButton("Sign out", self)
        self.recovery = QPushButton("New recovery word", self)
        self.change.setProperty("primary", True)
        form.add_widget(Flow((self.change, self.lock, self.out, self.recovery), self))
        form.submitted.connect(self.change_passphrase)
        self.change.clicked.connect(self.change_passphrase)
        self.lock.clicked.connect(desk.actions["plan.lock"].trigger)
        self.out.clicked.connect(desk.actions["plan.sign_out"].trigger)
        self.recovery.clicked.connect(self._new_recovery_word)

    def show_kept(self) -> None:
        """Who is signed in."""
        caller = self._desk.session.caller
        self.tell_about(f"Signed in as {caller.name}, {ROLE_NAMES[caller.role].lower()}.")
        self.recovery.setVisible(caller.is_manager)
        self.tell_more(
            "Signing out also has this computer forget you; locking does not. A forgotten passphrase is kept "
            "nowhere: the manager gives you a one-time word."
        )

    @Slot()
    def change_passphrase(self) -> None:
        """Put the new one in the place of the present one, or say at the field what is not right."""
        door, values = self._desk.session.door, self.form.values()
        if door is None:
            return
        try:
            refuse_unlike(values["new"], values["again"])
        except PlannerError as trouble:
            self._changed(None, trouble)
            return
        self._changing.run(door.changing(values["passphrase"], values["new"]))

    @Slot(object, object)
    def _changed(self, signed_in: SignedIn | None, trouble: PlannerError | None) -> None:
        door = self._desk.session.door
        if trouble is not None:
            self.form.show_problems({_place_of(trouble): f"{trouble.sentence} {trouble.next_step}"})
        # Locked meanwhile it stays so: one signs in with the new one.
        if door is not None and signed_in is not None and not door.is_locked:
            door.admit(signed_in)
            self.form.put({"passphrase": "", "new": "", "again": ""})
            self._desk.say("Your passphrase was changed. Other windows and computers have to sign in again.")

    @Slot()
    def _new_recovery_word(self) -> None:
        door = self._desk.session.door
        if door is not None:
            self._recovering.run(door.new_recovery_word())

    @Slot(object, object)
    def _recovery_made(self, word: str | None, trouble: PlannerError | None) -> None:
        if trouble is not None:
            self._desk.tell_trouble(trouble)
        if word:
            self._desk.ask.show_word(TITLE_OF_WORD, word, RECOVERY_ADVICE)


def _place_of(trouble: PlannerError) -> str:
    from planner.services.accounts.sign_in import SignInError

    if trouble.sentence == REPEATED:
        return "again"
    return "passphrase" if isinstance(trouble, SignInError) else "new"
