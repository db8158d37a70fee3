"""What lies under the pointer: a block, a shift, or a person's day."""

from __future__ import annotations

from dataclasses import dataclass

from ui.board.bar_painter import bar_shape
from ui.board.board_scene import BoardScene
from ui.board.board_selection import BoardSelection
from ui.item_models.board_marks import BlockMark, ShiftMark

# Pixels beside a bar that still count as it, so that short bars are targets of 24 px.
MARGIN = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A place on the board; `column` is the day of the shift, also where a night is hit next morning."""

    row: int
    column: int
    mark: ShiftMark | None = None
    block: BlockMark | None = None


def hit_at(scene: BoardScene, x: float, y: float) -> Hit | None:
    """What lies at a place in content coordinates; None outside of the rows and days."""
    row, column = int(y // scene.ink.metrics.row), scene.axis.column_at(x)
    if not (0 <= row < len(scene.snapshot.rows) and 0 <= column < scene.axis.days):
        return None
    row_top = row * scene.ink.metrics.row
    for start_column in (column, column - 1):
        if start_column < 0:
            continue
        mark = scene.snapshot.cell(row, start_column).shift
        if mark is None:
            continue
        shape = bar_shape(scene.axis, scene.ink, mark.shift.span, row_top)
        area = shape.area.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        if area.contains(x, y):
            return Hit(row, start_column, mark, _block_at(scene, mark, row_top, x, y))
    return Hit(row, column)


def _block_at(scene: BoardScene, mark: ShiftMark, row_top: float, x: float, y: float) -> BlockMark | None:
    shape = bar_shape(scene.axis, scene.ink, mark.shift.span, row_top)
    painter = scene.rows.shifts
    return next((block for block in mark.blocks if painter.block_area(block, shape).contains(x, y)), None)


def selection_at(scene: BoardScene, row: int, column: int, block: BlockMark | None = None) -> BoardSelection:
    """What choosing a cell, or a block in it, selects."""
    staff, day = scene.snapshot.rows[row].id, scene.snapshot.days[column]
    mark = scene.snapshot.cell(row, column).shift
    if mark is None:
        return BoardSelection("free_day", staff, day)
    if block is None:
        return BoardSelection("shift", staff, day, mark.shift.id)
    demand = mark.shift.activities[block.index].demand
    return BoardSelection("activity", staff, day, mark.shift.id, block.index, demand)
