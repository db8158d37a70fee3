"""The board's keyboard: cells, blocks and the uncovered lane, and a shift carried with the arrow keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QWidget

from planner.domain.rota import Shift
from planner.domain.time_grid import day_of
from planner.services.rota_edits import PinActivity, RotaEdit, UnpinActivity
from ui.board.board_canvas import BoardCanvas
from ui.board.board_keys import CARRY_KEYS, HOLDS, arrow_of, carry_step, keys_of, letter_of
from ui.board.board_scene import BoardScene
from ui.board.board_selection import BoardSelection
from ui.board.carry import Carry
from ui.board.person_hand import CarriedPerson, PersonHand, PutPerson
from ui.board.person_tag import PersonTag
from ui.board.speech import announce
from ui.item_models.board_marks import BlockMark, ShiftMark, UncoveredMark
from ui.item_models.board_snapshot import BoardSnapshot
from ui.item_models.board_words import block_words, uncovered_accessible_text

HOW_TO_MOVE = (
    "Picked up. Arrow keys move it, with Control by a day; S and E hold its start and end, C copies; "
    "Space puts it down, Escape cancels."
)
NOTHING_UNCOVERED = "Nothing is uncovered: there is nothing to try."
HOW_TO_CARRY = "In hand. Left and right change what is tried, up and down who; Space does it, Escape cancels."


class KeyedBoard(BoardCanvas):
    """A board that keys work on."""

    # A BoardSelection, when a person has chosen something (not when a program did).
    selection_changed = Signal(object)
    # An edit record of planner.services.rota_edits.
    edit_requested = Signal(object)
    # The id of an action: `pane.inspector`, `wide_day.0` … `wide_day.7`.
    action_requested = Signal(str)
    # A letter or figure pressed alone, where single letters are on.
    letter_pressed = Signal(str)
    # A PutPerson: somebody is put onto a demand that is not met.
    put_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_single_letters = True
        self._action_keys: dict[str, str] = {}
        self._person = PersonHand()
        # The cell that the keys worked on when the person was taken in hand; −1 for none.
        self._came_from: tuple[int, int] | None = None
        self._tag = PersonTag(self)

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
        announce(self, f"{len(self._chooser.chosen_shifts())} shifts selected")
        return True

    # -- a person in hand ---------------------------------------------------------------------------------

    @property
    def is_hand_full(self) -> bool:
        """Whether a shift or a person is in hand."""
        return super().is_hand_full or self._person.is_carrying

    @property
    def person_hand(self) -> PersonHand:
        """The person in hand."""
        return self._person

    @property
    def person_tag(self) -> PersonTag:
        """What is said beside the person in hand."""
        return self._tag

    def pick_up_person(self) -> None:
        """Take the person of the current row in hand, over the chosen demand or the first of the lane."""
        scene, row = self._scene, max(self.currentIndex().row(), 0)
        staff = self.selection.staff
        if scene is None:
            return
        if staff in scene.snapshot.row_of:
            row = scene.snapshot.row_of[staff or ""]
        marks = scene.snapshot.uncovered
        if self._hand.closed or not marks:
            words = self._hand.closed or NOTHING_UNCOVERED
            announce(self, words)
            self._show_words(row, max(self.currentIndex().column(), 0), words)
            return
        mark = self._chooser.uncovered_now or marks[0]
        here = self.currentIndex()
        self._came_from = (here.row(), here.column())
        self._person.pick_up(scene.snapshot, row)
        self._hover.hush()
        while self._person.is_on(scene.snapshot.rows[row].id, mark.demand) and row + 1 < len(
            scene.snapshot.rows
        ):
            row += 1
        self._person.change_person(row)
        self._hold_over(mark)
        announce(self, f"{HOW_TO_CARRY} {self._person.words()}")

    def _person_key(self, event: QKeyEvent) -> None:
        key, carried, snapshot = event.key(), self._person.carried, self.snapshot
        step = carry_step(event)
        if carried is None or snapshot is None:
            return
        if key == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Undo):
            self.let_person_go("Cancelled. Nothing was changed.")
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._put_person()
        elif step is not None:
            self._step_person(step, snapshot, carried)
            announce(self, self._person.words())

    def _step_person(self, step: tuple[int, int], snapshot: BoardSnapshot, carried: CarriedPerson) -> None:
        """Left and right from demand to demand, up and down from person to person."""
        minutes, rows = step
        if rows:
            row = min(max(snapshot.row_of[carried.staff] + rows, 0), len(snapshot.rows) - 1)
            self._person.change_person(row)
            self._go_to(row, max(self.currentIndex().column(), 0))
        marks = snapshot.uncovered
        now = marks.index(carried.demand) if carried.demand in marks else 0
        if minutes:
            now = (now + (1 if minutes > 0 else -1)) % len(marks)
        self._hold_over(marks[now])

    def _hold_over(self, mark: UncoveredMark) -> None:
        """Hold the person over a demand, and show what the rules say beside its mark."""
        scene, snapshot = self._scene, self.snapshot
        if scene is None or snapshot is None or self._person.carried is None:
            return
        self._person.hold(demand=mark)
        column = snapshot.column_of(mark.day)
        row = snapshot.row_of[self._person.carried.staff]
        if 0 <= column < scene.axis.days:
            self._go_to(row, column)
        self._days.show_selection(mark.demand, None)
        x = round(scene.axis.x(mark.shown.start)) - self.horizontalOffset()
        place = self._days.viewport().mapTo(self, QPoint(x, self._days.height()))
        self._show_tag(place)

    def _show_tag(self, place: QPoint) -> None:
        self._tag.show_at(place, self._person.title(), self._person.verdict())
        carried, rows = self._person.carried, self.snapshot.row_of if self.snapshot else {}
        if carried is not None:
            self._names.show_rows(rows.get(carried.staff, -1), -1)

    def _put_person(self) -> None:
        """Ask for what the place means; where the law objects the person stays in hand."""
        asked = self._person.put_down()
        if asked is None:
            announce(self, self._person.words())
            return
        self.let_person_go("")
        if isinstance(asked, PutPerson):
            self.put_requested.emit(asked)
        else:
            self.edit_requested.emit(asked)

    def let_person_go(self, words: str) -> None:
        """Put the hand away; the demand that was chosen is ringed again, the keys work where they did."""
        self._person.drop()
        self._tag.hide()
        if self._came_from is not None:
            self._go_to(*self._came_from)
            self._came_from = None
        self._selection_moved()
        announce(self, words)

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
        # Coming to the board chooses nothing; it only needs a cell to start from.
        if self._cells.rowCount() and not self.currentIndex().isValid():
            self._go_to(max(self.rowAt(0), 0), max(self.columnAt(0), 0))
        super().focusInEvent(event)
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
        shift = self.snapshot.shift_by_id.get(self.selection.shift or "") if self.snapshot else None
        if shift is None or self.selection.activity is None:
            return
        activity = shift.activities[self.selection.activity]
        edit: RotaEdit = (
            UnpinActivity(shift.id, activity.start)
            if activity.is_pinned
            else PinActivity(shift.id, activity.start)
        )
        self.edit_requested.emit(edit)

    def _pick_up_current(self) -> None:
        index, scene = self.currentIndex(), self._scene
        if scene is None or not index.isValid():
            return
        taken = self._shifts_to_take(scene, index.row(), index.column())
        if not taken:
            return
        (mark, row), *others = taken
        block = next((each for each in mark.blocks if each.index == self.selection.activity), None)
        if block is None and not others:
            self._chooser.choose_cell(index.row(), index.column())
        why_not_moved = self._hand.pick_up(scene.snapshot, mark, row, block=block, others=others)
        announce(self, why_not_moved or HOW_TO_MOVE)
        self._hover.hush()
        if why_not_moved:
            self._show_words(index.row(), index.column(), why_not_moved)
        self._targets.look()
        self.viewport().update()

    def _shifts_to_take(self, scene: BoardScene, row: int, column: int) -> list[tuple[ShiftMark, int]]:
        """The selected shifts, or that of the current cell."""
        if self.selection.is_many:
            return self._chooser.chosen_shifts()
        mark = scene.snapshot.cell(row, column).shift
        return [(mark, row)] if mark is not None else []

    def _carry_key(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Undo):
            # To undo a move that is not made yet is to let go; the edit before it stays.
            self._let_go()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._put_down()
        elif step := carry_step(event):
            self._hand.move(*step)
            self._tell_held()
        elif (letter := letter_of(event)) == "c" and self._hand.carry is not None:
            self._hand.copy(is_copy=not self._hand.carry.is_copy)
            self._tell_held()
        elif letter in HOLDS:
            self._hand.take(HOLDS[letter])
            self._tell_held()
        self.viewport().update()

    def _tell_held(self) -> None:
        announce(self, self._hand.words())
        self._show_carried()
        self._targets.look()

    def _show_carried(self) -> None:
        """Keep the shift in hand in view."""
        carry, scene = self._hand.carry, self._scene
        if carry is not None and scene is not None:
            column = scene.snapshot.column_of(carry.span.start // 1440)
            self.scrollTo(self._cells.index(carry.row, min(max(column, 0), scene.axis.days - 1)))

    def _put_down(self) -> None:
        """Ask for the edit; where the rules refuse the place the shift stays in hand."""
        verdict, carry = self._hand.verdict(), self._hand.carry
        edit = self._hand.put_down()
        if self._hand.is_carrying:
            announce(self, f"Not possible: {verdict.words if verdict else ''}")
        else:
            self._targets.stop()
            if edit is not None and carry is not None:
                self.edit_requested.emit(edit)
                self._follow(carry)
        self.viewport().update()

    def _follow(self, carry: Carry) -> None:
        """Where it was put it stays selected, once the edit stands."""
        snapshot = self.snapshot
        if snapshot is None or self._scene is None:
            return
        lain = [(mark, row) for mark, row in carry.moved_marks() if row < len(snapshot.rows)]
        places = [(snapshot.rows[row].id, day_of(mark.shift.start)) for mark, row in lain]
        if not places or any(place not in snapshot.shift_on for place in places):
            return
        if carry.activity is not None:
            self._follow_activity(carry, snapshot.shift_on[places[0]])
        else:
            self._chooser.choose_places(places)
        row, column = snapshot.row_of[places[0][0]], snapshot.column_of(places[0][1])
        if 0 <= column < len(snapshot.days):
            self._go_to(row, column)

    def _follow_activity(self, carry: Carry, shift: Shift) -> None:
        activity = carry.activity
        for index, each in enumerate(shift.activities):
            if activity is not None and (each.kind, each.start) == (activity.kind, carry.span.start):
                self._chooser.choose(
                    BoardSelection("activity", shift.staff, shift.day, shift.id, index, each.demand)
                )
                return

    def _let_go(self) -> None:
        self._hand.drop()
        self._targets.stop()
        announce(self, "Cancelled. The shift is where it was.")
        self.viewport().update()
