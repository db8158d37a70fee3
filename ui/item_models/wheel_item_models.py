"""The wheel (people by weeks) and the cover of each week below it, as Qt sees them."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.domain.time_grid import day_label
from planner.services.wheel.turns import WheelTurn
from planner.services.wheel.week_cover import WeekCover
from planner.services.wheel.wheel_view import WheelView
from ui.item_models.wheel_words import away_words, cell_words

AnyIndex = QModelIndex | QPersistentModelIndex
TURNS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
AWAY_ROLE = TURNS_ROLE + 1
COVER_ROLE = TURNS_ROLE + 2
HEARD = Qt.ItemDataRole.AccessibleTextRole


class WheelItemModel(QAbstractTableModel):
    """A row is a person, a column a week; a cell has its turns and the words of who is away."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: WheelView | None = None
        self._has_short_weeks = False

    def show_short_weeks(self, *, is_short: bool) -> None:
        """Name the weeks by figures alone, where columns are narrow; who hears them hears the month."""
        if is_short != self._has_short_weeks:
            self._has_short_weeks = is_short
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def show_view(self, view: WheelView | None) -> None:
        """Show the wheel of another moment; where people and weeks are the same, the place in it stays."""
        before, self.view = self.view, view
        if before is not None and view is not None and view.people and _frame(before) == _frame(view):
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.endResetModel()

    def staff(self, row: int) -> str:
        """The id of the person in the row."""
        assert self.view is not None
        return self.view.people[row].id

    def monday(self, column: int) -> int:
        """The Monday of the week in the column."""
        assert self.view is not None
        return self.view.mondays[column]

    def turns(self, row: int, column: int) -> tuple[WheelTurn, ...]:
        """What the person has in the week."""
        if self.view is None or not (0 <= row < self.rowCount() and 0 <= column < self.columnCount()):
            return ()
        return self.view.by_cell.get((self.staff(row), self.monday(column)), ())

    def place_of(self, staff: str, monday: int) -> QModelIndex:
        """The cell of a person and a week; an invalid index where there is none."""
        if self.view is None or monday not in self.view.mondays:
            return QModelIndex()
        rows = [row for row, person in enumerate(self.view.people) if person.id == staff]
        return self.index(rows[0], self.view.mondays.index(monday)) if rows else QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self.view is None else len(self.view.people)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self.view is None else self.view.problem.weeks

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.view is None:
            return None
        if role == TURNS_ROLE:
            return self.turns(index.row(), index.column())
        if role == AWAY_ROLE:
            return away_words(self.view, self.view.people[index.row()], index.column())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            turns = self.turns(index.row(), index.column())
            return cell_words(self.view, self.view.people[index.row()], index.column(), turns)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_shown = role == Qt.ItemDataRole.DisplayRole
        if self.view is None or not (is_shown or role == Qt.ItemDataRole.ToolTipRole or role == HEARD):
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.view.people[section].name
        monday = self.view.mondays[section]
        return short_week_label(monday) if is_shown and self._has_short_weeks else week_label(monday)


class WeekCoverItemModel(QAbstractTableModel):
    """One row: the cover of each week."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.covers: tuple[WeekCover, ...] = ()

    def show_covers(self, covers: tuple[WeekCover, ...]) -> None:
        """Replace the weeks."""
        is_same = len(covers) == len(self.covers) and bool(covers)
        if is_same:
            self.covers = covers
            self.dataChanged.emit(self.index(0, 0), self.index(0, len(covers) - 1))
            return
        self.beginResetModel()
        self.covers = covers
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or not self.covers else 1

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.covers)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cover = self.covers[index.column()]
        if role == COVER_ROLE:
            return cover
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"Cover of the week of {day_label(cover.monday)}: {cover.words}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return "Cover" if orientation == Qt.Orientation.Vertical else str(section + 1)
        return None


def week_label(monday: int) -> str:
    """`23 Nov`."""
    return day_label(monday).partition(" ")[2]


def short_week_label(monday: int) -> str:
    """`23/11`."""
    day = date.fromordinal(monday)
    return f"{day.day}/{day.month}"


def _frame(view: WheelView) -> tuple[object, ...]:
    return view.mondays, tuple((person.id, person.name) for person in view.people)
