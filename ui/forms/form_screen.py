"""A screen with a form at its right: where the form stands, and the road of what it saves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.errors import BadInputError, PlannerError
from ui.forms.form import Form
from ui.forms.form_pane import WIDTH, FormPane
from ui.main_window.desk import Desk
from ui.main_window.desk_screen import DeskScreen
from ui.theme import px
from ui.widgets.refilled import give_keys, name_of, stops

if TYPE_CHECKING:
    from planner.services.edit_team import TeamEdit

EFFECT_MS = 120
# Below this width of the screen the form lies over the rest, and only while there is one.
OVERLAY_BELOW = 1180
NameFields = Callable[[Mapping[str, str]], Mapping[str, str]]


class FormScreen(DeskScreen):
    """What is typed shows its effect soon; it is kept by Save, as one step of undo."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.left = QVBoxLayout(self)
        self.left.setSpacing(px(12))
        # What opened the form, by its name: its row may be drawn anew meanwhile.
        self._opener = ""
        self.effect_timer = QTimer(self)
        self.effect_timer.setSingleShot(True)
        self.effect_timer.setInterval(EFFECT_MS)
        self.effect_timer.timeout.connect(self.show_effect)

    @property
    def side(self) -> FormPane:
        """The pane with the form."""
        raise NotImplementedError

    @property
    def has_form(self) -> bool:
        """Whether something is in the form."""
        raise NotImplementedError

    @property
    def form_in_front(self) -> Form | None:
        """The form of a record of the plan, where one is open."""
        return None

    @property
    def key(self) -> str:
        """The id of the record in the form; nothing for a new one."""
        return ""

    @Slot()
    def note_typed(self) -> None:
        """A field is other than before: whether there is something to save, and soon what it would do."""
        self.show_changed()
        self.effect_timer.start()

    def show_changed(self) -> None:
        """Whether there is something to save."""
        form = self.form_in_front
        self.side.show_changed(is_changed=form is not None and form.is_changed, is_new=not self.key)

    @Slot()
    def show_effect(self) -> None:
        """What is typed would do this."""

    def keep(self, form: Form, make: Callable[[], TeamEdit], named: NameFields) -> bool:
        """Do the edit of a form; whether it is done. What is not right is said at its field, which `named`
        finds from the record's."""
        from planner.services.record_form import field_problems

        if form.has_refused():
            return False
        try:
            problems = self.desk.edit_team(make())
        except BadInputError as refused:
            problems = refused.problems
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return False
        if problems is not None:
            form.show_problems(named(field_problems(problems)))
            return False
        return True

    def do(self, make: Callable[[], TeamEdit], reason: str | None = None) -> bool:
        """Do an edit that no field stands for; whether it is done. Trouble is told in the message bar."""
        try:
            problems = self.desk.edit_team(make(), reason)
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return False
        if problems:
            self.desk.tell_trouble(BadInputError("This change", problems))
        return problems is None

    def note_opener(self) -> None:
        """Before something is shown in the pane: this is where the focus comes back to."""
        held = self.window().focusWidget()
        is_in_form = held is not None and self.has_form and self.side.isAncestorOf(held)
        if held is not None and self.isAncestorOf(held) and not is_in_form:
            self._opener = name_of(held)

    def go_back(self, *otherwise: QWidget) -> None:
        """The focus is again on what opened the form, or on the first of the others where that has gone."""
        opener, self._opener = self._opener, ""
        openers = [each for each in stops(self) if name_of(each) == opener]
        back = next((each for each in (*openers, *otherwise) if each.isEnabled()), None)
        if back is not None:
            give_keys(self, back)

    @contextmanager
    def form_put_away(self) -> Iterator[None]:
        """The form goes away meanwhile: where it had the focus, what opened it has it again."""
        held = self.window().focusWidget()
        had_focus = held is not None and self.side.isAncestorOf(held)
        yield
        if had_focus:
            self.go_back(*self.panes())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Where there is little room the form lies over the rest, and only while there is one."""
        width = px(WIDTH)
        is_overlay = self.width() < px(OVERLAY_BELOW)
        self.left.setContentsMargins(px(16), px(12), px(14) + (0 if is_overlay else width), px(12))
        self.side.setGeometry(self.width() - width, 0, width, self.height())
        self.side.setVisible(not is_overlay or self.has_form)
        self.side.raise_()
