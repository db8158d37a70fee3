"""The history screen: steps at the left, and at the right the versions of the week, compared and restored."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.domain.permissions import may
from planner.services.record_words import RecordWords
from ui.history.history_delegate import HistoryDelegate
from ui.history.history_rows import history_rows
from ui.history.history_table import HistoryTable, button_row
from ui.history.versions_card import VersionsCard
from ui.history.way_back import go_back
from ui.item_models.history_item_models import HistoryRow, StepsItemModel
from ui.main_window.desk import Desk
from ui.main_window.desk_screen import DeskScreen
from ui.theme import icon, px
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.form_area import FormArea
from ui.widgets.text_table import ROW_HEIGHT

# Rows of the log that are shown at first, and that “Earlier” adds.
FIRST_ROWS, MORE_ROWS = 200, 1000
TWO_LINES = 42
# Where the steps have less, at 100 %, their sentences go on a second line.
NARROW_STEPS = 460
# Where the screen has less, the cards stand one below the other, each so high at least.
STACKED_BELOW, STACKED_HEIGHT = 680, 300


class HistoryScreen(DeskScreen):
    """Enter or a double click goes to a step; the log loses nothing by that, for undoing is logged too."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.steps_model = StepsItemModel(self)
        self.steps = HistoryTable(self.steps_model, "Steps, the latest first", (1,), self)
        self.steps.setItemDelegate(HistoryDelegate(self.steps))
        self.versions = VersionsCard(desk, self)
        self.go_button = QPushButton("Go back to this step", self)
        self.way_note = ElidedLabel(self)
        self.earlier_button = QPushButton("Earlier", self)
        self._shown_rows = FIRST_ROWS
        self._connect()
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences are not cut where there is little room: they have two lines."""
        super().resizeEvent(event)
        is_stacked = self.width() < px(STACKED_BELOW)
        ways = QBoxLayout.Direction
        self._cards.setDirection(ways.TopToBottom if is_stacked else ways.LeftToRight)
        self._inside.setMinimumHeight(2 * px(STACKED_HEIGHT) if is_stacked else 0)
        is_narrow = not is_stacked and self.width() / 2 < px(NARROW_STEPS)
        self.steps.setWordWrap(is_narrow)
        self.steps.verticalHeader().setDefaultSectionSize(px(TWO_LINES if is_narrow else ROW_HEIGHT))

    # --- showing -----------------------------------------------------------------------------------------

    def renew(self) -> None:
        team = self.desk.session.team
        if team is None:
            return
        store, steps = self.desk.session.store, self.desk.steps
        log, words = store.audit(most=self._shown_rows), RecordWords(store, team)
        earlier = [row for row in log if row.number <= steps.logged_before]
        later = [row for row in log if row.number > steps.logged_before]
        others = [row for row in later if any(row.number in part for part in self.desk.session.by_others)]
        left_behind = {row.step for row in later if row.number in steps.left_behind}
        left = [row for row in later if row.step in left_behind]
        self.steps_model.show_rows(history_rows(steps.steps(), steps.index, earlier, words, others, left))
        self.earlier_button.setVisible(len(log) == self._shown_rows)
        self._choose_now()
        self.versions.renew(words)
        self._show_buttons()

    def status_line(self) -> tuple[str, str, str] | None:
        """All that the chosen step says, where the table has no room for it."""
        row = self._chosen_step
        index = self.steps.currentIndex().siblingAtColumn(1)
        room = self.steps.columnWidth(1) * (2 if self.steps.wordWrap() else 1)
        if row is None or self.steps.sizeHintForIndex(index).width() <= room:
            return None
        return row.words, "clock-counter-clockwise", "text2"

    def panes(self) -> Sequence[QWidget]:
        return (self.steps, self.versions.table, self.versions.pairs)

    def _choose_now(self) -> None:
        """The step at which the plan stands, where no other is chosen."""
        if self.steps.currentIndex().isValid():
            return
        rows = self.steps_model.rows
        now = next((number for number, row in enumerate(rows) if row.state == "now"), 0)
        if rows:
            self.steps.setCurrentIndex(self.steps_model.index(now, 0))

    @Slot()
    def _show_buttons(self) -> None:
        row = self._chosen_step
        is_idle = not self.desk.builder.is_running
        can_go = row is not None and row.index is not None and row.index != self.desk.steps.index
        is_version = row is not None and row.version is not None
        may_go_back = may(self.desk.session.caller, "change the plan")
        self.way_note.setVisible(may_go_back)
        is_logged = may_go_back and row is not None and row.number is not None
        self.go_button.setText("Show this version" if is_version else "Go to this step")
        self.go_button.setEnabled(is_idle and (can_go or is_version or is_logged))
        if self.isVisible():
            self.desk.frame.renew_status()

    @property
    def _chosen_step(self) -> HistoryRow | None:
        row = self.steps.currentIndex().row()
        rows = self.steps_model.rows
        return rows[row] if 0 <= row < len(rows) else None

    # --- doing -------------------------------------------------------------------------------------------

    @Slot()
    def go(self) -> None:
        """Go to the chosen step, of this session or before it, or show the version that it published."""
        row = self._chosen_step
        if row is None or not self.go_button.isEnabled():
            return
        if row.index is not None:
            self.desk.steps.go_to(row.index)
            is_last = all(step.is_done for step in self.desk.steps.steps())
            forth = "" if is_last else " Nothing is lost: go forth again."
            self.desk.say(f"The plan is as it was after: {row.sentence}.{forth}")
        elif row.week is not None and row.version is not None:
            self.desk.session.show_week(row.week)
            self.versions.choose_version(row.version)
        elif row.number is not None:
            self.steps.setCurrentIndex(QModelIndex())
            go_back(self.desk, row)

    @Slot(QModelIndex)
    def _activate(self, _index: QModelIndex) -> None:
        self.go()

    @Slot()
    def show_earlier(self) -> None:
        """More of the log."""
        self._shown_rows += MORE_ROWS
        self.renew()

    @Slot()
    def _moved(self) -> None:
        """A step was made, undone or repeated: only now the stack stands where it does. Behind another screen
        it is shown when it comes to the front."""
        if self.isVisible():
            self.renew()

    @Slot(QModelIndex, QModelIndex)
    def _step_moved(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_buttons()

    # --- making ------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.desk.steps.moved.connect(self._moved)
        self.steps.activated.connect(self._activate)
        self.steps.selectionModel().currentRowChanged.connect(self._step_moved)
        self.go_button.clicked.connect(self.go)
        self.earlier_button.clicked.connect(self.show_earlier)

    def _lay_out(self) -> None:
        left = Card("Steps", self)
        self.way_note.setText("Enter or a double click goes to a step, back and forth")
        self.way_note.setObjectName("secondary")
        for button, name in (
            (self.go_button, "arrow-u-up-left"),
            (self.earlier_button, "clock-counter-clockwise"),
        ):
            button.setIcon(icon(name, "text"))
            button.setIconSize(QSize(px(20), px(14)))
        left.head.addWidget(self.way_note, 1)
        left.box.addWidget(self.steps, 1)
        left.box.addLayout(button_row(self.earlier_button, self.go_button))
        self._inside = QWidget()
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inside)
        self._cards.setContentsMargins(px(16), px(12), px(16), px(12))
        self._cards.setSpacing(px(12))
        self._cards.addWidget(left, 5)
        self._cards.addWidget(self.versions, 5)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(FormArea(self._inside, self))
        order = (self.steps, self.earlier_button, self.go_button, self.versions.table)
        for first, then in pairwise(order):
            self.setTabOrder(first, then)
