"""The history screen: steps at the left, and at the right the versions of the week, compared and restored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planner.domain.rota import Rota
from planner.rules.wording import week_text
from planner.services.compare_versions import compare_versions
from planner.services.publish_rota import restoring
from ui.history.history_delegate import HistoryDelegate
from ui.history.history_rows import history_rows, version_rows
from ui.history.way_back import go_back
from ui.item_models.history_item_models import (
    HistoryRow,
    PairsItemModel,
    RowsItemModel,
    StepsItemModel,
    VersionRow,
    VersionsItemModel,
)
from ui.main_window.desk import Desk
from ui.main_window.desk_screen import DeskScreen
from ui.theme import icon, px
from ui.widgets.elided_label import ElidedLabel

# Rows of the log that are shown at first, and that “Earlier” adds.
FIRST_ROWS, MORE_ROWS = 200, 1000
ROW_HEIGHT, TWO_LINES = 26, 42
# Where the steps have less, at 100 %, their sentences go on a second line.
NARROW_STEPS = 460


class HistoryScreen(DeskScreen):
    """Enter or a double click goes to a step; the log loses nothing by that, for undoing is logged too."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.steps_model, self.versions_model = StepsItemModel(self), VersionsItemModel(self)
        self.pairs_model = PairsItemModel(self)
        self.steps = _table(self.steps_model, "Steps, the latest first", self)
        self.versions = _table(self.versions_model, "Versions of the week", self)
        self.pairs = _table(self.pairs_model, "Where two versions differ", self)
        self.steps.setItemDelegate(HistoryDelegate(self.steps))
        self.versions.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.go_button = QPushButton("Go back to this step", self)
        self.earlier_button = QPushButton("Earlier", self)
        self.restore_button = QPushButton("Restore as the draft", self)
        self.board_button = QPushButton("Show on the board", self)
        self.headline = QLabel(self)
        self._shown_rows = FIRST_ROWS
        self._week: date | None = None
        self._connect()
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences are not cut where there is little room: they have two lines."""
        super().resizeEvent(event)
        is_narrow = self.width() / 2 < px(NARROW_STEPS)
        self.steps.setWordWrap(is_narrow)
        self.steps.verticalHeader().setDefaultSectionSize(px(TWO_LINES if is_narrow else ROW_HEIGHT))

    # --- showing -----------------------------------------------------------------------------------------

    def renew(self) -> None:
        team = self.desk.session.team
        if team is None:
            return
        steps, log = self.desk.steps, self.desk.session.store.audit(most=self._shown_rows)
        earlier = [row for row in log if row.number <= steps.logged_before]
        others = [row for row in log if any(row.number in part for part in self.desk.session.by_others)]
        self.steps_model.show_rows(history_rows(steps.steps(), steps.index, earlier, team, others))
        self.earlier_button.setVisible(len(log) == self._shown_rows)
        self._choose_now()
        self._show_versions()
        self._show_buttons()

    def panes(self) -> Sequence[QWidget]:
        return (self.steps, self.versions, self.pairs)

    def _choose_now(self) -> None:
        """The step at which the plan stands, where no other is chosen."""
        if self.steps.currentIndex().isValid():
            return
        rows = self.steps_model.rows
        now = next((number for number, row in enumerate(rows) if row.state == "now"), 0)
        if rows:
            self.steps.setCurrentIndex(self.steps_model.index(now, 0))

    def _show_versions(self) -> None:
        session = self.desk.session
        rows = version_rows(session.store.versions(session.first_day), session.published)
        self.week_label.setText(f"Versions of {week_text(session.first_day.toordinal())}")
        is_other_week = self._week != session.first_day
        self._week = session.first_day
        if rows != self.versions_model.rows or is_other_week:
            self.versions_model.show_rows(rows)
            self._choose_versions()
        self._compare()

    def _choose_versions(self) -> None:
        """What is shown now and the version before it: what one wants to know first."""
        chosen = self.versions.selectionModel()
        chosen.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in range(min(2, self.versions_model.rowCount())):
            chosen.select(self.versions_model.index(row, 0), flags)
        if self.versions_model.rowCount():
            chosen.setCurrentIndex(
                self.versions_model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    @property
    def chosen_versions(self) -> tuple[VersionRow, ...]:
        """The chosen versions, the latest first."""
        rows = sorted({index.row() for index in self.versions.selectionModel().selectedRows()})
        return tuple(self.versions_model.rows[row] for row in rows)

    @property
    def compared(self) -> tuple[VersionRow, VersionRow] | None:
        """The two to compare, the older first; with one chosen, it and what stands above it."""
        chosen = self.chosen_versions
        if len(chosen) >= 2:
            return chosen[-1], chosen[0]
        top = self.versions_model.rows[0] if self.versions_model.rows else None
        return (chosen[0], top) if chosen and top is not None and chosen[0] != top else None

    @Slot()
    def _compare(self) -> None:
        pair, team = self.compared, self.desk.session.team
        before = self._rota_of(pair[0]) if pair is not None else None
        after = self._rota_of(pair[1]) if pair is not None else None
        if pair is None or team is None or before is None or after is None:
            number = self.versions_model.rowCount()
            self.headline.setText(
                "Choose two versions to compare them." if number > 1 else "There is no other version yet."
            )
            self.pairs_model.show_rows(())
        else:
            found = compare_versions(team, before, after)
            self.headline.setText(f"{pair[0].name} to {pair[1].name.lower()}: {found.headline}")
            self.pairs_model.name_sides(pair[0].name, pair[1].name)
            self.pairs_model.show_rows(found.pairs)
        self._show_buttons()

    def _rota_of(self, row: VersionRow) -> Rota | None:
        session = self.desk.session
        if not row.version:
            return session.store.draft(session.first_day)
        return session.store.version(session.first_day, row.version)

    @Slot()
    def _show_buttons(self) -> None:
        row = self._chosen_step
        is_idle = not self.desk.builder.is_running
        can_go = row is not None and row.index is not None and row.index != self.desk.steps.index
        is_version = row is not None and row.version is not None
        is_logged = row is not None and row.number is not None
        self.go_button.setText("Show this version" if is_version else "Go to this step")
        self.go_button.setEnabled(is_idle and (can_go or is_version or is_logged))
        chosen = self.chosen_versions
        self.restore_button.setEnabled(is_idle and len(chosen) == 1 and chosen[0].version > 0)
        self.board_button.setEnabled(self.compared is not None)

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
        if row is None or self.desk.builder.is_running:
            return
        if row.index is not None:
            if row.index != self.desk.steps.index:
                self.desk.steps.go_to(row.index)
                self.desk.say(
                    f"The plan is as it was after: {row.sentence}. Nothing is lost: go forth again."
                )
        elif row.week is not None and row.version is not None:
            self.desk.session.show_week(row.week)
            self._choose_version(row.version)
        elif row.number is not None:
            self.steps.setCurrentIndex(QModelIndex())
            go_back(self.desk, row)

    @Slot(QModelIndex)
    def _activate(self, _index: QModelIndex) -> None:
        self.go()

    def _choose_version(self, version: int) -> None:
        for number, row in enumerate(self.versions_model.rows):
            if row.version == version:
                self.versions.selectRow(number)

    @Slot()
    def restore(self) -> None:
        """Make the chosen version the draft; undo takes it back, and the versions stay."""
        chosen, session = self.chosen_versions, self.desk.session
        rota = self._rota_of(chosen[0]) if len(chosen) == 1 else None
        if rota is None or session.team is None:
            return
        edit = restoring(session.store, session.team, rota)
        if self.desk.edit(edit, edit.what):
            self.desk.frame.show_message("info", f"{chosen[0].name} is the draft now.", "Undo takes it back.")

    @Slot()
    def show_on_board(self) -> None:
        """The board marks what differs from the older of the two."""
        pair = self.compared
        if pair is None:
            return
        self.desk.compare_with(self._rota_of(pair[0]))
        self.desk.frame.show_screen("rota")
        self.desk.say(
            f"The board marks what is other than in {pair[0].name.lower()}, until the week is left."
        )

    @Slot()
    def show_earlier(self) -> None:
        """More of the log."""
        self._shown_rows += MORE_ROWS
        self.renew()

    @Slot(QModelIndex, QModelIndex)
    def _step_moved(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_buttons()

    @Slot()
    def _selection_moved(self, *_: object) -> None:
        self._compare()

    # --- making ------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.steps.activated.connect(self._activate)
        self.steps.selectionModel().currentRowChanged.connect(self._step_moved)
        self.versions.selectionModel().selectionChanged.connect(self._selection_moved)
        self.go_button.clicked.connect(self.go)
        self.earlier_button.clicked.connect(self.show_earlier)
        self.restore_button.clicked.connect(self.restore)
        self.board_button.clicked.connect(self.show_on_board)

    def _lay_out(self) -> None:
        self.week_label, note = QLabel(self), ElidedLabel(self)
        title = QLabel("Steps", self)
        for label in (title, self.week_label):
            label.setObjectName("title")
        note.setText("Enter or a double click goes to a step, back and forth")
        note.setObjectName("secondary")
        self.headline.setWordWrap(True)
        self.headline.setObjectName("secondary")
        for button, name in (
            (self.go_button, "arrow-u-up-left"),
            (self.earlier_button, "clock-counter-clockwise"),
            (self.restore_button, "arrow-counter-clockwise"),
            (self.board_button, "calendar"),
        ):
            button.setIcon(icon(name, "text"))
            button.setIconSize(QSize(px(20), px(14)))
        left, right = _card(self), _card(self)
        steps, versions = left.layout(), right.layout()
        assert isinstance(steps, QVBoxLayout)
        assert isinstance(versions, QVBoxLayout)
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(title)
        head.addWidget(note, 1)
        steps.addLayout(head)
        steps.addWidget(self.steps, 1)
        steps.addLayout(_row(self.earlier_button, self.go_button))
        versions.addWidget(self.week_label)
        versions.addWidget(self.versions, 2)
        versions.addLayout(_row(self.board_button, self.restore_button))
        versions.addWidget(self.headline)
        versions.addWidget(self.pairs, 3)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(px(16), px(12), px(16), px(12))
        outer.setSpacing(px(12))
        outer.addWidget(left, 5)
        outer.addWidget(right, 5)
        order = (
            self.steps,
            self.earlier_button,
            self.go_button,
            self.versions,
            self.board_button,
            self.restore_button,
            self.pairs,
        )
        for first, then in pairwise(order):
            self.setTabOrder(first, then)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def _card(parent: QWidget) -> QFrame:
    card = QFrame(parent)
    card.setProperty("card", True)
    box = QVBoxLayout(card)
    box.setContentsMargins(px(14), px(10), px(14), px(10))
    box.setSpacing(px(8))
    return card


def _table(item_model: RowsItemModel, name: str, parent: QWidget) -> QTableView:
    table = QTableView(parent)
    table.setAccessibleName(name)
    table.setModel(item_model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
    header = table.horizontalHeader()
    header.setAccessibleName(f"Columns: {name}")
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(False)
    wide = 1 if item_model.columnCount() == 3 else item_model.columnCount() - 1
    header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    return table
