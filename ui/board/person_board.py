"""A board on which the keys take a person in hand, over what is not covered."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.board.board_canvas import BoardCanvas
from ui.board.board_keys import carry_step
from ui.board.person_hand import CarriedPerson, PersonHand, PutPerson
from ui.board.person_tag import PersonTag
from ui.item_models.board_marks import UncoveredMark
from ui.item_models.board_snapshot import BoardSnapshot
from ui.widgets.speech import announce

NOTHING_UNCOVERED = "Nothing is uncovered: there is nothing to try."
HOW_TO_CARRY = "In hand. Left and right change what is tried, up and down who; Space does it, Escape cancels."


class PersonBoard(BoardCanvas):
    """What if this person did that? The hand tells before anything is asked for."""

    # An edit record of planner.services.rota_edits.
    edit_requested = Signal(object)
    # A PutPerson: somebody is put onto a demand that is not met.
    put_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = PersonHand(self.hand_moved.emit)
        # The cell that the keys worked on when the person was taken in hand; −1 for none.
        self._came_from: tuple[int, int] | None = None
        self._tag = PersonTag(self)

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
