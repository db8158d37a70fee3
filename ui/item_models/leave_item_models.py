"""The leave grid (people by days) and the table of balances, as Qt sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.domain.time_grid import day_label
from ui.item_models.leave_rows import BALANCE_COLUMNS, TOIL_COLUMNS, BalanceRow, DayMark
from ui.item_models.text_table_item_model import TextTableItemModel

AnyIndex = QModelIndex | QPersistentModelIndex
MARK_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class LeaveGridItemModel(QAbstractTableModel):
    """A row is a person, a column a day; a cell has its `DayMark`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[tuple[str, str], ...] = ()
        self._days: tuple[int, ...] = ()
        self._marks: Mapping[str, tuple[DayMark, ...]] = {}

    def show_marks(
        self, people: Sequence[tuple[str, str]], days: Sequence[int], marks: Mapping[str, tuple[DayMark, ...]]
    ) -> None:
        """People as id and name, days as ordinals, and the marks of each person."""
        new_names, new_days = tuple(people), tuple(days)
        if (new_names, new_days) == (self._names, self._days) and new_names:
            self._marks = marks
            self.dataChanged.emit(self.index(0, 0), self.index(len(new_names) - 1, len(new_days) - 1))
            return
        self.beginResetModel()
        self._names, self._days, self._marks = new_names, new_days, marks
        self.endResetModel()

    @property
    def days(self) -> tuple[int, ...]:
        return self._days

    def staff(self, row: int) -> str:
        """The id of the person in the row."""
        return self._names[row][0]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._names)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._days)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        staff, name = self._names[index.row()]
        mark = self._marks[staff][index.column()]
        if role == MARK_ROLE:
            return mark
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{name}, {day_label(self._days[index.column()])}: {mark.words}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation == Qt.Orientation.Vertical:
                return self._names[section][1]
            return day_label(self._days[section])
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Vertical:
            return self._names[section][1]
        return None


class BalanceItemModel(TextTableItemModel[BalanceRow]):
    """A row is a person, the columns are `BALANCE_COLUMNS`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(BALANCE_COLUMNS, parent, warned="TOIL balance")


class ToilStatesItemModel(TextTableItemModel[BalanceRow]):
    """A row is a person, the columns are `TOIL_COLUMNS`: hours by the state of their entries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TOIL_COLUMNS, parent, warned="Balance")
