"""The grid of the wheel: turns chosen, dragged, or picked up with Space and carried with the arrows."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from planner.services.wheel.turns import WheelTurn
from ui.item_models.wheel_item_models import WheelItemModel, week_label
from ui.item_models.wheel_words import turn_words
from ui.theme import px
from ui.wheel.wheel_chips import ROW_HEIGHT, chip_places
from ui.wheel.wheel_delegate import WheelDelegate
from ui.wheel.wheel_hand import WheelHand
from ui.widgets.speech import announce

HEADER_HEIGHT, NAME_WIDTH = 30, 170
# From the name of a week to the edges of its column, as in the stylesheet.
BESIDE_WEEK = 2
STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class WheelGrid(QTableView):
    """`turn_chosen` with a turn or None, `turn_dropped` with the turn, a person and a Monday."""

    turn_chosen = Signal(object)
    turn_dropped = Signal(object, str, int)
    remove_requested = Signal(object)
    menu_requested = Signal(object, QPoint)
    # Why a turn could not be put down.
    refused = Signal(str)

    def __init__(self, item_model: WheelItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("needGrid")
        self.setAccessibleName("The wheel, people by weeks")
        self._item_model = item_model
        self.hand = WheelHand(item_model, self)
        self.delegate = WheelDelegate(self.hand, self)
        self._pressed: QPoint | None = None
        self.setModel(item_model)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setAccessibleName("Weeks")
        across.setMinimumSectionSize(px(24))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setFixedHeight(px(HEADER_HEIGHT))
        across.setHighlightSections(False)
        down.setFixedWidth(px(NAME_WIDTH))
        down.setDefaultSectionSize(px(ROW_HEIGHT))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setHighlightSections(False)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setAccessibleName("People")
        self.hand.moved.connect(self._hand_moved)
        item_model.modelReset.connect(self._fit_weeks)

    @property
    def chosen(self) -> WheelTurn | None:
        return self.delegate.chosen

    def choose(self, turn: WheelTurn | None) -> None:
        """Mark a turn, and go to its cell."""
        self.delegate.chosen = turn
        if turn is not None:
            index = self._item_model.place_of(turn.staff, turn.monday)
            if index.isValid() and index != self.currentIndex():
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.viewport().update()
        self.turn_chosen.emit(turn)

    def turn_at(self, point: QPoint) -> WheelTurn | None:
        """The turn under a point of the viewport."""
        index = self.indexAt(point)
        if not index.isValid():
            return None
        turns = self._item_model.turns(index.row(), index.column())
        places = chip_places(turns, QRectF(self.visualRect(index)))
        return next((turn for turn, place in places if place.contains(point.toPointF())), None)

    # --- pointer -----------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.choose(self.turn_at(event.position().toPoint()))
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A chosen turn follows the pointer; nothing else is selected meanwhile."""
        point = event.position().toPoint()
        if self.hand.turn is None and self._pressed is not None and self.chosen is not None:
            far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far and event.buttons() & Qt.MouseButton.LeftButton:
                self.hand.pick_up(self.chosen)
        if self.hand.turn is not None:
            index = self.indexAt(point)
            if index.isValid():
                self.hand.carry_to(index.row(), index.column())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed = None
        if self.hand.turn is not None:
            self.put_down(by_pointer=True)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        under = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        index = self.currentIndex() if is_keyboard else under
        if index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_requested.emit(index, place if is_keyboard else event.globalPos())
        event.accept()

    # --- keys --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.hand.turn is not None:
            self._carry_key(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(self._next_of_cell())
        elif key == Qt.Key.Key_Space:
            self._pick_up()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen is not None:
            self.remove_requested.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def _carry_key(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.hand.let_go()
            announce(self, "Put back.")
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.put_down()
        elif key in STEPS:
            down, right = STEPS[Qt.Key(key)]
            row, column = self.hand.target
            self.hand.carry_to(row + down, column + right)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is carried by keys is not left hanging when the focus goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason and self._pressed is None:
            self.hand.let_go()

    def put_down(self, *, by_pointer: bool = False) -> None:
        """Where it may go it goes. Where it may not, it stays in the hand of the keys and the reason is said;
        a pointer that has let go has put it back."""
        turn, hand = self.hand.turn, self.hand
        if turn is None:
            return
        if hand.is_home:
            hand.let_go()
        elif hand.verdict.may_go:
            row, column = hand.target
            staff, monday = self._item_model.staff(row), self._item_model.monday(column)
            hand.let_go()
            self.turn_dropped.emit(turn, staff, monday)
        else:
            reason = hand.verdict.against
            if by_pointer:
                hand.let_go()
            announce(self, reason)
            self.refused.emit(reason)

    def _next_of_cell(self) -> WheelTurn | None:
        """The turn of the cell after the chosen one, round and round."""
        index = self.currentIndex()
        turns = self._item_model.turns(index.row(), index.column()) if index.isValid() else ()
        if not turns:
            return None
        keys = [turn.key for turn in turns]
        now = keys.index(self.chosen.key) if self.chosen is not None and self.chosen.key in keys else -1
        found = turns[(now + 1) % len(turns)]
        view = self._item_model.view
        if view is not None:
            announce(self, turn_words(view, found))
        return found

    def _pick_up(self) -> None:
        index = self.currentIndex()
        turns = self._item_model.turns(index.row(), index.column()) if index.isValid() else ()
        keys = [turn.key for turn in turns]
        if self.chosen is None or self.chosen.key not in keys:
            self.choose(turns[0] if turns else None)
        if self.chosen is not None:
            self.hand.pick_up(self.chosen)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Going to another cell chooses its first turn, so that the pane tells of it."""
        super().currentChanged(current, previous)
        if self._pressed is None and self.hand.turn is None and current.isValid():
            turns = self._item_model.turns(current.row(), current.column())
            self.choose(turns[0] if turns else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or at a large scale, the weeks have the room before the names."""
        self.verticalHeader().setFixedWidth(min(px(NAME_WIDTH), self.width() // 5))
        super().resizeEvent(event)
        self._fit_weeks()

    @Slot()
    def _fit_weeks(self) -> None:
        """A week's name is never cut: where it does not fit it is short."""
        view, across = self._item_model.view, self.horizontalHeader()
        if view is None or not view.mondays:
            return
        metrics, room = across.fontMetrics(), across.sectionSize(0) - 2 * px(BESIDE_WEEK)
        widest = max(metrics.horizontalAdvance(week_label(monday)) for monday in view.mondays)
        self._item_model.show_short_weeks(is_short=widest > room)

    def _hand_moved(self) -> None:
        hand = self.hand
        if hand.turn is not None:
            row, column = hand.target
            self.scrollTo(self._item_model.index(row, column))
            verdict = hand.verdict
            place = week_label(self._item_model.monday(column))
            name = str(self._item_model.headerData(row, Qt.Orientation.Vertical))
            announce(self, f"{name}, week of {place}: {verdict.against or verdict.warning or 'may go here'}")
        self.viewport().update()
