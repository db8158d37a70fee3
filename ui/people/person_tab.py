"""What the tabs of a person share: whom they show, and the road of their edits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.attempt import DoEdit, attempt
from ui.forms.editing_pane import EditingPane
from ui.forms.record_pane import RecordPane
from ui.theme import px

if TYPE_CHECKING:
    from planner.domain.staff import StaffMember
    from planner.domain.team import Team
    from planner.services.edit_team import TeamEdit


class PersonTab(QWidget):
    """`show_person` is called whenever the team or the person has changed."""

    def __init__(self, do: DoEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._do = do
        self._team: Team | None = None
        self._member: StaffMember | None = None
        self._day = date(2026, 1, 5)

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

    def attempt(self, make: Callable[[], TeamEdit]) -> dict[str, str] | None:
        """Make an edit and do it; None when it is done, else sentences by field."""
        return attempt(self._do, make)


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
