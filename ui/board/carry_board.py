"""A board on which the keys take shifts and work in hand, and put them down elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from planner.domain.rota import Shift
from planner.domain.time_grid import day_of
from ui.board.board_keys import HOLDS, carry_step, letter_of
from ui.board.board_scene import BoardScene
from ui.board.board_selection import BoardSelection
from ui.board.carry import Carry
from ui.board.person_board import PersonBoard
from ui.item_models.board_marks import ShiftMark
from ui.widgets.speech import announce

HOW_TO_MOVE = (
    "Picked up. Arrow keys move it, with Control by a day; S and E hold its start and end, C copies; "
    "Space puts it down, Escape cancels."
)


class CarryBoard(PersonBoard):
    """Space takes what is selected, arrows move it, Space puts it down where the rules allow it."""

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
            self._tell_held(self._hand.grip_words())
        self.viewport().update()

    def _tell_held(self, before: str = "") -> None:
        announce(self, f"{before} {self._hand.words()}".strip())
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
