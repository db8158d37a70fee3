"""The staff list as Qt sees it: a row is a person, or the heading of a group, which cannot be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.item_models.people_rows import PersonRow

AnyIndex = QModelIndex | QPersistentModelIndex
PERSON_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class PeopleItemModel(QAbstractListModel):
    """Rows are given whole; the selection is kept by the view that knows whom it shows."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PersonRow, ...] = ()

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Replace the rows; where they are the same people, only their texts."""
        new = tuple(rows)
        if [row.staff for row in new] == [row.staff for row in self._rows] and new:
            self._rows = new
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    @property
    def rows(self) -> tuple[PersonRow, ...]:
        return self._rows

    def row_of(self, staff: str) -> int:
        """The row of a person, or −1."""
        return next((number for number, row in enumerate(self._rows) if row.staff == staff and staff), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].is_group:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.spoken if not row.is_group else None
        return row if role == PERSON_ROLE else None
