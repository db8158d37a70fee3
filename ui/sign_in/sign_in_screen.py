"""What stands in the window while a plan waits for somebody to sign in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.domain.errors import PlannerError
from ui.forms.choice_fields import ChoiceField, TickField
from ui.forms.field import Field
from ui.forms.form import Form
from ui.forms.text_fields import HiddenField
from ui.main_window.desk_screen import DeskScreen
from ui.sign_in.ways_in import REPEATED, WAYS, Way, refuse_unlike
from ui.tasks.aside import Aside
from ui.theme import px
from ui.widgets.logo import draw_logo

if TYPE_CHECKING:
    from planner.services.accounts.people import FirstManager
    from planner.services.accounts.sign_in import SignedIn
    from ui.main_window.desk import Desk
    from ui.session.door import Door

WIDTH = 420


class SignInCard(QFrame):
    """Of one width, and as high as its words at it."""

    def event(self, event: QEvent) -> bool:
        """What it says has changed: parts tell each other of their new heights one after the other, and the
        card hears of it last."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return is_done

    def fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))


class SignInScreen(DeskScreen):
    """Three ways in: the passphrase; a one-time word with a new passphrase; the manager's recovery word."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.card = SignInCard(self)
        self.card.setProperty("card", True)
        self.heading, self.about = QLabel(self.card), QLabel(self.card)
        self.form = Form(self.card)
        self.go = QPushButton(self.card)
        self.forgotten = QPushButton("I forgot it", self.card)
        self.back = QPushButton("Back", self.card)
        self.another = QPushButton("Open another plan…", self.card)
        self.way: Way = "passphrase"
        self.aside = Aside(self)
        self._tried: Door | None = None
        self.aside.ended.connect(self._ended)
        # Loading the keyring takes half a second: what it would do is offered once it is known to be there.
        self.looking = Aside(self)
        self.looking.ended.connect(self._offer_keyring)
        self._has_keyring = False
        self._make_form()
        self._lay_out()
        self.go.clicked.connect(self.try_to_sign_in)
        self.form.submitted.connect(self.try_to_sign_in)
        self.forgotten.clicked.connect(self._ask_recovery)
        self.back.clicked.connect(self._ask_passphrase)
        self.another.clicked.connect(desk.actions["file.open"].trigger)
        self.form["name"].edited.connect(self._name_chosen)
        desk.session.bus.plan_changed.connect(self._plan_changed)
        self.show_way("passphrase")

    def renew(self) -> None:
        """Who may sign in to this plan; whoever was in last is chosen."""
        door = self.desk.session.door
        if door is None:
            return
        self.heading.setText(f"Sign in to {door.whole.team().name}")
        names = door.names
        field = self.form["name"]
        if isinstance(field, ChoiceField):
            field.offer([(name, name) for name in names])
            if field.value() is None:
                path = self.desk.session.path
                last = self.desk.preferences.last_name(path) if path is not None else ""
                # Nobody is guessed: a word typed for somebody else counts as a wrong try of theirs.
                field.put(last if last in names else names[0] if len(names) == 1 else None)
                # The screen came to the front before it was known who was in last.
                if self.window().focusWidget() is field.target():
                    self._first.begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_way("passphrase")
        self.looking.run(partial(getattr, self.desk.doorkeeper.keyring, "is_there"))

    def show_way(self, way: Way) -> None:
        """Show the fields of a way in; what was typed is gone."""
        self.way = way
        for name in ("passphrase", "new", "again"):
            self.form[name].put("")
        words = WAYS[way]
        self.form.rename("passphrase", words.secret)
        self._name_chosen()
        for name in ("new", "again"):
            self.form.show_field(name, is_shown=words.asks_new)
        self.form.show_field("keep", is_shown=way == "passphrase" and self._has_keyring)
        self.form.show_problems({})
        self.about.setText(words.about)
        self.about.setVisible(bool(words.about))
        self.go.setText(words.button)
        self.forgotten.setVisible(way == "passphrase")
        self.back.setVisible(way != "passphrase")
        self.card.fit()
        if self.isVisible():
            self._first.begin()

    @property
    def _first(self) -> Field:
        """Where one begins to type: the name is mostly right already."""
        if self.way == "first":
            return self.form["new"]
        return self.form["passphrase" if self.form["name"].value() else "name"]

    def panes(self) -> Sequence[QWidget]:
        """The keys begin there, whatever had them on the screen that went."""
        return (self._first.target(), self)

    @Slot()
    def _name_chosen(self) -> None:
        """Who has not signed in yet is told what to type."""
        door, name = self.desk.session.door, self.form["name"].value()
        is_new = door is not None and self.way == "passphrase" and name in door.names_with_word
        self.form.tell("passphrase", FIRST_NOTE if is_new else "")
        self.card.fit()

    @Slot()
    def try_to_sign_in(self) -> None:
        """Open the plan, or say at the field what is not right. The hash is slow on purpose, and made beside
        the window."""
        door, values = self.desk.session.door, self.form.values()
        if door is None or self.aside.is_running:
            return
        if not values["name"]:
            self.form.show_problems({"name": "Choose who you are."})
            return
        name, secret, new = values["name"], values["passphrase"], values["new"]
        try:
            if WAYS[self.way].asks_new:
                refuse_unlike(new, values["again"])
        except PlannerError as trouble:
            self._tell(trouble)
            return
        self._show_busy(is_busy=True)
        self._tried = door
        if self.way == "recovery":
            self.aside.run(door.recovering(name, secret, new))
        else:
            self.aside.run(door.signing_in(name, secret, new if self.way == "first" else None))

    @Slot(object, object)
    def _ended(self, result: SignedIn | FirstManager | None, trouble: PlannerError | None) -> None:
        from planner.services.accounts.people import FirstManager
        from planner.services.accounts.sign_in import NewPassphraseNeededError

        self._show_busy(is_busy=False)
        if self.desk.session.door is not self._tried or not self.desk.session.is_locked:
            # Another plan was opened meanwhile: who has signed in to the one has not to the other.
            return
        keeps, secret = bool(self.form["keep"].value()), self.form["passphrase"].value()
        if isinstance(trouble, NewPassphraseNeededError):
            self.show_way("first")
            self.form["passphrase"].put(secret)
        elif trouble is not None:
            self._tell(trouble)
        elif isinstance(result, FirstManager):
            self.desk.session.admit(result.signed_in)
            self.desk.ask.show_word("Your next recovery word", result.recovery_word, RECOVERY_ADVICE)
        elif result is not None:
            self.desk.session.admit(result)
            if keeps:
                self.desk.doorkeeper.keep_signed_in()

    def _show_busy(self, *, is_busy: bool) -> None:
        """While it is looked up nothing is typed, and the button says so."""
        self.form.setEnabled(not is_busy)
        for button in (self.go, self.forgotten, self.back, self.another):
            button.setEnabled(not is_busy)
        self.go.setText("Signing in…" if is_busy else WAYS[self.way].button)

    def _tell(self, trouble: PlannerError) -> None:
        at = "again" if trouble.sentence == REPEATED else "new" if self.way == "first" else "passphrase"
        self.form.show_problems({at: f"{trouble.sentence} {trouble.next_step}".strip()})
        self.card.fit()
        if at == "passphrase":
            self.form["passphrase"].put("")

    @Slot()
    def _ask_recovery(self) -> None:
        self.show_way("recovery")

    @Slot()
    def _ask_passphrase(self) -> None:
        self.show_way("passphrase")

    @Slot()
    def _plan_changed(self) -> None:
        """Nothing typed stays behind, whoever comes next."""
        self.show_way("passphrase")

    def _make_form(self) -> None:
        self.form.add("name", "Who are you?", ChoiceField())
        self.form.add("passphrase", "Passphrase", HiddenField("the passphrase"))
        self.form.add("new", "New passphrase", HiddenField("the new passphrase"), NEW_NOTE)
        self.form.add("again", "The same again", HiddenField("the repeated passphrase"))
        self.form.add("keep", "", TickField("Keep me signed in on this computer"), KEEP_NOTE)

    @Slot(object, object)
    def _offer_keyring(self, is_there: bool | None, _trouble: object) -> None:
        self._has_keyring = bool(is_there)
        self.form.show_field("keep", is_shown=self.way == "passphrase" and self._has_keyring)
        self.card.fit()

    def _lay_out(self) -> None:
        logo = QLabel(self.card)
        logo.setPixmap(draw_logo().pixmap(QSize(px(44), px(44))))
        self.heading.setObjectName("page")
        self.heading.setWordWrap(True)
        self.about.setObjectName("secondary")
        self.about.setWordWrap(True)
        self.go.setProperty("primary", True)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(px(26), px(24), px(26), px(22))
        column.setSpacing(px(12))
        for widget in (logo, self.heading, self.about, self.form):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in (self.forgotten, self.back):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.go)
        column.addLayout(row)
        column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self.another.setProperty("small", True)
        self.card.setFixedWidth(px(WIDTH))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.card)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(1)


KEEP_NOTE = "For thirty days, in the keyring of this computer. Locking asks for the passphrase all the same."
FIRST_NOTE = "The first time: the one-time word from your manager."
NEW_NOTE = "At least 12 characters. Four words that do not belong together do."
RECOVERY_ADVICE = (
    "Write it down and keep it where only you and your service lead can get at it. It lets the manager in "
    "once when the passphrase is forgotten. It is not shown again."
)
