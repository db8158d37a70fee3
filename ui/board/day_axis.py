"""Where a minute lies on the board: each day is a column that shows the same hours of the day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.domain.time_grid import DAY
from ui.theme import px

# Pixels at 100 %.
CONDENSED_BELOW = 44


@dataclass(frozen=True)
class DayAxis:
    """Columns from `first_day` on, in content coordinates (not scrolled).

    `lefts` has one more entry than there are days: the right edge of the last. `opens` and `closes` are the
    minutes of the day at a column's left and right edge.
    """

    first_day: int
    lefts: tuple[int, ...]
    opens: int
    closes: int

    @cached_property
    def _places(self) -> dict[int, float]:
        return {}

    @cached_property
    def days(self) -> int:
        return len(self.lefts) - 1

    def left(self, column: int) -> int:
        return self.lefts[column]

    def width(self, column: int) -> int:
        return self.lefts[column + 1] - self.lefts[column]

    def is_condensed(self, column: int) -> bool:
        """Whether a day is too narrow for hours: a shift fills it, with a letter or its start. No day that
        is not shown is."""
        return 0 <= column < self.days and self.width(column) < px(CONDENSED_BELOW)

    def column_of(self, minute: int) -> int:
        """The column of the day of a moment; may lie outside."""
        return minute // DAY - self.first_day

    def minute_width(self, column: int) -> float:
        """Pixels a minute."""
        return self.width(column) / (self.closes - self.opens)

    def x(self, minute: int) -> float:
        """The place of a moment; a moment outside the shown hours lies at the edge of its day."""
        # A board asks for the same few moments thousands of times.
        place = self._places.get(minute)
        if place is None:
            place = self._places[minute] = self._place(minute)
        return place

    def _place(self, minute: int) -> float:
        day, into = divmod(minute, DAY)
        column = day - self.first_day
        if column < 0:
            return self.lefts[0]
        if column >= self.days:
            return self.lefts[-1]
        left, right = self.lefts[column], self.lefts[column + 1]
        if into <= self.opens:
            return left
        if into >= self.closes:
            return right
        return left + (into - self.opens) * (right - left) / (self.closes - self.opens)

    def x_end(self, minute: int) -> float:
        """The place of the end of a span: midnight ends the day before."""
        if minute % DAY == 0:
            column = minute // DAY - 1 - self.first_day
            return self.lefts[min(max(column + 1, 0), self.days)]
        return self.x(minute)

    def column_at(self, x: float) -> int:
        """The column under a place; -1 left of the first, `days` right of the last."""
        if x >= self.lefts[-1]:
            return self.days
        return bisect_right(self.lefts, x) - 1

    def minute_at(self, x: float) -> int:
        """The moment at a place, in whole minutes; places outside count as the nearest edge."""
        column = min(max(self.column_at(x), 0), self.days - 1)
        share = (x - self.lefts[column]) / max(1, self.width(column))
        into = min(max(share, 0.0), 1.0) * (self.closes - self.opens)
        return (self.first_day + column) * DAY + self.opens + round(into)

    def is_cut_left(self, start: int) -> bool:
        """Whether a span that starts then begins before the hours shown."""
        return start % DAY < self.opens or start // DAY < self.first_day

    def is_cut_right(self, end: int) -> bool:
        """Whether a span that ends then goes on after the hours shown."""
        last = end - 1
        return last % DAY >= self.closes or last // DAY >= self.first_day + self.days


def make_axis(first_day: int, widths: Sequence[int], hours: tuple[int, int]) -> DayAxis:
    """The axis of columns with these widths."""
    lefts = [0]
    for width in widths:
        lefts.append(lefts[-1] + width)
    return DayAxis(first_day, tuple(lefts), *hours)


def spread_over_night(axis: DayAxis, start: int, end: int) -> bool:
    """Whether the span covers parts of more than one column."""
    return axis.column_at(axis.x(start)) != axis.column_at(max(axis.x(start), axis.x_end(end) - 1))
