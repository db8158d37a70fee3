"""What has been picked up and where it is held: shifts, an edge of one, or work inside of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import DAY, Span, day_of
from planner.services.rota_edits import MoveShift
from ui.item_models.board_marks import BlockMark, ShiftMark

STEP_MINUTES = 30
FINE_STEP_MINUTES = 15
# What of it is held: all of it, or one edge, which makes it longer or shorter.
CarryPart = Literal["whole", "start", "end"]


@dataclass(frozen=True, slots=True)
class Carry:
    """The shift in hand, `by_minutes` from where it was, over row `row`.

    `others`: shifts that are carried along, with their rows. `block`: only this work of the shift is in hand.
    `is_copy`: what is in hand also stays where it was. `over`: the shift that the pointer is on.
    """

    mark: ShiftMark
    from_row: int
    row: int
    by_minutes: int = 0
    others: tuple[tuple[ShiftMark, int], ...] = ()
    block: BlockMark | None = None
    part: CarryPart = "whole"
    is_copy: bool = False
    over: str | None = None

    @property
    def shift(self) -> Shift:
        return self.mark.shift

    @property
    def activity(self) -> Activity | None:
        """The work in hand, where it is only that."""
        return self.shift.activities[self.block.index] if self.block is not None else None

    @property
    def span_before(self) -> Span:
        """Where it was."""
        return self.block.span if self.block is not None else self.shift.span

    @property
    def span(self) -> Span:
        """Where it would lie."""
        before = self.span_before
        if self.part == "start":
            return Span(before.start + self.by_minutes, before.end)
        if self.part == "end":
            return Span(before.start, before.end + self.by_minutes)
        return before.shifted(self.by_minutes)

    @property
    def home_day(self) -> int:
        """The day (ordinal) on which it was picked up."""
        return day_of(self.span_before.start)

    @property
    def minutes_in_day(self) -> int:
        """By how much its time of day is other than it was."""
        return self.by_minutes - (day_of(self.span.start) - self.home_day) * DAY

    @property
    def has_moved(self) -> bool:
        return self.by_minutes != 0 or self.row != self.from_row

    def moved(self, minutes: int, rows: int, last_row: int, limits: Span) -> Carry:
        """Moved on, kept inside the board's rows and days; an edge never crosses the other."""
        rows_held = [self.from_row, *(row for _, row in self.others)]
        offset = self.row + rows - self.from_row
        offset = max(min(offset, last_row - max(rows_held)), -min(rows_held))
        by_minutes = self.by_minutes + minutes
        held = replace(self, by_minutes=by_minutes)
        if self.part != "whole":
            stays_open = held.span.minutes >= FINE_STEP_MINUTES
            return replace(self, by_minutes=by_minutes if stays_open else self.by_minutes)
        spans = [held.span, *(mark.shift.span.shifted(by_minutes) for mark, _ in self.others)]
        if not all(limits.start <= span.start < limits.end for span in spans):
            by_minutes = self.by_minutes
        return replace(self, row=self.from_row + offset, by_minutes=by_minutes)

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
        return self._drawn(self.mark)

    def moved_marks(self) -> tuple[tuple[ShiftMark, int], ...]:
        """All that is in hand as it is drawn, with its rows."""
        offset = self.row - self.from_row
        others = tuple((self._drawn(mark), row + offset) for mark, row in self.others)
        return ((self.moved_mark(), self.row), *others)

    def marks_before(self) -> tuple[tuple[ShiftMark, int], ...]:
        """What stays behind as a ghost."""
        return ((_of_block(self.mark, self.block), self.from_row), *self.others)

    def _drawn(self, mark: ShiftMark) -> ShiftMark:
        if self.part != "whole" or self.block is not None:
            only = _of_block(mark, self.block)
            span = self.span
            shift = only.shift.model_copy(update={"start": span.start, "end": span.end})
            blocks = only.blocks if self.block is None else (replace(self.block, span=span),)
            return replace(only, shift=shift, blocks=blocks, is_unusual=True)
        by, shift = self.by_minutes, mark.shift
        rest = shift.break_span
        fields: dict[str, object] = {"start": shift.start + by, "end": shift.end + by}
        if rest is not None:
            fields |= {"break_start": rest.start + by, "break_end": rest.end + by}
        blocks = tuple(_shifted(block, by) for block in mark.blocks)
        moved = shift.model_copy(update=fields)
        return replace(mark, shift=moved, blocks=blocks, rest_after=None, trouble=None, is_unusual=True)


def _of_block(mark: ShiftMark, block: BlockMark | None) -> ShiftMark:
    """The shift without what is said beside it, or, of only a block, a bar no longer than that."""
    plain = replace(mark, rest_after=None, trouble=None)
    if block is None:
        return plain
    fields = {"start": block.span.start, "end": block.span.end, "break_start": None, "break_end": None}
    shift = mark.shift.model_copy(update={**fields, "is_pinned": False})
    return replace(plain, shift=shift, blocks=(block,), is_changed=False)


def _shifted(block: BlockMark, by: int) -> BlockMark:
    return replace(block, span=block.span.shifted(by))


def snapped(minutes: float, step: int) -> int:
    """The nearest whole step."""
    return round(minutes / step) * step
