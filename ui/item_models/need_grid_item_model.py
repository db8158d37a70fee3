"""The grid of people needed: rows are the days of the week, columns the half-hours shown, then the hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.domain.time_grid import COVER_GRID, clock, day_label, hours_label, times_label
from planner.reports.demand_grid import NeedCell, NeedDay

AnyIndex = QModelIndex | QPersistentModelIndex
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
FIRST, LAST = 420, 1260
COLUMNS = (LAST - FIRST) // COVER_GRID
PARTS = ("both", "visits", "cover")


class NeedGridItemModel(QAbstractTableModel):
    """`part` chooses what is counted: both, visits or cover."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[NeedDay, ...] = ()
        self._part = "both"
        self._changes: tuple[tuple[int, ...], ...] = ()

    def show_days(self, days: Sequence[NeedDay]) -> None:
        """Replace what is shown; the selection stays."""
        if len(days) != len(self._days):
            self.beginResetModel()
            self._days = tuple(days)
            self.endResetModel()
            return
        self._days = tuple(days)
        self._all_changed()

    def show_changes(self, changes: Sequence[tuple[int, ...]]) -> None:
        """By how many people each half-hour (48 a day) differs from the usual week; nothing: from none."""
        self._changes = tuple(changes)
        self._all_changed()

    def change(self, row: int, column: int) -> int:
        """People more (or fewer, below 0) than in the usual week."""
        return self._changes[row][FIRST // COVER_GRID + column] if self._changes else 0

    def show_part(self, part: str) -> None:
        """Count both, visits or cover."""
        self._part = part
        self._all_changed()

    @property
    def days(self) -> tuple[NeedDay, ...]:
        return self._days

    def cell(self, row: int, column: int) -> NeedCell:
        """The half-hour, with what is not counted left out."""
        cell = self._days[row].cells[FIRST // COVER_GRID + column]
        cover = cell.cover if self._part != "visits" else 0
        return NeedCell(cover, cell.visits if self._part != "cover" else 0)

    def short(self, row: int, column: int) -> int:
        """People needed beyond those who could be at work."""
        day, cell = self._days[row], FIRST // COVER_GRID + column
        return max(0, day.cells[cell].people - day.free[cell])

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._days)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else COLUMNS + 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and index.column() == COLUMNS:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if column == COLUMNS:
            minutes = sum(self.cell(row, each).people for each in range(COLUMNS)) * COVER_GRID
            if role == Qt.ItemDataRole.DisplayRole:
                return hours_label(minutes).removesuffix(" h")
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return f"{day_label(self._days[row].day)}: {hours_label(minutes)} of people in all"
            return None
        cell = self.cell(row, column)
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return str(cell.people) if cell.people else ""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._spoken(row, column, cell)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            label = day_label(self._days[section].day)
            return label[: label.rindex(" ")]
        return "hours" if section == COLUMNS else clock(FIRST + section * COVER_GRID)

    def _spoken(self, row: int, column: int, cell: NeedCell) -> str:
        start = FIRST + column * COVER_GRID
        when = f"{day_label(self._days[row].day)} {times_label(start, start + COVER_GRID)}"
        change = self.change(row, column)
        usual = f"; {abs(change)} {'more' if change > 0 else 'fewer'} than usual" if change else ""
        if not cell.people:
            return f"{when}: nobody needed{usual}"
        words = f"{when}: {cell.people} needed, {cell.cover} for cover, {cell.visits} for visits{usual}"
        short = self.short(row, column)
        return f"{words}; {short} more than could be at work" if short else words

    def _all_changed(self) -> None:
        if self._days:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._days) - 1, COLUMNS))
