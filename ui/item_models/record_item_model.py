"""A list of records as Qt sees it: a row is one record, texts ready to show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

AnyIndex = QModelIndex | QPersistentModelIndex
RECORD_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class RecordRow(Protocol):
    """What a row has to tell of itself."""

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def spoken(self) -> str: ...


Row = TypeVar("Row", bound=RecordRow)


class RecordItemModel(QAbstractListModel, Generic[Row]):
    """Rows are given whole; the selection is kept by the view that knows what it shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
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
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def row_of(self, key: str) -> int:
        """The row of a record, or −1."""
        return next((number for number, row in enumerate(self._rows) if key and row.key == key), -1)

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
        return row if role == RECORD_ROLE else None
