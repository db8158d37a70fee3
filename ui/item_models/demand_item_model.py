"""A list of demand as Qt sees it: a row is one record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.item_models.demand_rows import DemandRow

AnyIndex = QModelIndex | QPersistentModelIndex
DEMAND_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class DemandItemModel(QAbstractListModel):
    """Rows are given whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DemandRow, ...] = ()

    def show_rows(self, rows: Sequence[DemandRow]) -> None:
        """Replace the rows; where they are of the same records, only their texts."""
        new = tuple(rows)
        if new and [row.key for row in new] == [row.key for row in self._rows]:
            self._rows = new
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    @property
    def rows(self) -> tuple[DemandRow, ...]:
        return self._rows

    def row_of(self, key: str) -> int:
        """The row of a record, or −1."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken
        return row if role == DEMAND_ROLE else None
