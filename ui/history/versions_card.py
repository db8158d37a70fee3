"""The versions of the week: chosen, compared two at a time, restored, and shown against the board."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QItemSelectionModel, QSize, Slot
from PySide6.QtWidgets import QAbstractItemView, QLabel, QPushButton, QWidget

from planner.domain.permissions import may
from planner.domain.rota import Rota
from planner.rules.wording import week_text
from planner.services.compare_versions import compare_versions
from planner.services.record_words import RecordWords
from planner.services.restore_version import restoring
from ui.history.history_rows import version_rows
from ui.history.history_table import HistoryTable, button_row
from ui.item_models.history_item_models import PairsItemModel, VersionRow, VersionsItemModel
from ui.main_window.desk import Desk
from ui.theme import icon, px
from ui.widgets.card import Card


class VersionsCard(Card):
    """`item_model` has the versions, `pairs_model` where the two that are compared differ."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("", parent)
        self._desk = desk
        self.item_model, self.pairs_model = VersionsItemModel(self), PairsItemModel(self)
        self.table = HistoryTable(self.item_model, "Versions of the week", (3,), self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.pairs = HistoryTable(self.pairs_model, "Where two versions differ", (2, 3), self)
        self.restore_button = QPushButton("Restore as the draft", self)
        self.board_button = QPushButton("Show on the board", self)
        self.headline = QLabel(self)
        self._week: date | None = None
        self.table.selectionModel().selectionChanged.connect(self._selection_moved)
        self.restore_button.clicked.connect(self.restore)
        self.board_button.clicked.connect(self.show_on_board)
        self._lay_out()

    def renew(self, words: RecordWords) -> None:
        """The versions of the week on screen."""
        session = self._desk.session
        rows = version_rows(session.store.versions(session.first_day), session.published, words)
        self.title.setText(f"Versions of {week_text(session.first_day.toordinal())}")
        is_other_week = self._week != session.first_day
        self._week = session.first_day
        if rows != self.item_model.rows or is_other_week:
            self.item_model.show_rows(rows)
            self._choose_versions()
        self._compare()

    def _choose_versions(self) -> None:
        """What is shown now and the version before it: what one wants to know first."""
        chosen = self.table.selectionModel()
        chosen.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in range(min(2, self.item_model.rowCount())):
            chosen.select(self.item_model.index(row, 0), flags)
        if self.item_model.rowCount():
            chosen.setCurrentIndex(self.item_model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    @property
    def chosen_versions(self) -> tuple[VersionRow, ...]:
        """The chosen versions, the latest first."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return tuple(self.item_model.rows[row] for row in rows)

    @property
    def compared(self) -> tuple[VersionRow, VersionRow] | None:
        """The two to compare, the older first; with one chosen, it and what stands above it."""
        chosen = self.chosen_versions
        if len(chosen) >= 2:
            return chosen[-1], chosen[0]
        top = self.item_model.rows[0] if self.item_model.rows else None
        return (chosen[0], top) if chosen and top is not None and chosen[0] != top else None

    @Slot()
    def _compare(self) -> None:
        pair, team = self.compared, self._desk.session.team
        before = self._rota_of(pair[0]) if pair is not None else None
        after = self._rota_of(pair[1]) if pair is not None else None
        if pair is None or team is None or before is None or after is None:
            number = self.item_model.rowCount()
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
        session = self._desk.session
        if not row.version:
            return session.store.draft(session.first_day)
        return session.store.version(session.first_day, row.version)

    def _show_buttons(self) -> None:
        chosen, is_idle = self.chosen_versions, not self._desk.builder.is_running
        can_restore = is_idle and may(self._desk.session.caller, "change the plan")
        self.restore_button.setEnabled(can_restore and len(chosen) == 1 and chosen[0].version > 0)
        self.board_button.setEnabled(self.compared is not None)

    def choose_version(self, version: int) -> None:
        """Choose one by its number."""
        for number, row in enumerate(self.item_model.rows):
            if row.version == version:
                self.table.selectRow(number)

    @Slot()
    def restore(self) -> None:
        """Make the chosen version the draft; undo takes it back, and the versions stay."""
        chosen, session = self.chosen_versions, self._desk.session
        rota = self._rota_of(chosen[0]) if len(chosen) == 1 else None
        if rota is None:
            return
        if self._desk.edits.go_back(restoring(session.store, rota)):
            self._desk.frame.show_message(
                "info", f"{chosen[0].name} is the draft now.", "Undo takes it back."
            )

    @Slot()
    def show_on_board(self) -> None:
        """The board marks what differs from the older of the two."""
        pair = self.compared
        if pair is None:
            return
        self._desk.compare_with(self._rota_of(pair[0]))
        self._desk.frame.show_screen("rota")
        self._desk.say(
            f"The board marks what is other than in {pair[0].name.lower()}, until the week is left."
        )

    @Slot()
    def _selection_moved(self, *_: object) -> None:
        self._compare()

    def _lay_out(self) -> None:
        self.headline.setWordWrap(True)
        self.headline.setObjectName("secondary")
        for button, name in (
            (self.restore_button, "arrow-counter-clockwise"),
            (self.board_button, "calendar"),
        ):
            button.setIcon(icon(name, "text"))
            button.setIconSize(QSize(px(20), px(14)))
        self.box.addWidget(self.table, 2)
        self.box.addLayout(button_row(self.board_button, self.restore_button))
        self.box.addWidget(self.headline)
        self.box.addWidget(self.pairs, 3)
        order = (self.table, self.board_button, self.restore_button, self.pairs)
        for first, then in pairwise(order):
            self.setTabOrder(first, then)
