"""The pane at the right: the chosen shift or gap, or the key to the marks; below it a running build."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.session.chosen import Chosen
from ui.session.shown_rota import ShownRota
from ui.theme import px
from ui.views.activity_details import ActivityDetails
from ui.views.activity_words import activity_at
from ui.views.day_details import DayDetails
from ui.views.fairness_details import FairnessDetails
from ui.views.marks_key import MarksKey
from ui.views.person_details import PersonDetails
from ui.views.progress_card import ProgressCard
from ui.views.proof_details import ProofDetails
from ui.views.read_details import ReadDetails
from ui.views.several_details import SeveralDetails
from ui.views.several_words import shifts_at
from ui.views.shift_details import ShiftDetails
from ui.views.uncovered_details import UncoveredDetails
from ui.widgets.column import Column
from ui.widgets.drawn_order import DrawnOrder

WIDTH = 312


class Inspector(QFrame):
    """Shows what the frame tells it to show; asks for a pin, a reason, or to be cleared."""

    pin_requested = Signal()
    why_requested = Signal()
    close_requested = Signal()
    # An activity of the chosen shift, by the moment at which it starts; None: the whole shift.
    activity_requested = Signal(object)
    person_requested = Signal(str)
    # The id of an action, for all that is chosen.
    command_requested = Signal(str)
    proof_requested = Signal()
    fairness_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName("Inspector")
        self.setFixedWidth(px(WIDTH))
        self.card = ProgressCard(self)
        self._pages = QStackedWidget(self)
        self._key = MarksKey(_scroll_area(self._pages))
        self.shift_page = ShiftDetails(_scroll_area(self._pages))
        self.activity_page = ActivityDetails(_scroll_area(self._pages))
        self.several_page = SeveralDetails(_scroll_area(self._pages))
        self.uncovered_page = UncoveredDetails(_scroll_area(self._pages))
        self.person_page = PersonDetails(_scroll_area(self._pages))
        self.day_page = DayDetails(_scroll_area(self._pages))
        self.fairness_page = FairnessDetails(_scroll_area(self._pages))
        self.proof_page = ProofDetails(_scroll_area(self._pages))
        self.read_page = ReadDetails(_scroll_area(self._pages))
        details = (
            self.shift_page,
            self.activity_page,
            self.several_page,
            self.uncovered_page,
            self.person_page,
            self.day_page,
            self.fairness_page,
            self.proof_page,
            self.read_page,
        )
        self._all: tuple[Column, ...] = (self._key, *details)
        for page in self._all:
            _put_into_area(page)
        for planned in (self.shift_page, self.activity_page):
            planned.pin_requested.connect(self.pin_requested)
            planned.why_requested.connect(self.why_requested)
        self.shift_page.activity_requested.connect(self.activity_requested)
        self.activity_page.shift_requested.connect(self._ask_for_shift)
        for page in (self.fairness_page, self.several_page):
            page.person_requested.connect(self.person_requested)
        for page in (self._key, self.person_page, self.proof_page):
            page.fairness_requested.connect(self.fairness_requested)
        self._key.proof_requested.connect(self.proof_requested)
        for detail in details:
            detail.close_requested.connect(self._ask_to_close)
            detail.command_requested.connect(self.command_requested)
        self._lay_out()

    def show_chosen(
        self, shown: ShownRota | None, chosen: Chosen, *, can_edit: bool, reads_only: bool = False
    ) -> None:
        """Show what was chosen; the key where that is nothing, or is no longer there. `reads_only`: for
        somebody who does not plan."""
        page: Column | None = None
        if shown is not None and reads_only:
            page = self._read_page(shown, chosen)
        elif shown is not None:
            page = self._filled_page(shown, chosen, can_edit=can_edit)
        self._pages.setCurrentIndex(self._all.index(page or self._key))

    def _filled_page(self, shown: ShownRota, chosen: Chosen, *, can_edit: bool) -> Column | None:
        several = shifts_at(shown, chosen.places) if len(chosen.places) > 1 else ()
        if len(several) > 1:
            self.several_page.show_shifts(shown, several, can_edit=can_edit)
            return self.several_page
        shift, entry = shown.shift(chosen.shift), shown.uncovered_demand(chosen.demand)
        activity = activity_at(shift, chosen.activity) if shift is not None else None
        if shift is not None and activity is not None:
            self.activity_page.show_activity(shown, shift, activity, can_edit=can_edit)
            return self.activity_page
        if shift is not None:
            self.shift_page.show_shift(shown, shift, can_edit=can_edit)
            return self.shift_page
        if entry is not None:
            self.uncovered_page.show_entry(shown, entry)
            return self.uncovered_page
        if chosen.person in shown.problem.person_by_id:
            self.person_page.show_person(shown, chosen.person, can_edit=can_edit)
            return self.person_page
        if chosen.day is not None:
            self.day_page.show_day(shown, chosen.day)
            return self.day_page
        if chosen.kind == "fairness" and shown.rota is not None:
            self.fairness_page.show_shares(shown, can_prove=can_edit)
            return self.fairness_page
        if chosen.kind == "proof":
            self.proof_page.show_proof(shown)
            return self.proof_page
        return None

    def _read_page(self, shown: ShownRota, chosen: Chosen) -> Column | None:
        shift = shown.shift(chosen.shift)
        if shift is None:
            return None
        self.read_page.show_shift(shown, shift)
        return self.read_page

    @property
    def tells_of_choice(self) -> bool:
        """Whether it shows something chosen, not the key to the marks."""
        return self.page is not self._key

    @property
    def is_read(self) -> bool:
        """Whether the focus is in the page in front; not on the card of a build."""
        held = self.window().focusWidget()
        return held is not None and self._pages.isAncestorOf(held)

    @property
    def page(self) -> QWidget:
        """What is in front."""
        return self._all[self._pages.currentIndex()]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        below = QVBoxLayout()
        below.setContentsMargins(px(12), 0, px(12), px(12))
        below.addWidget(self.card)
        column.addLayout(below)

    @Slot()
    def _ask_for_shift(self) -> None:
        self.activity_requested.emit(None)

    @Slot()
    def _ask_to_close(self) -> None:
        self.close_requested.emit()


def _scroll_area(pages: QStackedWidget) -> QWidget:
    """The inside of a new scroll area in the stack."""
    area = QScrollArea(pages)
    # It takes the focus, so that arrow keys can move what has nothing in it to press.
    area.setAccessibleName("Inspector")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    pages.addWidget(area)
    return area.viewport()


def _put_into_area(page: QWidget) -> None:
    inside = page.parentWidget()
    area = inside.parentWidget() if inside is not None else None
    if isinstance(area, QScrollArea):
        area.setWidget(page)
        DrawnOrder(page, area)
