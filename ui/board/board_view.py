"""The board: one table view with one paint event of its own. Rows are people, columns are days.

It shows a `BoardSnapshot` and changes nothing: what a person does goes out as signals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    Slot,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from planner.domain.time_grid import weekday_of
from ui.board.band import Drawn
from ui.board.board_hits import selection_at
from ui.board.board_mouse import MouseBoard
from ui.board.board_selection import NOTHING, BoardSelection, SelectionKind
from ui.board.lane_painter import LaneMark
from ui.item_models.board_marks import UncoveredMark


class BoardView(MouseBoard):
    """The board as the window uses it: keys (below), mouse, heads, and choosing from outside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menus: dict[SelectionKind, Sequence[QAction]] = {}
        self._days.menu_requested.connect(self._open_menu)
        self._names.menu_requested.connect(self._open_menu)
        self._days.day_clicked.connect(self._day_clicked)
        self._days.day_double_clicked.connect(self._day_double_clicked)
        self._days.uncovered_clicked.connect(self._lane_clicked)
        self._names.person_clicked.connect(self._person_clicked)
        self._names.person_dragged.connect(self._drag_person)
        self._names.person_dropped.connect(self._drop_person)
        self.corner.uncovered_clicked.connect(self._next_uncovered)
        self._chooser.chosen.connect(self.selection_changed)

    def close_to_edits(self, because: str) -> None:
        """Let nothing be taken in hand, and say why; nothing: the board may be changed."""
        self._hand.closed = because

    def _let_all_go(self) -> None:
        super()._let_all_go()
        self._pressed = self._band = None
        if self._person.is_carrying:
            self.let_person_go("")

    def select_shift(self, shift_id: str) -> None:
        """Select a shift and bring it into view; an activity selected in it stays selected."""
        place = self.snapshot.place_of(shift_id) if self.snapshot else None
        if place is None or self._scene is None:
            return
        if self.selection.shift != shift_id:
            self._chooser.put(selection_at(self._scene, *place))
        self._go_to(*place)

    def select_activity(self, shift_id: str, index: int) -> None:
        """Select an activity of a shift, by its place in it, and bring it into view."""
        place = self.snapshot.place_of(shift_id) if self.snapshot else None
        shift = self.snapshot.index.by_id.get(shift_id) if self.snapshot else None
        if place is None or shift is None or index >= len(shift.activities):
            return
        demand = shift.activities[index].demand
        self._chooser.put(BoardSelection("activity", shift.staff, shift.day, shift_id, index, demand))
        self._go_to(*place)

    def select_uncovered(self, demand: str) -> None:
        """Select a demand that is not met: its mark gets a ring, its time a band down the board."""
        mark = self._chooser.uncovered(demand)
        if mark is None or self.snapshot is None:
            return
        self._chooser.put(BoardSelection("uncovered", day=mark.day, demand=demand))
        column = self.snapshot.column_of(mark.day)
        if 0 <= column < len(self.snapshot.days):
            row = max(self.currentIndex().row(), self.rowAt(0), 0)
            self.scrollTo(self._cells.index(row, column))

    def clear_choice(self) -> None:
        """Select nothing; the current cell stays for the keyboard."""
        self._chooser.put(NOTHING)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if self._scene is None or not current.isValid() or self._pressed is not None:
            return
        if self.hasFocus():
            self._chooser.choose_cell(current.row(), current.column())

    @Slot(int)
    def _day_clicked(self, column: int) -> None:
        if self.snapshot is not None:
            self._chooser.choose(BoardSelection("day", day=self.snapshot.days[column]))

    @Slot(int)
    def _day_double_clicked(self, column: int) -> None:
        """The wide day, or, where it is wide already, all days equal."""
        if self.snapshot is None:
            return
        weekday = weekday_of(self.snapshot.days[column])
        self.action_requested.emit(f"wide_day.{0 if weekday == self._wide_day else weekday + 1}")

    @Slot(int)
    def _person_clicked(self, row: int) -> None:
        if self.snapshot is not None:
            self._chooser.choose(BoardSelection("person", self.snapshot.rows[row].id))

    @Slot(object)
    def _lane_clicked(self, mark: LaneMark) -> None:
        """The mark's demand; of several the one after that which is selected."""
        demands = [each.demand for each in mark.demands]
        now = self.selection.demand
        index = (demands.index(now) + 1) % len(demands) if now in demands else 0
        self._choose_uncovered(mark.demands[index])

    @Slot()
    def _next_uncovered(self) -> None:
        self._step_uncovered(1)

    # -- a person is dragged ------------------------------------------------------------------------------

    @Slot(int, QPoint)
    def _drag_person(self, row: int, place: QPoint) -> None:
        """From the name column, over the heads or the rows."""
        if self.snapshot is None or row >= len(self.snapshot.rows) or self._hand.closed:
            return
        if not self._person.is_carrying:
            self._person.pick_up(self.snapshot, row)
        mark = self._lane_demand(place)
        hit = self._hit(QPointF(self.viewport().mapFromGlobal(place))) if mark is None else None
        self._person.hold(demand=mark, shift=hit.mark.shift if hit and hit.mark else None)
        self._days.show_selection(mark.demand if mark else None, None)
        self._show_tag(self.mapFromGlobal(place))

    @Slot(QPoint)
    def _drop_person(self, place: QPoint) -> None:
        """Where the law objects, or over nothing, the person goes back."""
        if not self._person.is_carrying:
            return
        self._drag_person(0, place)
        self._put_person()
        if self._person.is_carrying:
            self.let_person_go("")

    def _lane_demand(self, place: QPoint) -> UncoveredMark | None:
        """The demand not met under a global place: of several in one mark the chosen one, or the first."""
        heads = self._days.viewport()
        found = self._days.lane_mark_at(QPointF(heads.mapFromGlobal(place)))
        if found is None or not heads.rect().contains(heads.mapFromGlobal(place)):
            return None
        now = self._chooser.uncovered_now
        return now if now in found.demands else found.demands[0]

    def _carry_into_lane(self, event: QMouseEvent) -> bool:
        """A shift that is dragged onto something uncovered: what if its person did that?"""
        carry, place = self._hand.carry, event.globalPosition().toPoint()
        is_whole = carry is not None and carry.block is None and carry.part == "whole" and not carry.others
        mark = self._lane_demand(place) if is_whole else None
        if mark is None or carry is None or self.snapshot is None:
            if self._person.is_carrying:
                self.let_person_go("")
            return False
        self._hand.hold(0, carry.from_row)
        if not self._person.is_carrying:
            self._person.pick_up(self.snapshot, carry.from_row)
        self._person.hold(demand=mark)
        self._days.show_selection(mark.demand, None)
        self._show_tag(self.mapFromGlobal(place))
        self.viewport().update()
        return True

    def set_menus(self, menus: Mapping[SelectionKind, Sequence[QAction]]) -> None:
        """The menu of each kind of selection."""
        self._menus = dict(menus)

    def menu_actions(self) -> list[QAction]:
        """What the menu offers: what the window has given for what is selected, or added to the board."""
        offered = self._menus.get(self.selection.kind, self.actions())
        return [action for action in offered if action.isVisible()]

    def new_place(self, drawn: Drawn) -> QPoint:
        """Where, on the screen, to ask what the drawn time is to be: below it."""
        scene = self._scene
        if scene is None:
            return self.mapToGlobal(self.rect().center())
        row, rows = scene.snapshot.row_of.get(drawn.staff, 0), scene.ink.metrics
        x = scene.axis.x(drawn.span.start) - self.horizontalOffset()
        y = scene.row_top(row) + rows.bar_bottom - self.verticalOffset()
        return self.viewport().mapToGlobal(QPoint(round(x), round(y)))

    def select_places(self, places: Iterable[tuple[str, int]]) -> None:
        """Select people's days as if a person had; the keyboard goes on from there."""
        self._chooser.choose_places(places)
        snapshot, now = self.snapshot, self.selection
        if snapshot is not None and now.staff is not None and now.day is not None:
            self._go_to(snapshot.row_of[now.staff], snapshot.column_of(now.day))

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        """The menu of what is selected, at a place of the screen."""
        actions = self.menu_actions()
        self._hover.hush()
        if actions:
            QMenu.exec(actions, place, None, self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The actions that the window has given the board, for what is selected."""
        if not self.menu_actions():
            event.ignore()
            return
        place = event.globalPos()
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        self._open_menu(place)
