"""The board's keyboard: cells, blocks and the uncovered lane; what is in hand is of the classes below."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QWidget

from planner.rules.wording import counted
from planner.services.rota_edits import PinActivity, RotaEdit, UnpinActivity
from ui.board.board_keys import CARRY_KEYS, arrow_of, keys_of, letter_of
from ui.board.carry_board import CarryBoard
from ui.item_models.board_marks import BlockMark, UncoveredMark
from ui.item_models.board_words import block_words, uncovered_accessible_text
from ui.widgets.speech import announce


class KeyedBoard(CarryBoard):
    """A board that keys work on."""

    # A BoardSelection, when a person has chosen something (not when a program did).
    selection_changed = Signal(object)
    # The id of an action: `pane.inspector`, `wide_day.0` … `wide_day.7`.
    action_requested = Signal(str)
    # A letter or figure pressed alone, where single letters are on.
    letter_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_single_letters = True
        self._action_keys: dict[str, str] = {}
        self.rows_changed.connect(self._begin_in_a_cell)

    def set_single_letters(self, *, is_on: bool) -> None:
        """Whether letters and figures alone act (WCAG 2.1.4)."""
        self._has_single_letters = is_on

    def event(self, event: QEvent) -> bool:
        # A shift in hand takes the keys before any shortcut of the window does: Esc must only let go of it.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.is_hand_full
            and (event.key() in CARRY_KEYS or event.matches(QKeySequence.StandardKey.Undo))
        ) or self._is_action_key(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return super().event(event)

    def set_action_keys(self, keys: Mapping[str, str]) -> None:
        """Actions that act only while the board has the focus, by their keys (`Ctrl+C`)."""
        self._action_keys = dict(keys)

    def _is_action_key(self, event: QEvent) -> bool:
        """Whether a key that is about to be a shortcut of the window is the board's own."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        return is_asked and isinstance(event, QKeyEvent) and keys_of(event) in self._action_keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._scene is None:
            event.ignore()
        elif self._hand.is_carrying:
            self._carry_key(event)
        elif self._person.is_carrying:
            self._person_key(event)
        elif not self._own_key(event):
            super().keyPressEvent(event)

    def _own_key(self, event: QKeyEvent) -> bool:
        """Whether the key was one of the board's own."""
        key, has_modifier = event.key(), bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not has_modifier:
            self._choose_current()
            self.action_requested.emit("pane.inspector")
            return True
        if key == Qt.Key.Key_Space and not has_modifier:
            self._pick_up_current()
            return True
        if event.modifiers() == Qt.KeyboardModifier.ShiftModifier and self._extend_key(event):
            return True
        if keys_of(event) in self._action_keys:
            self.action_requested.emit(self._action_keys[keys_of(event)])
            return True
        if key == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.pick_up_person()
            return True
        if not has_modifier and self._lane_key(key):
            return True
        return self._letter_key(event)

    def _extend_key(self, event: QKeyEvent) -> bool:
        """Shift with an arrow selects from where the selection began to the next cell."""
        direction, index = arrow_of(event), self.currentIndex()
        if direction is None or not index.isValid():
            return False
        if self.selection.staff is None:
            self._chooser.choose_cell(index.row(), index.column())
        row = min(max(index.row() + direction[1], 0), self._cells.rowCount() - 1)
        column = min(max(index.column() + direction[0], 0), self._cells.columnCount() - 1)
        self._go_to(row, column)
        self._chooser.extend_to(row, column)
        announce(self, f"{counted(len(self._chooser.chosen_shifts()), 'shift')} selected")
        return True

    def _letter_key(self, event: QKeyEvent) -> bool:
        """A letter alone; never the table's own search by typing."""
        letter = letter_of(event)
        if not letter:
            return False
        if not self._has_single_letters:
            event.ignore()
        elif letter == "p" and self.selection.kind == "activity":
            self._toggle_pinned_activity()
        else:
            self.letter_pressed.emit(letter)
        return True

    def _lane_key(self, key: int) -> bool:
        """Up from the first row goes into the uncovered lane; there left and right step, down goes back."""
        is_in_lane = self.selection.kind == "uncovered"
        if key == Qt.Key.Key_Up and not is_in_lane and self.currentIndex().row() == 0:
            return self._step_uncovered(1)
        if is_in_lane and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self._step_uncovered(1 if key == Qt.Key.Key_Right else -1)
        if is_in_lane and key == Qt.Key.Key_Down:
            return self._leave_lane()
        return is_in_lane and key == Qt.Key.Key_Up

    def _leave_lane(self) -> bool:
        """Down to the first row in view, on the day of the demand."""
        column = self.snapshot.column_of(self.selection.day or 0) if self.snapshot else -1
        row = max(self.rowAt(0), 0)
        if 0 <= column < self._cells.columnCount():
            self._go_to(row, column)
            self._chooser.choose_cell(row, column)
        return True

    def keyboardSearch(self, search: str) -> None:
        """No search by typing: single letters are commands."""

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes into the blocks of the current shift, and out of the board after the last."""
        return self._step_block(1 if next else -1) or super().focusNextPrevChild(next)

    def _step_block(self, step: int) -> bool:
        index = self.currentIndex()
        if not index.isValid() or self._hand.is_carrying:
            return False
        found = self._chooser.next_block(index.row(), index.column(), step)
        if isinstance(found, BlockMark):
            self._chooser.choose_cell(index.row(), index.column(), found)
            announce(self, block_words(found))
        elif found is not None:
            self._chooser.choose(found)
        return found is not None

    def _choose_current(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self.selection.kind not in ("activity", "uncovered"):
            self._chooser.choose_cell(index.row(), index.column())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._begin_in_a_cell()
        super().focusInEvent(event)
        self.viewport().update()

    @Slot()
    def _begin_in_a_cell(self) -> None:
        """The keys chose nothing by coming to the board, or by a rota coming to it; they only need a cell to
        start from."""
        if self.hasFocus() and self._cells.rowCount() and not self.currentIndex().isValid():
            self._go_to(max(self.rowAt(0), 0), max(self.columnAt(0), 0))
            self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _step_uncovered(self, step: int) -> bool:
        mark = self._chooser.next_uncovered(step)
        if mark is not None:
            self._choose_uncovered(mark)
        return mark is not None

    def _choose_uncovered(self, mark: UncoveredMark) -> None:
        self._chooser.choose_uncovered(mark)
        announce(self, uncovered_accessible_text(mark))

    def _toggle_pinned_activity(self) -> None:
        shift = self.snapshot.index.by_id.get(self.selection.shift or "") if self.snapshot else None
        if shift is None or self.selection.activity is None:
            return
        activity = shift.activities[self.selection.activity]
        edit: RotaEdit = (
            UnpinActivity(shift.id, activity.start)
            if activity.is_pinned
            else PinActivity(shift.id, activity.start)
        )
        self.edit_requested.emit(edit)
