"""One person: who they are at the top, and tabs for details, contract, skills, shared post, loans, wishes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import hours_label
from ui.forms.attempt import DoEdit
from ui.item_models.people_rows import contract_on, state_of
from ui.people.person_tab import EffectOf
from ui.people.person_tabs import PersonTabs
from ui.theme import icon, px
from ui.widgets.avatar import Avatar
from ui.widgets.chip import Chip

# From this width of the page on there are chips beside the name.
CHIPS_FROM = 520


class PersonPage(QFrame):
    """What is typed in a tab stays while another is in front; going to another person keeps it or says why
    it cannot be kept."""

    archive_requested = Signal(str)
    remove_requested = Signal(str)
    # The team's list of skills is wanted.
    skills_requested = Signal()

    def __init__(self, do: DoEdit, effect_of: EffectOf, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName("Person")
        self.staff = ""
        self._avatar, self._name, self._role = Avatar(self), QLabel(self), QLabel(self)
        self._name.setObjectName("page")
        self._role.setObjectName("secondary")
        self._chips = [Chip("", "neutral", "", self) for _ in range(4)]
        self.more = self._make_menu()
        self.tabs = PersonTabs(do, effect_of, self)
        self.tabs.skills_requested.connect(self.skills_requested)
        self._lay_out()

    def show_person(self, team: Team, member: StaffMember, day: date) -> None:
        """Show the person as they are on the day."""
        self.staff = member.id
        self._avatar.show_name(member.name)
        self._name.setText(member.name)
        self._role.setText(member.role)
        self._show_chips(team, member, day)
        self.tabs.show_person(team, member, day)

    def is_left_in_order(self) -> bool:
        """Keep what is typed; False, with the tab in front, when something cannot be kept as it is."""
        return self.tabs.is_left_in_order()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the name has it; what the chips say is in the tabs."""
        super().resizeEvent(event)
        self._show_chips_that_fit()

    def _show_chips_that_fit(self) -> None:
        has_room = self.width() >= px(CHIPS_FROM)
        for chip in self._chips:
            chip.setVisible(has_room and bool(chip.text))

    def _show_chips(self, team: Team, member: StaffMember, day: date) -> None:
        contract = contract_on(member, day)
        texts: list[tuple[str, bool]] = []
        if contract is not None:
            texts.append((f"{hours_label(contract.minutes_per_week)} a week", False))
        if state := state_of(member, day):
            texts.append((state, True))
        if any(member.id in share.people for share in team.job_shares):
            texts.append(("job share", False))
        if member.is_newly_qualified:
            texts.append(("newly qualified", False))
        for number, chip in enumerate(self._chips):
            text, is_state = texts[number] if number < len(texts) else ("", False)
            chip.show_state(text, "warn" if is_state else "neutral", "clock" if is_state else "")
        self._show_chips_that_fit()

    def _make_menu(self) -> QPushButton:
        menu = QMenu("More", self)
        self.archive = QAction("Leaves the team on a day…", menu)
        self.remove = QAction("Take out of the records", menu)
        self.remove.setToolTip("For somebody entered by mistake: takes their leave, wishes and history, too")
        menu.setToolTipsVisible(True)
        menu.addAction(self.archive)
        menu.addAction(self.remove)
        self.archive.triggered.connect(self._archive)
        self.remove.triggered.connect(self._remove)
        button = QPushButton("More", self)
        button.setIcon(icon("dots-three", "text"))
        button.setIconSize(QSize(px(22), px(16)))
        button.setMenu(menu)
        button.setAccessibleName("More for this person")
        return button

    @Slot()
    def _archive(self) -> None:
        self.archive_requested.emit(self.staff)

    @Slot()
    def _remove(self) -> None:
        self.remove_requested.emit(self.staff)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addWidget(self._name)
        words.addWidget(self._role)
        head = QHBoxLayout()
        head.setContentsMargins(px(18), px(14), px(14), px(10))
        head.setSpacing(px(12))
        head.addWidget(self._avatar)
        head.addLayout(words)
        head.addSpacing(px(8))
        for chip in self._chips:
            head.addWidget(chip)
        head.addStretch(1)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
