"""The pane at the right: the chosen shift or gap, or the key to the marks; below it a running build."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from planner.domain.rota import Shift, Uncovered
from ui.session.shown_rota import ShownRota
from ui.theme import px
from ui.views.marks_key import MarksKey
from ui.views.progress_card import ProgressCard
from ui.views.shift_details import ShiftDetails
from ui.views.uncovered_details import UncoveredDetails

WIDTH = 312


class Inspector(QFrame):
    """Shows what the frame tells it to show; asks for a pin or for the selection to be cleared."""

    pin_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName("Inspector")
        self.setFixedWidth(px(WIDTH))
        self.card = ProgressCard()
        self.shift_page = ShiftDetails()
        self.uncovered_page = UncoveredDetails()
        self._key = MarksKey()
        self._pages = QStackedWidget()
        for page in (self._key, self.shift_page, self.uncovered_page):
            self._pages.addWidget(_scrolled(page))
        self.shift_page.pin_requested.connect(self._ask_for_pin)
        self.shift_page.close_requested.connect(self._ask_to_close)
        self.uncovered_page.close_requested.connect(self._ask_to_close)
        self._lay_out()

    def show_key(self) -> None:
        """Nothing is selected."""
        self._pages.setCurrentIndex(0)

    def show_shift(self, shown: ShownRota, shift: Shift, *, can_edit: bool) -> None:
        """A shift is selected."""
        self.shift_page.show_shift(shown, shift, can_edit=can_edit)
        self._pages.setCurrentIndex(1)

    def show_uncovered(self, shown: ShownRota, entry: Uncovered) -> None:
        """A demand that is not met is selected."""
        self.uncovered_page.show_entry(shown, entry)
        self._pages.setCurrentIndex(2)

    @property
    def page(self) -> QWidget:
        """What is in front."""
        return (self._key, self.shift_page, self.uncovered_page)[self._pages.currentIndex()]

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
    def _ask_for_pin(self) -> None:
        self.pin_requested.emit()

    @Slot()
    def _ask_to_close(self) -> None:
        self.close_requested.emit()


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area
