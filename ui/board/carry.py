"""A shift that has been picked up, by keys or by mouse: where it would be put down, as an edit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.domain.rota import Shift
from planner.domain.time_grid import Span
from planner.services.rota_edits import MoveShift
from ui.item_models.board_marks import BlockMark, ShiftMark

STEP_MINUTES = 30
FINE_STEP_MINUTES = 15


@dataclass(frozen=True, slots=True)
class Carry:
    """The shift in hand, `by_minutes` from where it was, over row `row`."""

    mark: ShiftMark
    from_row: int
    row: int
    by_minutes: int = 0

    @property
    def shift(self) -> Shift:
        return self.mark.shift

    @property
    def span(self) -> Span:
        """Where the shift would lie."""
        return self.shift.span.shifted(self.by_minutes)

    @property
    def has_moved(self) -> bool:
        return self.by_minutes != 0 or self.row != self.from_row

    def moved(self, minutes: int, rows: int, last_row: int, limits: Span) -> Carry:
        """Moved on, kept inside the board's rows and days."""
        row = min(max(self.row + rows, 0), last_row)
        by_minutes = self.by_minutes + minutes
        span = self.shift.span.shifted(by_minutes)
        if not limits.start <= span.start < limits.end:
            by_minutes = self.by_minutes
        return replace(self, row=row, by_minutes=by_minutes)

    def placed(self, by_minutes: int, row: int, last_row: int, limits: Span) -> Carry:
        """Held over another place."""
        home = replace(self, row=self.from_row, by_minutes=0)
        return home.moved(by_minutes, row - self.from_row, last_row, limits)

    def edit(self, staff: str) -> MoveShift | None:
        """The edit that puts it down over the person `staff`; None when it is back where it was."""
        if not self.has_moved:
            return None
        to_staff = staff if self.row != self.from_row else None
        return MoveShift(self.shift.id, by_minutes=self.by_minutes, to_staff=to_staff)

    def moved_mark(self) -> ShiftMark:
        """The shift as it is drawn in hand: everything in it goes along."""
        by, shift = self.by_minutes, self.shift
        rest = shift.break_span
        fields: dict[str, object] = {"start": shift.start + by, "end": shift.end + by}
        if rest is not None:
            fields |= {"break_start": rest.start + by, "break_end": rest.end + by}
        blocks = tuple(_shifted(block, by) for block in self.mark.blocks)
        moved = shift.model_copy(update=fields)
        return replace(self.mark, shift=moved, blocks=blocks, rest_after=None, trouble=None, is_unusual=True)


def _shifted(block: BlockMark, by: int) -> BlockMark:
    return replace(block, span=block.span.shifted(by))


def snapped(minutes: float, step: int) -> int:
    """The nearest whole step."""
    return round(minutes / step) * step
