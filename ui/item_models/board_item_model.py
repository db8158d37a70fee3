"""The board's item model: a row is a staff member, a column is a day. Each index answers with a `BoardCell`.

It only looks things up in the snapshot; it never changes anything.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.item_models.board_marks import AwayMark
from ui.item_models.board_snapshot import BoardSnapshot
from ui.item_models.board_words import (
    cell_accessible_text,
    cell_text,
    long_day,
    row_accessible_text,
    short_day,
    uncovered_accessible_text,
)

CELL_ROLE = Qt.ItemDataRole.UserRole
_TEXT_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class BoardItemModel(QAbstractTableModel):
    """Shows one snapshot at a time; `show_snapshot` swaps it."""

    def __init__(self, snapshot: BoardSnapshot | None = None) -> None:
        super().__init__()
        self._snapshot = snapshot

    @property
    def snapshot(self) -> BoardSnapshot | None:
        return self._snapshot

    def show_snapshot(self, snapshot: BoardSnapshot | None) -> None:
        """Show another snapshot; the same people and days keep selection and scroll place."""
        if snapshot is not None and self._has_same_shape(snapshot):
            self._snapshot = snapshot
            # The heads look at the scene by themselves.
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._snapshot = snapshot
        self.endResetModel()

    def _has_same_shape(self, new: BoardSnapshot) -> bool:
        old = self._snapshot
        return (
            old is not None
            and old.days == new.days
            and tuple(old.row_of) == tuple(new.row_of)
            and bool(old.row_of)
        )

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        if parent.isValid() or self._snapshot is None:
            return 0
        return len(self._snapshot.people)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        if parent.isValid() or self._snapshot is None:
            return 0
        return len(self._snapshot.days)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        snapshot = self._snapshot
        if snapshot is None or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == CELL_ROLE:
            return snapshot.cell(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(snapshot.cell(row, column), _away_on(snapshot, row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _accessible_text(snapshot, row, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        snapshot = self._snapshot
        if snapshot is None or role not in _TEXT_ROLES or section < 0:
            return None
        if orientation == Qt.Orientation.Vertical:
            return _row_head(snapshot, section, role)
        return _column_head(snapshot, section, role)


def _away_on(snapshot: BoardSnapshot, row: int, column: int) -> AwayMark | None:
    day = snapshot.days[column]
    return next((away for away in snapshot.away(row) if away.first <= day <= away.last), None)


def _accessible_text(snapshot: BoardSnapshot, row: int, column: int) -> str:
    return cell_accessible_text(
        snapshot.people[row],
        snapshot.cell(row, column),
        _away_on(snapshot, row, column),
        is_lockdown=column // 7 in snapshot.rows[row].lockdown_weeks,
    )


def _row_head(snapshot: BoardSnapshot, row: int, role: int) -> str | None:
    if row >= len(snapshot.rows):
        return None
    person = snapshot.rows[row]
    if role == Qt.ItemDataRole.DisplayRole:
        return person.name
    said = row_accessible_text(person)
    return f"Group {person.group}. {said}" if person.group else said


def _column_head(snapshot: BoardSnapshot, column: int, role: int) -> str | None:
    if column >= len(snapshot.days):
        return None
    day = snapshot.days[column]
    if role == Qt.ItemDataRole.DisplayRole:
        return short_day(day)
    said = {"covered": "covered", "closed": "closed", "unplanned": "not planned"}
    state = snapshot.day_state(column)
    text = f"{long_day(day)}, {said.get(state.kind, state.text)}."
    uncovered = [mark for mark in snapshot.uncovered if mark.day == day]
    return " ".join([text, *(uncovered_accessible_text(mark) for mark in uncovered)])
