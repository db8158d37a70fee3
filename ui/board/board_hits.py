"""What lies under the pointer: a block, a shift, or a person's day."""

from __future__ import annotations

from dataclasses import dataclass

from ui.board.bar_painter import BarShape, bar_shape
from ui.board.board_scene import BoardScene
from ui.board.board_selection import BoardSelection
from ui.board.carry import CarryPart
from ui.item_models.board_marks import BlockMark, ShiftMark

# Pixels beside a bar that still count as it, so that short bars are targets of 24 px.
MARGIN = 3
# Pixels inside an edge that take hold of it, where what it belongs to is wide enough to be held elsewhere.
EDGE, LEAST_WITH_EDGES = 5, 30
# Work that is as long as it is: its edges are no handles.
NO_EDGES = ("visit", "event", "hearing", "superv", "handover")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place on the board; `column` is the day of the shift, also where a night is hit next morning."""

    row: int
    column: int
    mark: ShiftMark | None = None
    block: BlockMark | None = None
    # An edge of the block, or else of the shift, that the pointer is on.
    edge: CarryPart = "whole"


def hit_at(scene: BoardScene, x: float, y: float) -> Hit | None:
    """What lies at a place in content coordinates; None outside of the rows and days."""
    row, column = scene.row_axis.row_at(y), scene.axis.column_at(x)
    if not (0 <= row < len(scene.snapshot.rows) and 0 <= column < scene.axis.days):
        return None
    row_top = scene.row_top(row)
    for start_column in (column, column - 1):
        if start_column < 0:
            continue
        mark = scene.snapshot.cell(row, start_column).shift
        if mark is None:
            continue
        shape = bar_shape(scene.axis, scene.ink, mark.shift.span, row_top)
        # The time under a bar belongs to it: there a shift full of work can be taken hold of.
        below = scene.ink.metrics.row - scene.ink.metrics.bar_bottom
        if shape.area.adjusted(-MARGIN, -MARGIN, MARGIN, below).contains(x, y):
            block = _block_at(scene, mark, row_top, x, y)
            return Hit(row, start_column, mark, block, _edge_at(scene, shape, block, x, y))
    return Hit(row, column)


def _edge_at(scene: BoardScene, shape: BarShape, block: BlockMark | None, x: float, y: float) -> CarryPart:
    """The edge under the pointer; of a shift before that of work at its end."""
    if y > shape.bottom + MARGIN:
        return "whole"
    if shape.right - shape.left >= LEAST_WITH_EDGES:
        if x <= shape.left + EDGE and not shape.is_cut_left:
            return "start"
        if x >= shape.right - EDGE and not shape.is_cut_right:
            return "end"
    if block is None or block.look in NO_EDGES:
        return "whole"
    area = scene.rows.shifts.block_area(block, shape)
    if area.width() < LEAST_WITH_EDGES:
        return "whole"
    if x <= area.left() + EDGE:
        return "start"
    return "end" if x >= area.right() - EDGE else "whole"


def is_bar_edge(scene: BoardScene, hit: Hit, x: float) -> bool:
    """Whether the edge that was hit is the shift's own."""
    if hit.mark is None or hit.edge == "whole":
        return False
    shape = bar_shape(scene.axis, scene.ink, hit.mark.shift.span, scene.row_top(hit.row))
    return x <= shape.left + EDGE or x >= shape.right - EDGE


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
