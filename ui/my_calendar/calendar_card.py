"""My calendar: whether a file of it is kept here, where it lies, and how a calendar program gets it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from planner.domain.time_grid import civil_of, clock
from ui.my_calendar.calendar_keeper import CalendarKeeper
from ui.theme import px
from ui.widgets.card import Card

NOT_PLANNED = "You are not planned in this team, so there is no calendar of yours."
NOT_KEPT = (
    "Your published shifts and visits as a file that calendar programs read. It is kept up to date on this "
    "computer after every publishing and swap."
)
KEPT = (
    "Subscribe to this file in your calendar program: then it follows by itself. It has no case references."
)
KEPT_CASES = "Subscribe to this file in your calendar program. Your team has case references in it."


class CalendarCard(Card):
    """`add` is the action behind the first button."""

    folder_wanted = Signal()

    def __init__(self, keeper: CalendarKeeper, add: QAction, parent: QWidget) -> None:
        super().__init__("My calendar", parent, spacing=8)
        self.setAccessibleName("My calendar")
        self._keeper = keeper
        self.with_cases = False
        self.about, self.place, self.state = (self._label(name) for name in ("secondary", "small", "small"))
        self.place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.add_button = QPushButton(add.text(), self)
        self.add_button.clicked.connect(add.trigger)
        self.folder_button = QPushButton("Another folder…", self)
        self.folder_button.clicked.connect(self.folder_wanted)
        self.stop_button = QPushButton("Stop", self)
        self.stop_button.setAccessibleName("Stop keeping my calendar")
        self.stop_button.clicked.connect(keeper.stop)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in (self.add_button, self.folder_button, self.stop_button):
            row.addWidget(button)
        row.addStretch(1)
        for label in (self.about, self.place, self.state):
            self.box.addWidget(label)
        self.box.addLayout(row)
        keeper.changed.connect(self.renew)
        self.renew()

    @Slot()
    def renew(self) -> None:
        keeper = self._keeper
        is_planned, is_kept = bool(keeper.staff), keeper.is_kept
        kept = KEPT_CASES if self.with_cases else KEPT
        self.about.setText(kept if is_kept else NOT_KEPT if is_planned else NOT_PLANNED)
        self.place.setText(str(keeper.path or ""))
        self.place.setAccessibleName(f"The file: {keeper.path}")
        self.place.setVisible(is_kept)
        self.state.setText(state_words(keeper))
        self.state.setVisible(is_kept)
        self.add_button.setText("Open again" if is_kept else "Add to my calendar")
        self.add_button.setVisible(is_planned)
        self.folder_button.setVisible(is_kept)
        self.stop_button.setVisible(is_kept)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label


def state_words(keeper: CalendarKeeper) -> str:
    """`Calendar file updated 12:04`, or what stands in the way."""
    if keeper.trouble is not None:
        return f"{keeper.trouble.sentence} {keeper.trouble.next_step}".strip()
    if keeper.updated_at is None:
        return "The calendar file is being written."
    return f"Calendar file updated {clock(civil_of(keeper.updated_at))}"
