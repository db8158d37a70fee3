"""The leave page: four weeks of leave, requests to decide, balances in hours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.team import Team
from planner.domain.time_grid import day_label, hours_label
from ui.forms.number_box import NumberBox
from ui.forms.record_pane import KEY_ROLE
from ui.item_models.leave_item_models import BalanceItemModel, LeaveGridItemModel, ToilStatesItemModel
from ui.item_models.leave_rows import absence_words
from ui.leave.leave_grid import LeaveGrid
from ui.theme import px
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.text_table import TextTable

KIND_ROLE = KEY_ROLE + 1
WIDEST_COLUMN = 190


class LeavePage(QWidget):
    """Widgets only; what they show and do is the screen's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid_model, self.balance_model = LeaveGridItemModel(self), BalanceItemModel(self)
        self.toil_model = ToilStatesItemModel(self)
        self.grid = LeaveGrid(self.grid_model, self)
        self.tabs = QTabWidget(self)
        self.requests = QListWidget(self.tabs)
        self.requests.setAccessibleName("Requests for leave and TOIL")
        self.balances = TextTable(self.balance_model, "Balances of leave, TOIL and flexi", self.tabs)
        self.toil_states = TextTable(self.toil_model, "TOIL by state", self.tabs)
        self.days = NumberBox(0, 60, "days", self)
        self.days.setAccessibleName("Days of leave a year, full time")
        self.add_toil = QPushButton("Add TOIL", self)
        self.add_toil.setProperty("small", True)
        self.note, self.year = ElidedLabel(self), ElidedLabel(self)
        self._lay_out()

    def show_requests(self, team: Team) -> None:
        """What is asked for and not decided: leave by its first day, then time off in lieu."""
        names = team.staff_names
        asked = [each for each in team.absences if each.state == "requested"]
        self.requests.clear()
        for absence in sorted(asked, key=lambda each: each.dates.first):
            self._add_request("absence", absence.id, absence_words(absence, names.get(absence.staff, "")))
        toil = [each for each in team.toil if each.state == "requested"]
        for entry in sorted(toil, key=lambda each: each.on):
            reason = f": {entry.reason}" if entry.reason else ""
            when = day_label(entry.on.toordinal())
            who = names.get(entry.staff, "")
            self._add_request("toil", entry.id, f"{who}: {hours_label(entry.minutes)} TOIL, {when}{reason}")
        number = len(asked) + len(toil)
        if not number:
            item = QListWidgetItem("No requests.", self.requests)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.tabs.setTabText(0, f"Requests ({number})" if number else "Requests")

    def _add_request(self, kind: str, key: str, words: str) -> None:
        item = QListWidgetItem(words, self.requests)
        item.setData(KEY_ROLE, key)
        item.setData(KIND_ROLE, kind)

    def _lay_out(self) -> None:
        card, below = Card("Leave", self), QFrame(self)
        below.setProperty("card", True)
        card.head.addWidget(self.note, 1)
        card.box.addWidget(self.grid, 1)
        inside = QVBoxLayout(below)
        inside.setContentsMargins(1, px(4), 1, px(6))
        inside.setSpacing(px(4))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.requests, "Requests")
        self.tabs.addTab(self.balances, "Balances")
        self.tabs.addTab(self.toil_states, "TOIL by state")
        self.tabs.setCurrentWidget(self.balances)
        for table in (self.balances, self.toil_states):
            # Figures alone: they stay beside one another.
            table.horizontalHeader().setStretchLastSection(False)
            # A long name is shortened before the figures are pushed out of sight; its tooltip has it all.
            table.horizontalHeader().setMaximumSectionSize(px(WIDEST_COLUMN))
        inside.addWidget(self.tabs, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(12), 0, px(12), 0)
        foot.setSpacing(px(8))
        words = QLabel("Leave a year, full time", below)
        words.setBuddy(self.days)
        for label in (self.note, self.year):
            label.setObjectName("secondary")
        foot.addWidget(words)
        foot.addWidget(self.days)
        foot.addWidget(self.year, 1)
        foot.addWidget(self.add_toil)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(card, 6)
        column.addWidget(below, 4)
