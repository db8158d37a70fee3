"""The choice of a rule pack: the one in force and those of later days, with buttons to prepare and remove."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.domain.rule_pack import RulePack
from planner.domain.team import Team
from ui.theme import px
from ui.widgets.named_box import NamedBox


class PackChoice(QWidget):
    """`chosen` gives the day from which the chosen pack is in force; None: the one in force."""

    chosen = Signal(object)
    prepare_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._days: list[date | None] = [None]
        self.box = NamedBox(self)
        self.box.setAccessibleName("Rules that are shown and changed")
        self.box.setSizeAdjustPolicy(NamedBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.prepare = QPushButton("Prepare later rules", self)
        self.prepare.setToolTip(
            "A pack of its own, with the numbers of now, that is in force from a later day"
        )
        self.remove = QPushButton("Remove these", self)
        self.remove.setAccessibleName("Remove the later rules that are shown")
        self.box.activated.connect(self._choose)
        self.prepare.clicked.connect(self.prepare_wanted)
        self.remove.clicked.connect(self.remove_wanted)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.prepare)
        row.addWidget(self.remove)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        box.addWidget(self.box)
        box.addLayout(row)

    def show_packs(self, team: Team, now: date | None) -> None:
        """The packs of a team, the one in force first."""
        self._days = [None, *(pack.in_force_from for pack in team.coming_rules)]
        self.box.clear()
        self.box.addItems(
            [_words(team.rules, "In force"), *(_words(each, "Later") for each in team.coming_rules)]
        )
        self.box.setCurrentIndex(self._days.index(now) if now in self._days else 0)
        self.remove.setVisible(now is not None)

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.chosen.emit(self._days[index])


def _words(pack: RulePack, state: str) -> str:
    """`Later: NJC 2027, from Thu 1 Apr 2027`."""
    from planner.services.rules_in_force import pack_day

    return f"{state}: {pack.name}, from {pack_day(pack)}"
