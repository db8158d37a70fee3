"""What the tabs of a person share: whom they show, and the road of their edits."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from planner.domain.errors import PlannerError
from ui.forms.attempt import DoEdit, attempt
from ui.forms.editing_pane import EditingPane
from ui.forms.record_pane import NEW, RecordPane
from ui.theme import px

if TYPE_CHECKING:
    from planner.domain.records import Record
    from planner.domain.staff import StaffMember
    from planner.domain.team import Team
    from planner.services.edit_team import TeamEdit

EffectOf = Callable[["StaffMember"], Sequence[str]]


class PersonTab(QWidget):
    """`show_person` is called whenever the team or the person has changed."""

    def __init__(self, do: DoEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._do = do
        self._team: Team | None = None
        self._member: StaffMember | None = None
        self._day = date(2026, 1, 5)
        # What it would do to cover that the person's loans and contracts are these: sentences.
        self.effect_of: EffectOf = lambda _: ()

    def panes(self) -> tuple[RecordPane, ...]:
        """The lists of records in the tab."""
        return ()

    def show_person(self, team: Team, member: StaffMember, day: date) -> None:
        """Show the person as they are on the day (the Monday of the week on screen)."""
        if self._member is None or self._member.id != member.id:
            for pane in self.panes():
                pane.reset()
        self._team, self._member, self._day = team, member, day

    @property
    def is_changed(self) -> bool:
        """Whether something typed here is not kept."""
        return any(pane.is_changed for pane in self.panes())

    def save_now(self) -> bool:
        """Keep what is typed, if it is right; whether nothing is left that is not kept."""
        for pane in self.panes():
            if pane.is_changed:
                pane.save()
        return not self.is_changed

    def known(self) -> tuple[Team, StaffMember]:
        """The team and the person that are shown. LookupError before anybody is."""
        if self._team is None or self._member is None:
            raise LookupError("nobody is shown yet")
        return self._team, self._member

    def after(self, make: Callable[[], TeamEdit]) -> StaffMember:
        """The person as an edit would leave them; as they are where something in it is not right: that is
        said when it is saved."""
        team, member = self.known()
        with contextlib.suppress(PlannerError):
            team, _inverse = make().apply(team)
        return team.member(member.id) or member

    def attempt(self, make: Callable[[], TeamEdit]) -> dict[str, str] | None:
        """Make an edit and do it; None when it is done, else sentences by field."""
        return attempt(self._do, make)


class Foretold(QLabel):
    """What would follow from what is in the form, before it is kept."""

    def __init__(self, pane_form: QWidget) -> None:
        super().__init__(pane_form)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "warn")
        self.hide()

    def show_words(self, sentences: Sequence[str], save: QWidget) -> None:
        """Each on a line of its own; whoever comes to the button that saves hears them."""
        self.setText("\n".join(sentences))
        self.setVisible(bool(sentences))
        save.setAccessibleDescription(" ".join(sentences))


class OnePaneTab(PersonTab):
    """A tab that is one list of records with its form."""

    def __init__(self, do: DoEdit, parent: QWidget) -> None:
        super().__init__(do, parent)
        self.pane = self.make_pane()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(14), px(14), px(14))
        column.addWidget(self.pane)

    def make_pane(self) -> EditingPane:
        """The pane, made once."""
        raise NotImplementedError

    def panes(self) -> tuple[RecordPane, ...]:
        return (self.pane,)


class MemberListTab(OnePaneTab):
    """The pane of a list that is part of the person's own record; its keys are the places in the list."""

    # The field of the person's record.
    list_name = ""

    def made(self, key: str, values: dict[str, Any]) -> Record:
        """The entry of the values. BadInputError by the form's fields."""
        raise NotImplementedError

    def entries_now(self) -> tuple[Any, ...]:
        """The list as it is kept."""
        entries: tuple[Any, ...] = getattr(self.known()[1], self.list_name)
        return entries

    def put_entry(self, key: str, values: dict[str, Any]) -> TeamEdit:
        """The edit that keeps an entry."""
        made, now = self.made(key, values), self.entries_now()
        if key == NEW:
            return self._with((*now, made))
        return self._with(tuple(made if str(number) == key else each for number, each in enumerate(now)))

    def without_entry(self, key: str) -> TeamEdit:
        """The edit that takes an entry out."""
        now = self.entries_now()
        return self._with(tuple(each for number, each in enumerate(now) if str(number) != key))

    def _with(self, entries: tuple[Any, ...]) -> TeamEdit:
        from planner.services.record_edits import change_record

        team, member = self.known()
        return change_record(team, "staff", member.model_copy(update={self.list_name: entries}))
