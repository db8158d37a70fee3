"""A person's own week as a table: columns are days; rows the shift of the day and then its parts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.item_models.my_week_columns import DayColumn, Piece

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
# What is drawn short is told in full.
TOLD_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class MyWeekItemModel(QAbstractTableModel):
    """`columns` are shown at once; a day without work has no parts, its first row says why."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.columns: tuple[DayColumn, ...] = ()

    def show_columns(self, columns: tuple[DayColumn, ...]) -> None:
        """Show these days instead."""
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        if parent.isValid() or not self.columns:
            return 0
        return max(1, *(len(column.pieces) for column in self.columns))

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def piece(self, index: AnyIndex) -> Piece | None:
        """The part at an index; None where the day has none there."""
        if not index.isValid() or index.column() >= len(self.columns):
            return None
        pieces = self.columns[index.column()].pieces
        return pieces[index.row()] if index.row() < len(pieces) else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in TOLD_ROLES:
            return self._words(index)
        return None

    def _words(self, index: AnyIndex) -> str:
        if index.row() == 0:
            return self.columns[index.column()].words
        piece = self.piece(index)
        return f"{piece.words}." if piece is not None else ""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Nothing is where a day has fewer parts than another."""
        if index.row() > 0 and self.piece(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in TOLD_ROLES:
            return None
        if orientation == Qt.Orientation.Vertical:
            return "Day" if section == 0 else f"Part {section}"
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        return f"{column.head}, {column.line}"
