"""What is chosen on the board and how choosing moves on: to cells, blocks, demands, days and people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ui.board.board_hits import selection_at
from ui.board.board_scene import BoardScene
from ui.board.board_selection import NOTHING, BoardSelection
from ui.item_models.board_marks import BlockMark, ShiftMark, UncoveredMark
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
        # Where a selection of many began.
        self._anchor: tuple[str, int] | None = None

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
        before = (self.selection, self.reasons)
        self.selection = selection
        if not selection.is_many and selection.staff is not None and selection.day is not None:
            self._anchor = (selection.staff, selection.day)
        mark = self.uncovered_now
        has_band = mark is not None and mark.has_time
        self.reasons = why_not(self._snapshot, mark) if mark and has_band and self._snapshot else ()
        if before != (self.selection, self.reasons):
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

    # -- many ---------------------------------------------------------------------------------------------

    def is_among_many(self, row: int, column: int) -> bool:
        """Whether the cell is one of several that are selected."""
        return self.selection.is_many and self._place(row, column) in self.selection.places

    def toggle(self, row: int, column: int) -> None:
        """Take a cell into the selection, or out of it."""
        now = self.selection
        place = self._place(row, column)
        places = set(now.places)
        if not places and now.staff is not None and now.day is not None:
            places = {(now.staff, now.day)}
        places ^= {place}
        last = place if place in places else next(iter(sorted(places)), None)
        if last is None:
            self.choose(NOTHING)
        else:
            self._choose_many(last, places)

    def extend_to(self, row: int, column: int) -> None:
        """Select all from where the selection began to a cell."""
        snapshot = self._snapshot
        if snapshot is None:
            return
        place = self._place(row, column)
        anchor = self._anchor or place
        if anchor[0] not in snapshot.row_of or anchor[1] not in snapshot.days:
            anchor = place
        rows = sorted((snapshot.row_of[anchor[0]], row))
        columns = sorted((snapshot.column_of(anchor[1]), column))
        places = {
            self._place(down, across)
            for down in range(rows[0], rows[1] + 1)
            for across in range(columns[0], columns[1] + 1)
        }
        self._anchor = anchor
        self._choose_many(place, places)

    def choose_places(self, places: Iterable[tuple[str, int]]) -> None:
        """A person selects these people's days, in one stroke."""
        kept = self._present(places)
        if kept:
            self._choose_many(min(kept), kept)
        else:
            self.choose(NOTHING)

    def _choose_many(self, last: tuple[str, int], places: Iterable[tuple[str, int]]) -> None:
        snapshot = self._snapshot
        if snapshot is None or self._scene is None:
            return
        row, column = snapshot.row_of[last[0]], snapshot.column_of(last[1])
        every = frozenset(places)
        one = selection_at(self._scene, row, column)
        self.choose(replace(one, places=every) if len(every) > 1 else one)

    def chosen_shifts(self) -> list[tuple[ShiftMark, int]]:
        """The shifts of the selection with their rows, the one that was chosen last first."""
        snapshot, now = self._snapshot, self.selection
        if snapshot is None or now.staff is None or now.day is None:
            return []
        first = (now.staff, now.day)
        places = [first, *sorted(place for place in now.places if place != first)]
        found: list[tuple[ShiftMark, int]] = []
        for staff, day in places:
            row, column = snapshot.row_of.get(staff, -1), snapshot.column_of(day)
            is_there = row >= 0 and 0 <= column < len(snapshot.days)
            mark = snapshot.cell(row, column).shift if is_there else None
            if mark is not None:
                found.append((mark, row))
        return found

    def _place(self, row: int, column: int) -> tuple[str, int]:
        snapshot = self._snapshot
        assert snapshot is not None
        return snapshot.rows[row].id, snapshot.days[column]

    def _present(self, places: Iterable[tuple[str, int]]) -> frozenset[tuple[str, int]]:
        """Those of the places that the board shows."""
        snapshot = self._snapshot
        if snapshot is None:
            return frozenset()
        return frozenset(
            (staff, day) for staff, day in places if staff in snapshot.row_of and day in snapshot.days
        )

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
        if selection.is_many:
            return self._many_still_there(selection)
        if selection.shift is not None:
            return _followed(snapshot, selection)
        if selection.kind == "uncovered" and self.uncovered(selection.demand) is None:
            return NOTHING
        is_gone = selection.staff is not None and selection.staff not in snapshot.row_of
        is_elsewhere = selection.day is not None and selection.day not in snapshot.days
        return NOTHING if is_gone or is_elsewhere else selection

    def _many_still_there(self, selection: BoardSelection) -> BoardSelection:
        places = self._present(selection.places)
        if not places or self._scene is None or self._snapshot is None:
            return NOTHING
        first = (selection.staff or "", selection.day or 0)
        staff, day = first if first in places else min(places)
        one = selection_at(self._scene, self._snapshot.row_of[staff], self._snapshot.column_of(day))
        return replace(one, places=places) if len(places) > 1 else one


def _followed(snapshot: BoardSnapshot, selection: BoardSelection) -> BoardSelection:
    """The selected shift, or activity, where it is now."""
    shift = snapshot.index.by_id.get(selection.shift or "")
    if shift is None or snapshot.place_of(shift.id) is None:
        return NOTHING
    index = selection.activity
    if index is None or index >= len(shift.activities):
        return BoardSelection("shift", shift.staff, shift.day, shift.id)
    return BoardSelection("activity", shift.staff, shift.day, shift.id, index, shift.activities[index].demand)
