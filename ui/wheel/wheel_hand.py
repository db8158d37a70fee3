"""A turn in the hand: where it came from, where it would go, and what is to be said of every place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from planner.services.wheel.may_go import Verdict, may_go
from planner.services.wheel.turns import WheelTurn
from ui.item_models.wheel_item_models import WheelItemModel

HERE = Verdict()


class WheelHand(QObject):
    """`moved` whenever it is picked up, carried on or let go; the grid paints from it."""

    moved = Signal()

    def __init__(self, item_model: WheelItemModel, parent: QObject) -> None:
        super().__init__(parent)
        self._item_model = item_model
        self.turn: WheelTurn | None = None
        # Row and column.
        self.target = (-1, -1)
        self._verdicts: dict[tuple[int, int], Verdict] = {}

    @property
    def verdict(self) -> Verdict:
        """What is to be said of the place it is over."""
        return self.verdict_at(*self.target) or HERE

    @property
    def is_home(self) -> bool:
        """Whether it is where it came from."""
        turn = self.turn
        index = self._item_model.place_of(turn.staff, turn.monday) if turn is not None else None
        return index is not None and (index.row(), index.column()) == self.target

    def pick_up(self, turn: WheelTurn) -> None:
        """Take the turn from its place."""
        index = self._item_model.place_of(turn.staff, turn.monday)
        self.turn, self.target = turn, (index.row(), index.column())
        self._verdicts = {}
        self.moved.emit()

    def carry_to(self, row: int, column: int) -> None:
        """Hold it over a place of the grid; beyond the edge it stays where it is."""
        is_inside = 0 <= row < self._item_model.rowCount() and 0 <= column < self._item_model.columnCount()
        if self.turn is not None and is_inside and (row, column) != self.target:
            self.target = (row, column)
            self.moved.emit()

    def let_go(self) -> None:
        """Put it back."""
        if self.turn is not None:
            self.turn, self.target = None, (-1, -1)
            self._verdicts = {}
            self.moved.emit()

    def verdict_at(self, row: int, column: int) -> Verdict | None:
        """What the carried turn would meet in a cell; None while nothing is carried."""
        view = self._item_model.view
        if self.turn is None or view is None or row < 0 or column < 0:
            return None
        if (row, column) not in self._verdicts:
            staff, monday = self._item_model.staff(row), self._item_model.monday(column)
            self._verdicts[row, column] = may_go(view, self.turn, staff, monday)
        return self._verdicts[row, column]
