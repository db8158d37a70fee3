"""The steps of a plan, its versions, and two versions side by side, as Qt sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.domain.time_grid import civil_of, clock, day_label, day_of
from planner.services.compare_versions import DayPair

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
STEP_COLUMNS = ("When", "What", "Who")
# What is said of a step that is not simply done.
LEFT = "left behind"
STATES = {"now": "you are here", "undone": "undone", "mark": "stays", "other": "elsewhere", "left": LEFT}
VERSION_COLUMNS = ("Version", "When", "By", "Note")


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """`index`: where the undo stack would stand; `number`: the row of the log, for a step that is not of this
    session. `state`: how it stands."""

    at: datetime | None
    sentence: str
    who: str
    state: str
    index: int | None = None
    reason: str = ""
    week: date | None = None
    version: int | None = None
    number: int | None = None

    @property
    def is_faint(self) -> bool:
        return self.state in ("undone", "earlier", "other", "left")

    @property
    def words(self) -> str:
        """For somebody who hears it."""
        parts = [when_text(self.at), self.sentence, f"by {self.who}" if self.who else ""]
        why = f"reason: {self.reason}" if self.reason else ""
        state = STATES.get(self.state, "")
        return ", ".join(part for part in (*parts, why, state) if part)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One kept version of the week, or its draft (version 0)."""

    version: int
    at: datetime
    who: str
    note: str
    is_last: bool = False

    @property
    def name(self) -> str:
        return f"Version {self.version}" if self.version else "Draft"

    @property
    def words(self) -> str:
        last = ", published last" if self.is_last else ""
        note = f", {self.note}" if self.note else ""
        return f"{self.name}{last}, {when_text(self.at)}, by {self.who}{note}"


def when_text(at: datetime | None) -> str:
    """`Fri 20 Nov 09:30`."""
    if at is None:
        return ""
    minute = civil_of(at)
    return f"{day_label(day_of(minute))} {clock(minute)}"


class RowsItemModel(QAbstractTableModel):
    """Rows of texts; `ROW_ROLE` gives the record of a row. In its first cell a row is read out whole, in the
    others cell by cell."""

    def __init__(self, columns: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[Any, ...] = ()

    @property
    def rows(self) -> tuple[Any, ...]:
        return self._rows

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Replace the rows; where there are as many, the place in them stays."""
        new = tuple(rows)
        if len(new) == len(self._rows) and new:
            self._rows = new
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def cells(self, row: Any) -> tuple[str, ...]:
        """The texts of a row, column by column."""
        raise NotImplementedError

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells(row)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column():
            return f"{self.columns[index.column()]}: {self.cells(row)[index.column()]}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.words
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section]
        return None


class StepsItemModel(RowsItemModel):
    """A row is a step, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(STEP_COLUMNS, parent)

    def cells(self, row: HistoryRow) -> tuple[str, ...]:
        why = f" – {row.reason}" if row.reason else ""
        left = f" ({LEFT})" if row.state == "left" else ""
        return when_text(row.at), f"{row.sentence}{why}{left}", row.who


class VersionsItemModel(RowsItemModel):
    """A row is a version of the week, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(VERSION_COLUMNS, parent)

    def cells(self, row: VersionRow) -> tuple[str, ...]:
        return row.name, when_text(row.at), row.who, row.note


class PairsItemModel(RowsItemModel):
    """A row is a person's day in two versions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("Person", "Day", "Before", "After"), parent)

    def name_sides(self, before: str, after: str) -> None:
        """The names of the two versions."""
        self.columns = ("Person", "Day", before, after)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 2, 3)

    def cells(self, row: DayPair) -> tuple[str, ...]:
        return row.name, day_label(row.day), row.before, row.after
