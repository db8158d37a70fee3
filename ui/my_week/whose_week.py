"""Whose week it is: for the manager, who looks into it and does things on somebody's behalf."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from planner.domain.team import Team
from ui.theme import px
from ui.widgets.named_box import NamedBox


class WhoseWeek(QWidget):
    """Hidden for everybody who has only a week of their own."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._people: tuple[tuple[str, str], ...] = ()
        self.box = NamedBox(self)
        self.box.setAccessibleName("Whose week")
        self.box.setToolTip("What you do here is kept as done by you on their behalf")
        self.box.activated.connect(self._choose)
        label = QLabel("Week of", self)
        label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(label)
        row.addWidget(self.box, 1)

    @property
    def staff(self) -> str:
        """The person's id; empty where there is nobody."""
        index = self.box.currentIndex()
        return self._people[index][0] if 0 <= index < len(self._people) else ""

    def show_team(self, team: Team | None, preferred: str | None = None) -> None:
        """Offer the people of the team, in order; None hides it. `preferred`: who is shown at first."""
        self.setVisible(team is not None)
        people = tuple((each.id, each.name) for each in team.staff) if team is not None else ()
        if people == self._people:
            return
        before = self.staff or preferred or ""
        self._people = people
        self.box.clear()
        self.box.addItems([name for _, name in people])
        self.show_staff(before)

    def show_staff(self, staff: str) -> None:
        """Choose a person, without telling."""
        for index, (each, _) in enumerate(self._people):
            if each == staff:
                self.box.setCurrentIndex(index)

    @Slot(int)
    def _choose(self, _index: int) -> None:
        self.chosen.emit()
