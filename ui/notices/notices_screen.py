"""The list of notices, and beside it what the person wants to be told of and their own calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planner.domain.errors import PlannerError
from planner.domain.notices import Notice, NoticePlace, NoticeSettings
from ui.main_window.desk_screen import DeskScreen
from ui.my_calendar.calendar_card import CalendarCard
from ui.notices.announcer import NOT_THERE, THERE
from ui.notices.notice_choices import NoticeChoices
from ui.notices.notice_row import NoticeRow
from ui.theme import px
from ui.widgets.chip import Chip
from ui.widgets.refilled import refilled

if TYPE_CHECKING:
    from planner.services.notices.all_notices import NoticeList
    from ui.main_window.desk import Desk
    from ui.main_window.frame_port import Screen

PANE = 340
NOTHING = "Nothing new. What is published, asked, answered or runs out is told here."
# Where a notice is looked into by whoever is not a worker; a worker has a screen of the same name.
MANAGERS_PLACES: Mapping[NoticePlace, Screen] = {"my_week": "rota", "requests": "decide"}


class NoticesScreen(DeskScreen):
    """One row a notice, the newest first; pressed, it counts as seen and leads to what it is about."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.rows: list[NoticeRow] = []
        self._shown: tuple[object, ...] | None = None
        self.count = Chip("", "accent", "", self)
        self.seen_button = QPushButton("Mark all as seen", self)
        self.seen_button.clicked.connect(self.mark_all_seen)
        self.list = QScrollArea(self)
        self.list.setWidgetResizable(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName("Notices")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices = NoticeChoices(self)
        self.choices.chosen.connect(self._keep)
        self.calendar = CalendarCard(desk.calendar, desk.actions["calendar.add"], self)
        self.calendar.folder_wanted.connect(self._move_calendar)
        self.pane = self._make_pane()
        self._lay_out()
        desk.notices.changed.connect(self._show)

    def renew(self) -> None:
        if not self.desk.session.is_open:
            return
        if self.desk.notices.told is None:
            self.desk.notices.look_now()
        self._show()
        team = self.desk.session.team
        self.calendar.with_cases = team is not None and team.calendars.with_cases
        self.calendar.renew()

    def panes(self) -> Sequence[QWidget]:
        first = self.rows[0] if self.rows else self.seen_button
        return (first, self.pane)

    @Slot()
    def mark_all_seen(self) -> None:
        """Nothing is new any more."""
        told = self.desk.notices.told
        if told is not None:
            self._try(lambda: self.desk.notices.mark_seen(told.unseen))

    @Slot()
    def _show(self) -> None:
        told = self.desk.notices.told
        if told is None:
            return
        now = self.desk.session.clock.now()
        self.count.show_state(f"{told.count} new", "accent")
        self.count.setVisible(told.count > 0)
        self.seen_button.setEnabled(told.count > 0)
        place = THERE if self.desk.notices.announcer.is_there else NOT_THERE
        self.choices.show_settings(told.settings, place)
        shown = (told.notices, told.unseen, now.date())
        if shown == self._shown:
            return
        self._shown = shown
        with refilled(self.list, self.seen_button):
            self._fill(told, now)

    def _fill(self, told: NoticeList, now: datetime) -> None:
        inside, column = QWidget(), QVBoxLayout()
        inside.setLayout(column)
        column.setContentsMargins(px(6), px(6), px(6), px(6))
        column.setSpacing(px(2))
        self.rows = [NoticeRow(each, now, inside, is_new=each.id in told.unseen) for each in told.notices]
        for row in self.rows:
            row.pressed.connect(partial(self._open, row.notice))
            row.stepped.connect(partial(self._step, row))
            column.addWidget(row)
        if not self.rows:
            column.addWidget(_nothing(inside))
        column.addStretch(1)
        self.list.setWidget(inside)

    def _step(self, row: NoticeRow, by: int) -> None:
        """The arrow keys go from row to row."""
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus()
            self.list.ensureWidgetVisible(self.rows[at])

    def _open(self, notice: Notice) -> None:
        told = self.desk.notices.told
        if told is not None and notice.id in told.unseen:
            self._try(lambda: self.desk.notices.mark_seen((notice.id,)))
        place: Screen = notice.place
        if self.desk.session.caller.staff is None:
            place = MANAGERS_PLACES.get(notice.place, notice.place)
        if notice.kind in ("published", "changed"):
            self.desk.session.show_week(date.fromisoformat(notice.key))
        self.desk.frame.open_record(place, notice.kind, notice.key)

    @Slot()
    def _move_calendar(self) -> None:
        folder = self.desk.ask.folder("Where your calendar file is kept", self.desk.calendar.folder)
        if folder is not None:
            self.desk.calendar.move_to(folder)

    @Slot(object)
    def _keep(self, settings: NoticeSettings) -> None:
        self._try(lambda: self.desk.notices.keep_settings(settings))

    def _try(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)

    def _make_pane(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), 0)
        column.setSpacing(px(12))
        column.addWidget(self.choices)
        column.addWidget(self.calendar)
        column.addStretch(1)
        pane = QScrollArea(self)
        pane.setWidgetResizable(True)
        pane.setFrameShape(QFrame.Shape.NoFrame)
        pane.setFixedWidth(px(PANE))
        pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pane.setAccessibleName("What I am told of, and my calendar")
        pane.setWidget(inside)
        return pane

    def _lay_out(self) -> None:
        title = QLabel("Notices", self)
        title.setObjectName("page")
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.seen_button)
        card = QFrame(self)
        card.setProperty("card", True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        left = QVBoxLayout()
        left.setSpacing(px(10))
        left.addLayout(head)
        left.addWidget(card, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(14), px(16), px(14))
        row.setSpacing(px(16))
        row.addLayout(left, 1)
        row.addWidget(self.pane)


def _nothing(parent: QWidget) -> QLabel:
    label = QLabel(NOTHING, parent)
    label.setObjectName("secondary")
    label.setWordWrap(True)
    label.setMargin(px(12))
    return label
