"""What all parts of the board are painted from: inks, axis and snapshot, replaced together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ui.board.board_ink import BoardInk
from ui.board.day_axis import DayAxis
from ui.board.ground_painter import GroundPainter
from ui.board.lane_painter import LanePainter
from ui.board.row_axis import RowAxis, make_rows
from ui.board.row_painter import RowPainter
from ui.item_models.board_snapshot import BoardSnapshot


@dataclass(frozen=True)
class BoardScene:
    """One snapshot laid out at one size, in one theme."""

    ink: BoardInk
    axis: DayAxis
    snapshot: BoardSnapshot
    wide: int | None = None

    @cached_property
    def row_axis(self) -> RowAxis:
        return make_rows([bool(row.group) for row in self.snapshot.rows], self.ink.metrics.row)

    def row_top(self, row: int) -> int:
        """The upper edge of a person's row."""
        return self.row_axis.top(row)

    @property
    def height(self) -> int:
        """Of all rows together."""
        return self.row_axis.height

    @cached_property
    def rows(self) -> RowPainter:
        return RowPainter(self.ink, self.axis, self.snapshot)

    @cached_property
    def ground(self) -> GroundPainter:
        return GroundPainter(self.ink, self.axis, self.row_axis, self.snapshot)

    @cached_property
    def lane(self) -> LanePainter:
        return LanePainter(self.ink, self.axis, self.snapshot)


def is_same_sheet(before: BoardScene | None, after: BoardScene | None) -> bool:
    """Whether both scenes have the same inks, places, people and days: only what they show may be other."""
    if before is None or after is None:
        return False
    same_places = (before.axis, before.row_axis, before.wide) == (after.axis, after.row_axis, after.wide)
    return before.ink is after.ink and same_places and [*before.snapshot.row_of] == [*after.snapshot.row_of]
