"""The manager's page of who signs in: invite, new word, role, unlock, end, and when windows lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QWidget

from planner.domain.accounts import Account
from planner.domain.errors import PlannerError
from planner.domain.plan_settings import LOCK_MINUTES
from planner.domain.roles import Role
from planner.services.accounts.people import Invitation
from ui.forms.choice_fields import ChoiceField
from ui.forms.form import Form
from ui.forms.text_fields import HiddenField, TextField
from ui.item_models.text_table_item_model import TextRow, TextTableItemModel
from ui.settings.page_card import PageCard
from ui.sign_in.account_rows import COLUMNS, account_rows
from ui.sign_in.locking import CHOICES, lock_minutes
from ui.sign_in.own_page import TITLE_OF_WORD
from ui.sign_in.sign_in_screen import NEW_NOTE, RECOVERY_ADVICE
from ui.sign_in.ways_in import REPEATED, refuse_unlike
from ui.tasks.aside import Aside
from ui.theme import px
from ui.widgets.flow import Flow
from ui.widgets.text_table import ROW_HEIGHT, TextTable

if TYPE_CHECKING:
    from planner.domain.staff import StaffMember
    from planner.services.accounts.people import FirstManager
    from ui.main_window.desk import Desk
    from ui.session.door import Door
    from ui.settings.setting_pages import Page
    from ui.sign_in.invite_sheet import KeepSignIn

NOBODY_YET = (
    "Nobody signs in to this plan: whoever opens it on this computer is its manager. Choose your own "
    "passphrase here, then invite the others. From then on everybody signs in."
)
ABOUT = "Each sees and does what their role allows; what is refused is kept in the history."
HONEST = (
    "Sign-in keeps honest people apart and says who did what. Whoever can copy the plan's file and knows how "
    "can read it with other programs: keep it on an encrypted disk, and lock the computer."
)
WORD_ADVICE = (
    "Give it to {name} in person or by telephone. They sign in with it once, within seven days, and choose a "
    "passphrase of their own. It is not shown again."
)

ENDS = "End sign-in"
ENDS_ADVICE = "{name} signs in to this plan no more, and an open window of theirs is locked at once."


class SignInsPage(PageCard):
    """Before the first other person is invited it has the manager choose a passphrase."""

    def __init__(self, page: Page, desk: Desk, parent: QWidget) -> None:
        form = Form()
        super().__init__(page.title, form, parent, has_bar=False)
        self._desk = desk
        # Hashes are slow on purpose, and made beside the window.
        self._beginning, self._resetting = Aside(self), Aside(self)
        self._tried: Door | None = None
        self._beginning.ended.connect(self._begun)
        self._resetting.ended.connect(self._word_made)
        self._make_beginning(form)
        self.item_model: TextTableItemModel[TextRow] = TextTableItemModel(
            COLUMNS, self, warned="Sign-in", texts=COLUMNS
        )
        self.table = TextTable(self.item_model, "People who sign in", self)
        self.table.setMinimumHeight(px(ROW_HEIGHT) * 11)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.selectionModel().selectionChanged.connect(self._renew_buttons)
        form.add_widget(self.table)
        self.invite = self._button("Invite…", self._invite)
        self.word = self._button("New one-time word", self._give_word)
        self.role = self._button("Change role…", self._change_role)
        self.unlock = self._button("Unlock", self._unlock)
        self.end = self._button("End sign-in…", self._end)
        self.buttons = (self.invite, self.word, self.role, self.unlock, self.end)
        form.add_widget(Flow(self.buttons, self))
        self.minutes = ChoiceField([(_minutes_words(each), each) for each in CHOICES])
        form.add("minutes", "Lock a window that nobody has touched", self.minutes)
        self.minutes.edited.connect(self._keep_minutes)
        self.tell_more(HONEST)

    @property
    def chosen(self) -> Account | None:
        """The account of the row that is chosen."""
        rows = self.table.selectionModel().selectedRows()
        key = self.item_model.rows[rows[0].row()].key if rows else ""
        return next((each for each in self._desk.session.store.accounts() if each.id == key), None)

    def show_kept(self) -> None:
        """Everybody who signs in, as it is now."""
        session = self._desk.session
        if not session.is_open or session.team is None:
            return
        accounts = session.store.accounts()
        is_begun = bool(accounts)
        self.tell_about(ABOUT if is_begun else NOBODY_YET)
        if not is_begun and not self.form["name"].value():
            self.form.put({"name": session.team.manager})
        for name in ("name", "passphrase", "again"):
            self.form.show_field(name, is_shown=not is_begun)
        self.begin.setVisible(not is_begun)
        self.form.show_field("minutes", is_shown=is_begun)
        for widget in (self.table, *self.buttons):
            widget.setVisible(is_begun)
        self.item_model.show_rows(account_rows(accounts, session.team, session.clock.now()))
        self.minutes.put(lock_minutes(self._desk))
        self._renew_buttons()

    @Slot()
    def begin_sign_in(self) -> None:
        """The manager's own passphrase; from then on everybody signs in."""
        door, values = self._desk.session.door, self.form.values()
        if door is None:
            return
        try:
            refuse_unlike(values["passphrase"], values["again"])
        except PlannerError as trouble:
            self._begun(None, trouble)
            return
        self._tried = door
        self._beginning.run(door.beginning(values["name"], values["passphrase"]))

    @Slot(object, object)
    def _begun(self, first: FirstManager | None, trouble: PlannerError | None) -> None:
        door = self._desk.session.door
        if trouble is not None:
            place = "again" if trouble.sentence == REPEATED else "passphrase"
            self.form.show_problems({place: f"{trouble.sentence} {trouble.next_step}"})
        if door is None or first is None or door is not self._tried:
            # Another plan was opened meanwhile.
            return
        self.form.put({"passphrase": "", "again": ""})
        door.admit(first.signed_in)
        self._desk.doorkeeper.note_person()
        self._desk.ask.show_word(TITLE_OF_WORD, first.recovery_word, RECOVERY_ADVICE)
        self.show_kept()
        self.invite.setFocus()

    @Slot()
    def _entered(self) -> None:
        """Enter in a field of the beginning presses its button."""
        if not self.begin.isHidden():
            self.begin_sign_in()

    def _free_people(self, but: str | None = None) -> list[StaffMember]:
        """Those of the team who do not sign in yet, and one who does."""
        session = self._desk.session
        taken = {each.staff for each in session.store.accounts() if each.state != "ended"} - {but}
        return [each for each in session.team.staff if each.id not in taken] if session.team else []

    @Slot()
    def _invite(self) -> None:
        door = self._desk.session.door
        if door is not None:
            self._word_made(self._desk.ask.sign_in_of(self._free_people(), _inviting(door), None))

    @Slot()
    def _give_word(self) -> None:
        from planner.services.accounts.people import reset

        door, account = self._desk.session.door, self.chosen
        if door is not None and account is not None:
            key = account.id
            self._resetting.run(door.guarded(lambda store, caller, clock: reset(store, caller, key, clock)))

    @Slot(object, object)
    def _word_made(self, made: object, trouble: PlannerError | None = None) -> None:
        """The new one-time word is shown once."""
        if trouble is not None:
            self._desk.tell_trouble(trouble)
        if isinstance(made, Invitation) and self._desk.session.is_open:
            self._desk.session.note_kept()
            name = made.account.name
            self._desk.ask.show_word(f"One-time word for {name}", made.word, WORD_ADVICE.format(name=name))
        self.show_kept()

    @Slot()
    def _change_role(self) -> None:
        door, account = self._desk.session.door, self.chosen
        if door is None or account is None:
            return
        people, present = self._free_people(account.staff), (account.name, account.role, account.staff)
        if self._desk.ask.sign_in_of(people, _changing(door, account.id), present) is not None:
            self._desk.session.note_kept()
        self.show_kept()

    @Slot()
    def _unlock(self) -> None:
        from planner.services.accounts.people import unlock

        self._do(unlock)

    @Slot()
    def _end(self) -> None:
        from planner.services.accounts.people import end

        account = self.chosen
        if account is not None and self._desk.ask.is_sure(ENDS, ENDS_ADVICE.format(name=account.name), ENDS):
            self._do(end)

    def _do(self, deed: Callable[..., Account]) -> None:
        session, account = self._desk.session, self.chosen
        if account is None:
            return
        try:
            deed(session.store, session.caller, account.id)
        except PlannerError as trouble:
            self._desk.tell_trouble(trouble)
        else:
            session.note_kept()
        # Before its button goes: Qt would pass the keys on to the button beside it.
        self.table.setFocus()
        self.show_kept()

    @Slot()
    def _keep_minutes(self) -> None:
        try:
            self._desk.session.store.put_setting(LOCK_MINUTES, str(self.minutes.value()))
        except PlannerError as trouble:
            self._desk.tell_trouble(trouble)

    @Slot()
    def _renew_buttons(self) -> None:
        account = self.chosen
        is_other = account is not None and account.name != self._desk.session.caller.name
        self.word.setEnabled(is_other)
        self.role.setEnabled(is_other and account is not None and account.state != "ended")
        self.unlock.setEnabled(account is not None and account.failures > 0)
        self.end.setEnabled(is_other and account is not None and account.state != "ended")

    def _button(self, text: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(text.removesuffix("…"))
        button.clicked.connect(does)
        return button

    def _make_beginning(self, form: Form) -> None:
        form.add("name", "Your name", TextField(), "As the history names you")
        form.add("passphrase", "Your passphrase", HiddenField("the passphrase"), NEW_NOTE)
        form.add("again", "The same again", HiddenField("the repeated passphrase"))
        self.begin = QPushButton("Have people sign in", self)
        self.begin.setProperty("primary", True)
        self.begin.clicked.connect(self.begin_sign_in)
        form.submitted.connect(self._entered)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addStretch(1)
        form.add_layout(row)


def _inviting(door: Door) -> KeepSignIn:
    from planner.services.accounts.people import invite

    def keep(name: str, role: Role, staff: str | None) -> Callable[[], Invitation]:
        return door.guarded(lambda store, caller, clock: invite(store, caller, name, role, staff, clock))

    return keep


def _changing(door: Door, account: str) -> KeepSignIn:
    from planner.services.accounts.people import change_role

    def keep(_name: str, role: Role, staff: str | None) -> Callable[[], Account]:
        return door.guarded(lambda store, caller, _: change_role(store, caller, account, role, staff))

    return keep


def _minutes_words(minutes: int) -> str:
    return f"for {minutes} minutes" if minutes else "never"
