"""A table of texts as Qt sees it: a row is a record, its first cell names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

AnyIndex = QModelIndex | QPersistentModelIndex
Tone = Literal["", "warn", "danger"]


class TextCells(Protocol):
    """What a row has to tell of itself."""

    @property
    def key(self) -> str: ...

    @property
    def cells(self) -> tuple[str, ...]: ...

    @property
    def tone(self) -> Tone: ...


@dataclass(frozen=True, slots=True)
class TextRow:
    """One record; `tone` marks the column that the table warns in."""

    key: str
    cells: tuple[str, ...]
    tone: Tone = ""


Row = TypeVar("Row", bound=TextCells)


class TextTableItemModel(QAbstractTableModel, Generic[Row]):
    """`warned`: the column with a mark where the row has a tone; `texts`: columns that are not figures."""

    def __init__(
        self,
        columns: Sequence[str],
        parent: QObject | None = None,
        *,
        warned: str = "",
        texts: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._warned = self.columns.index(warned) if warned else -1
        self._texts = {0, *(self.columns.index(each) for each in texts)}
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace the rows; where they are of the same records, only their texts."""
        new = tuple(rows)
        if new and [row.key for row in new] == [row.key for row in self._rows]:
            self._rows = new
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        text = row.cells[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"⚠ {text}" if row.tone and column == self._warned else text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.cells[0]}, {self.columns[column]}: {text}"
        return self._side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _side(self, column: int) -> int:
        """Figures stand at the right, texts at the left; their headings do, too."""
        side = Qt.AlignmentFlag.AlignLeft if column in self._texts else Qt.AlignmentFlag.AlignRight
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return self.columns[section] if role == Qt.ItemDataRole.DisplayRole else None
