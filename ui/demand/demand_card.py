"""A card with one list of demand: title, count, rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from ui.demand.demand_delegate import DemandDelegate
from ui.item_models.demand_item_model import DEMAND_ROLE, DemandItemModel
from ui.item_models.demand_rows import DemandRow
from ui.theme import px
from ui.widgets.elided_label import ElidedLabel


class DemandCard(QFrame):
    """`row_chosen` comes with the kind and the key of a record."""

    row_chosen = Signal(str, str)

    def __init__(self, title: str, nothing: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(title)
        self.item_model = DemandItemModel(self)
        self.title, self.beside, self.nothing = ElidedLabel(self), QLabel(self), QLabel(nothing, self)
        self.title.setText(title)
        self.title.setObjectName("title")
        self.beside.setObjectName("secondary")
        self.nothing.setObjectName("secondary")
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(px(14), px(6), px(14), px(6))
        self.view = QListView(self)
        self.view.setAccessibleName(title)
        self.view.setModel(self.item_model)
        self.view.setItemDelegate(DemandDelegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.clicked.connect(self._clicked)
        self._is_telling = False
        self.head = QHBoxLayout()
        self.head.setContentsMargins(px(14), px(12), px(14), px(6))
        self.head.setSpacing(px(8))
        self.head.addWidget(self.title, 1)
        self.head.addStretch(0)
        self.head.addWidget(self.beside)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, px(6))
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addWidget(self.nothing)
        column.addWidget(self.view, 1)
        # Takes the room of a list that is not shown, so that the head stays at the top.
        column.addStretch(0)

    def show_rows(self, rows: Sequence[DemandRow], beside: str, nothing: str = "") -> None:
        """Show the rows, a word or a number beside the title, and what to say where there are none."""
        self.item_model.show_rows(rows)
        self.beside.setText(beside)
        if nothing:
            self.nothing.setText(nothing)
        self.nothing.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self._column.setStretch(self._column.count() - 1, 0 if rows else 1)

    def choose(self, key: str) -> None:
        """Mark a record without telling; nothing where it is not in the list."""
        row = self.item_model.row_of(key)
        self._is_telling = True
        if row < 0:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
        else:
            index = self.item_model.index(row)
            self.view.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.view.scrollTo(index)
        self._is_telling = False

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_telling:
            self._tell(now)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self._tell(index)

    def _tell(self, index: QModelIndex) -> None:
        row = index.data(DEMAND_ROLE)
        if isinstance(row, DemandRow):
            self.row_chosen.emit(row.kind, row.key)
