"""What is chosen on the board and how choosing moves on: to cells, blocks, demands, days and people."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.board.board_hits import selection_at
from ui.board.board_scene import BoardScene
from ui.board.board_selection import NOTHING, BoardSelection
from ui.item_models.board_marks import BlockMark, UncoveredMark
from ui.item_models.board_snapshot import BoardSnapshot
from ui.item_models.why_not import WhyNot, why_not


class BoardChooser(QObject):
    """Holds the selection. `moved`: it is another; `chosen`: a person has made it so."""

    moved = Signal()
    chosen = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.selection = NOTHING
        self.reasons: tuple[WhyNot, ...] = ()
        self._scene: BoardScene | None = None

    @property
    def _snapshot(self) -> BoardSnapshot | None:
        return self._scene.snapshot if self._scene else None

    def show_scene(self, scene: BoardScene | None) -> None:
        """Choose in another scene; what is still there stays selected."""
        is_new = self._scene is None or scene is None or self._scene.snapshot is not scene.snapshot
        self._scene = scene
        if is_new:
            self.put(self._still_there(self.selection))

    def put(self, selection: BoardSelection) -> None:
        """Select without having been asked by a person."""
        self.selection = selection
        mark = self.uncovered_now
        has_band = mark is not None and mark.has_time
        self.reasons = why_not(self._snapshot, mark) if mark and has_band and self._snapshot else ()
        self.moved.emit()

    def choose(self, selection: BoardSelection) -> None:
        """A person selects."""
        if selection != self.selection:
            self.put(selection)
            self.chosen.emit(selection)

    def choose_cell(self, row: int, column: int, block: BlockMark | None = None) -> None:
        """A person selects a person's day, or a block in it."""
        if self._scene is not None:
            self.choose(selection_at(self._scene, row, column, block))

    def choose_uncovered(self, mark: UncoveredMark) -> None:
        """A person selects a demand that is not met."""
        self.choose(BoardSelection("uncovered", day=mark.day, demand=mark.demand))

    # -- uncovered demand ---------------------------------------------------------------------------------

    @property
    def uncovered_now(self) -> UncoveredMark | None:
        """The uncovered demand that is selected."""
        return self.uncovered(self.selection.demand) if self.selection.kind == "uncovered" else None

    def uncovered(self, demand: str | None) -> UncoveredMark | None:
        """The mark of a demand that is not met."""
        marks = self._snapshot.uncovered if self._snapshot else ()
        return next((mark for mark in marks if mark.demand == demand), None)

    def next_uncovered(self, step: int) -> UncoveredMark | None:
        """The demand after the selected one, round and round; the first when none is selected."""
        marks, now = (self._snapshot.uncovered if self._snapshot else ()), self.uncovered_now
        if not marks:
            return None
        return marks[(marks.index(now) + step) % len(marks)] if now is not None else marks[0]

    # -- blocks -------------------------------------------------------------------------------------------

    def next_block(self, row: int, column: int, step: int) -> BlockMark | BoardSelection | None:
        """What Tab comes to in the selected shift: a block, the shift itself again, or nothing more."""
        mark = self._snapshot.cell(row, column).shift if self._snapshot else None
        if mark is None or self._scene is None or self.selection.shift != mark.shift.id:
            return None
        blocks = sorted(mark.blocks, key=lambda block: block.span.start)
        now = next((at for at, each in enumerate(blocks) if each.index == self.selection.activity), None)
        if now is None:
            return blocks[0] if step > 0 and blocks else None
        if now + step < 0:
            return selection_at(self._scene, row, column)
        return blocks[now + step] if now + step < len(blocks) else None

    # -- another snapshot ---------------------------------------------------------------------------------

    def _still_there(self, selection: BoardSelection) -> BoardSelection:
        """The selection in a new snapshot: a shift that moved is followed, what is gone is let go."""
        snapshot = self._snapshot
        if snapshot is None:
            return NOTHING
        if selection.shift is not None:
            return _followed(snapshot, selection)
        if selection.kind == "uncovered" and self.uncovered(selection.demand) is None:
            return NOTHING
        is_gone = selection.staff is not None and selection.staff not in snapshot.row_of
        is_elsewhere = selection.day is not None and selection.day not in snapshot.days
        return NOTHING if is_gone or is_elsewhere else selection


def _followed(snapshot: BoardSnapshot, selection: BoardSelection) -> BoardSelection:
    """The selected shift, or activity, where it is now."""
    shift = snapshot.shift_by_id.get(selection.shift or "")
    if shift is None or snapshot.place_of(shift.id) is None:
        return NOTHING
    index = selection.activity
    if index is None or index >= len(shift.activities):
        return BoardSelection("shift", shift.staff, shift.day, shift.id)
    return BoardSelection("activity", shift.staff, shift.day, shift.id, index, shift.activities[index].demand)
