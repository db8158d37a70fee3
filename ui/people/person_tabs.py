"""The tabs of a person's record, each made when it is first looked at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from planner.domain.staff import StaffMember
from planner.domain.team import Team
from ui.forms.attempt import DoEdit
from ui.people.contract_tab import ContractTab
from ui.people.details_tab import DetailsTab
from ui.people.person_tab import EffectOf, PersonTab
from ui.people.secondments_tab import SecondmentsTab
from ui.people.share_tab import ShareTab
from ui.people.skills_tab import SkillsTab
from ui.people.wishes_tab import WishesTab

Tab = TypeVar("Tab", bound=PersonTab)
TITLES: Mapping[type[PersonTab], str] = {
    DetailsTab: "Person",
    ContractTab: "Contract and pattern",
    SkillsTab: "Skills",
    ShareTab: "Job share",
    SecondmentsTab: "Loans",
    WishesTab: "Wishes",
}
KINDS = tuple(TITLES)


class PersonTabs(QTabWidget):
    """What is typed in a tab stays while another is in front."""

    # The team's list of skills is wanted.
    skills_requested = Signal()

    def __init__(self, do: DoEdit, effect_of: EffectOf, parent: QWidget) -> None:
        super().__init__(parent)
        self._do, self._effect_of = do, effect_of
        self._made: dict[type[PersonTab], PersonTab] = {}
        self._person: tuple[Team, StaffMember, date] | None = None
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName("Parts of the person's record")
        for title in TITLES.values():
            self.addTab(QWidget(self), title)
        self.currentChanged.connect(self._make)
        self.setCurrentIndex(KINDS.index(ContractTab))

    def tab(self, kind: type[Tab]) -> Tab:
        """The tab of a kind."""
        made = self._made.get(kind)
        if not isinstance(made, kind):
            made = self._made[kind] = kind(self._do, self)
            made.effect_of = self._effect_of
            self._put(KINDS.index(kind), made)
            if isinstance(made, SkillsTab):
                made.list_requested.connect(self.skills_requested)
            if self._person is not None:
                made.show_person(*self._person)
        return made

    def show_person(self, team: Team, member: StaffMember, day: date) -> None:
        """Show the person as they are on the day."""
        self._person = (team, member, day)
        for made in self._made.values():
            made.show_person(team, member, day)

    def is_left_in_order(self) -> bool:
        """Keep what is typed; False, with the tab in front, when something cannot be kept as it is."""
        wrong = [tab for tab in self._made.values() if tab.is_changed and not tab.save_now()]
        if wrong:
            self.setCurrentWidget(wrong[0])
        return not wrong

    @Slot(int)
    def _make(self, index: int) -> None:
        self.tab(KINDS[index])

    def _put(self, index: int, made: PersonTab) -> None:
        """In the place of what held it so far."""
        front, holder = self.currentIndex(), self.widget(index)
        self.blockSignals(True)
        self.removeTab(index)
        self.insertTab(index, made, TITLES[type(made)])
        self.setCurrentIndex(front)
        self.blockSignals(False)
        if holder is not None:
            holder.deleteLater()
