"""The three lists of demand side by side: cover, visits, and court, supervision or events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.services.usual_week import Difference, usual_team
from ui.demand.demand_card import DemandCard
from ui.forms.choice_fields import SegmentField
from ui.item_models.court_rows import court_rows, supervision_rows
from ui.item_models.cover_rows import cover_rows
from ui.item_models.event_rows import event_rows, event_series_rows
from ui.item_models.visit_rows import series_rows, visit_rows
from ui.session.shown_rota import ShownRota
from ui.theme import px

# Of one card, in px at 100 %; from which width on three and two of them stand side by side.
LEAST_HEIGHT, THREE, TWO = 176, 990, 640
# Row, column and rows of cover, visits and the others.
PLACES = {
    3: ((0, 0, 1), (0, 1, 1), (0, 2, 1)),
    2: ((0, 0, 1), (0, 1, 2), (1, 0, 1)),
    1: ((0, 0, 1), (1, 0, 1), (2, 0, 1)),
}
SHARES = {3: (31, 35, 34), 2: (1, 1, 0), 1: (1, 0, 0)}
OTHERS = (("Court", "court"), ("Supervision", "supervision"), ("Events", "events"))


class DemandLists(QWidget):
    """`row_chosen` comes with the kind and the key of a record."""

    row_chosen = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cover = DemandCard("Cover", "Nothing to cover yet.", self)
        self.visits = DemandCard("Visits and their windows", "No visits this week.", self)
        self.others = DemandCard("Court deadlines", "No court deadlines.", self)
        self.other = SegmentField(OTHERS)
        self.other.put("court")
        self.other.name_parts("Which list", "")
        self.other.edited.connect(self._other_chosen)
        self._shown: ShownRota | None = None
        self._differs: Mapping[str, str] = {}
        self._is_usual = False
        self.others.head.insertWidget(0, self.other)
        self.others.title.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        self._across = 0
        for card in (self.cover, self.visits, self.others):
            card.row_chosen.connect(self.row_chosen)
            card.setMinimumHeight(px(LEAST_HEIGHT))
        self._place(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many side by side as have room for their words."""
        super().resizeEvent(event)
        width = event.size().width()
        self._place(3 if width >= px(THREE) else 2 if width >= px(TWO) else 1)

    def _place(self, across: int) -> None:
        """So many side by side; of two the visits, the longest list, have a side of their own."""
        if across == self._across:
            return
        self._across = across
        cards = (self.cover, self.visits, self.others)
        for card, (row, column, rows) in zip(cards, PLACES[across], strict=True):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, row, column, rows, 1)
        for column, share in enumerate(SHARES[across]):
            self._grid.setColumnStretch(column, share)
        rows = 4 - across
        self.setMinimumHeight(rows * px(LEAST_HEIGHT) + (rows - 1) * self._grid.spacing())

    def show_week(self, shown: ShownRota, found: Sequence[Difference], *, is_usual: bool) -> None:
        """The lists of the week on screen, or of the usual week."""
        self._shown, self._is_usual = shown, is_usual
        self._differs = {each.key: each.brief for each in found}
        monday = shown.problem.first_day
        if is_usual:
            usual = usual_team(shown.team)
            self.cover.show_rows(cover_rows(usual, monday), str(len(usual.cover)))
            series = series_rows(shown.team, monday)
            self.visits.show_rows(series, f"{len(series)} repeat", "No visit repeats.")
        else:
            covers = cover_rows(shown.team, monday, self._differs)
            number = sum(each.instead_of is None for each in shown.team.cover)
            self.cover.show_rows(covers, str(number))
            visits = visit_rows(shown.team, date.fromordinal(monday), shown.rota, self._differs)
            self.visits.show_rows(visits, f"{len(visits)} this week", "No visits this week.")
        self._other_chosen()

    def show_other(self, which: str) -> None:
        """Bring court, supervision or events to the front."""
        self.other.put(which)
        self._other_chosen()

    def mark(self, key: str) -> None:
        """Mark the row of the record in the form."""
        for card in (self.cover, self.visits, self.others):
            card.choose(key)

    @Slot()
    def _other_chosen(self) -> None:
        if self._shown is None:
            return
        team, monday, which = self._shown.team, self._shown.problem.first_day, self.other.value()
        if which == "court":
            rows, nothing = court_rows(team, self._shown.rota, monday), "No court deadlines."
        elif which == "supervision":
            rows, nothing = supervision_rows(team, monday), "No supervision is planned."
        elif self._is_usual:
            rows, nothing = event_series_rows(team, monday), "No event repeats."
        else:
            rows, nothing = event_rows(team, monday, self._differs), "No events from this week on."
        self.others.show_rows(rows, "", nothing)
