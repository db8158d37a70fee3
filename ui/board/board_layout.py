"""A table of people by days laid out for a snapshot: its heads, widths, scroll bars and scene.

The table view keeps the current cell, frozen heads, scrolling and accessibility; it paints no cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.board.board_ink import BoardInk
from ui.board.board_scene import BoardScene, is_same_sheet
from ui.board.column_widths import BoardSpan, column_widths, view_widths
from ui.board.day_axis import make_axis
from ui.board.day_header import DayHeader
from ui.board.name_header import BoardCorner, NameHeader
from ui.board.row_axis import make_rows
from ui.item_models.board_arrangement import PLAIN, Arrangement
from ui.item_models.board_item_model import BoardItemModel
from ui.item_models.board_snapshot import BoardSnapshot
from ui.theme import theme_changes


class LaidOutBoard(QTableView):
    """Shows a `BoardSnapshot`. `wide_day` is a weekday, 0 to 6, or None when all days are equally wide."""

    # Other people are shown than before, or another state of them.
    rows_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days, self._names = DayHeader(self), NameHeader(self)
        self.corner = BoardCorner(self)
        self._cells = BoardItemModel()
        self._scene: BoardScene | None = None
        self._ink: BoardInk | None = None
        self._wide_day: int | None = 1
        # What fills the board: a day, a week, weeks; None: a week, or as narrow as several weeks ask.
        self._view: BoardSpan | None = None
        self._zoom = 1.0
        self._arrangement = PLAIN
        self._whole: BoardSnapshot | None = None
        self._set_up()
        self.setModel(self._cells)
        theme_changes().changed.connect(self._theme_changed)

    @property
    def snapshot(self) -> BoardSnapshot | None:
        return self._cells.snapshot

    @property
    def scene(self) -> BoardScene | None:
        """What is painted now, with all its places."""
        return self._scene

    @property
    def day_header(self) -> DayHeader:
        """The frozen head."""
        return self._days

    @property
    def name_header(self) -> NameHeader:
        """The frozen names."""
        return self._names

    @property
    def wide_day(self) -> int | None:
        return self._wide_day

    @Slot(object)
    def show_snapshot(self, snapshot: BoardSnapshot | None) -> None:
        """Show another state; the selection stays where what is selected is still there."""
        if not _has_same_work(self._whole, snapshot):
            self._let_all_go()
        self._whole = snapshot
        self._cells.show_snapshot(snapshot.arranged(self._arrangement) if snapshot is not None else None)
        before = self._scene
        self._scene = self._new_scene()
        if is_same_sheet(before, self._scene):
            self._show_scene()
            self._paint_what_differs(before)
        else:
            self._lay_out_scene()
        self.rows_changed.emit()

    def dataChanged(  # noqa: N802 - Qt's name
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Told to who reads the screen; what is painted anew follows from the scene, not from here."""
        if QAccessible.isActive():
            super().dataChanged(first, last, roles)

    def _column_in_mind(self) -> int:
        """The column of the current cell."""
        return max(self.currentIndex().column(), 0)

    def _let_all_go(self) -> None:
        """What is in hand may not be there any more."""

    def _paint_what_differs(self, before: BoardScene | None) -> None:
        """Paint the cells again that show something else than in a scene of the same places."""
        del before
        self.viewport().update()

    def _show_scene(self) -> None:
        """Tell the parts that there is another scene."""
        for part in (self._days, self._names, self.corner):
            part.show_scene(self._scene)

    @property
    def arrangement(self) -> Arrangement:
        """Who is shown, in which groups and order."""
        return self._arrangement

    def arrange(self, arrangement: Arrangement) -> None:
        """Show other people, groups or order; nothing is made anew for those who stay."""
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._let_all_go()
            self.show_snapshot(self._whole)

    @property
    def view(self) -> BoardSpan | None:
        return self._view

    @property
    def zoom(self) -> float:
        return self._zoom

    def set_view(self, view: BoardSpan | None, zoom: float = 1.0) -> None:
        """Fill the board with a day, a week or weeks; what was at the left stays there."""
        left = self._scene.axis.column_at(self.horizontalOffset()) if self._scene else 0
        is_day = view == "day" and view != self._view
        column = self._column_in_mind() if is_day else left
        self._view, self._zoom = view, zoom
        self._lay_out()
        if self._scene is not None and column < self._scene.axis.days:
            self.horizontalScrollBar().setValue(self._scene.axis.left(column))

    def set_wide_day(self, weekday: int | None) -> None:
        """Make a weekday (0 Monday to 6) the wide one, or all days equal."""
        self._wide_day = weekday
        self._lay_out()

    def _set_up(self) -> None:
        self.setAccessibleName("Rota board")
        self.setObjectName("board")
        self.setHorizontalHeader(self._days)
        self.setVerticalHeader(self._names)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        # Every pixel is painted here; without this Qt would fill the ground twice.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @Slot()
    def _theme_changed(self) -> None:
        self._ink = None
        self._lay_out()

    def _lay_out(self) -> None:
        """Make the scene for the snapshot, the size and the theme at hand."""
        self._scene = self._new_scene()
        self._lay_out_scene()

    def _new_scene(self) -> BoardScene | None:
        """The snapshot at its places; None where there is nobody to show."""
        snapshot, ink = self.snapshot, self._ink_now()
        if snapshot is None or not snapshot.rows:
            return None
        axis = make_axis(snapshot.problem.first_day, self._column_widths(snapshot), snapshot.hours)
        if self._scene is not None and self._scene.axis == axis:
            # It knows the places that were asked for already.
            axis = self._scene.axis
        return BoardScene(ink, axis, snapshot, self._wide_column(snapshot) if self._view == "week" else None)

    def _lay_out_scene(self) -> None:
        """Fit heads, bars and corner to the scene, and paint all of it."""
        if self._scene is not None:
            axis = self._scene.axis
            for column in range(axis.days):
                self._days.resizeSection(column, axis.width(column))
            self._choose_bars(axis.lefts[-1], self._scene.height)
        self._show_scene()
        self.corner.setVisible(self._scene is not None)
        self.updateGeometries()
        self._place_corner()
        self.viewport().update()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """A day alone is seen from its beginning."""
        super().scrollTo(index, hint)
        if self._view == "day" and self._scene is not None and 0 <= index.column() < self._scene.axis.days:
            self.horizontalScrollBar().setValue(self._scene.axis.left(index.column()))

    def _choose_bars(self, width: int, height: int) -> None:
        """A bar only where something lies beyond: left to itself Qt keeps both, each for the other's sake."""
        metrics = self._ink_now().metrics
        across, down = self.width() - metrics.name_width, self.height() - metrics.header_height
        bar = self.verticalScrollBar().sizeHint().width()
        has_down = height > down - (bar if width > across else 0)
        has_across = width > across - (bar if has_down else 0)
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if has_down else policies.ScrollBarAlwaysOff
        )
        self.setHorizontalScrollBarPolicy(
            policies.ScrollBarAsNeeded if has_across else policies.ScrollBarAlwaysOff
        )

    def _column_widths(self, snapshot: BoardSnapshot) -> list[int]:
        weekends = [snapshot.is_weekend(column) for column in range(len(snapshot.days))]
        wide = self._wide_column(snapshot)
        room = self.width() - self._ink_now().metrics.name_width
        least = self._widths(weekends, wide, 0)
        rows_height = make_rows(
            [bool(row.group) for row in snapshot.rows], self._ink_now().metrics.row
        ).height
        room_down = self.height() - self._ink_now().metrics.header_height
        bar = self.verticalScrollBar().sizeHint().width()
        if rows_height > room_down - (bar if sum(least) > room else 0):
            room -= bar
        return self._widths(weekends, wide, room)

    def _widths(self, weekends: list[bool], wide: int | None, room: int) -> list[int]:
        if self._view is None:
            return column_widths(weekends, wide, room)
        return view_widths(weekends, wide, room, self._view, self._zoom)

    def _wide_column(self, snapshot: BoardSnapshot) -> int | None:
        """The column of the wide day: in the week of the current cell, where there are several."""
        if self._wide_day is None:
            return None
        week = max(self.currentIndex().column(), 0) // 7 if len(snapshot.days) > 7 else 0
        return 7 * week + self._wide_day

    def _ink_now(self) -> BoardInk:
        ratio = self.devicePixelRatioF()
        if self._ink is None or self._ink.ratio != ratio:
            self._ink = BoardInk(ratio)
        return self._ink

    def _place_corner(self) -> None:
        left, top = self._names.x(), self._days.y()
        self.corner.setGeometry(left, top, self._names.width(), self._days.height())
        self.corner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()


def _has_same_work(before: BoardSnapshot | None, after: BoardSnapshot | None) -> bool:
    """Whether two states are of one team with the same shifts: only what is said of them may be other."""
    if before is None or after is None or before.rota is None or after.rota is None:
        return before is after
    return before.team is after.team and before.rota.shifts == after.rota.shifts
