"""Where days and times lie in the drawing of a week: days from left to right, hours from the top down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from planner.domain.time_grid import Span, civil
from ui.item_models.my_week_columns import DayColumn
from ui.theme import px, px_exact

HOUR = 60
# What is always there, and how much of a day there can be: a night goes on into the next morning.
FIRST_HOUR, LAST_HOUR, MOST_HOURS = 7, 21, 36
LEAST_HOUR_HEIGHT, NARROW = 34, 62
# Between the edge of a day and its shift.
SIDE = 6


@dataclass(frozen=True, slots=True)
class WeekScale:
    """Pixels from the left and upper edge of the whole drawing. `lefts` has one more entry than days."""

    columns: tuple[DayColumn, ...]
    lefts: tuple[int, ...]
    first_hour: int
    last_hour: int
    hour_height: float

    @property
    def height(self) -> int:
        """Of the whole drawing; half an hour of air above and below."""
        return round((self.last_hour - self.first_hour) * self.hour_height + 2 * self.air)

    @property
    def air(self) -> float:
        return px_exact(8)

    def y(self, column: int, minute: int) -> float:
        """Of a civil minute in the column of a day."""
        into = minute - civil(self.columns[column].day) - HOUR * self.first_hour
        return self.air + into * self.hour_height / HOUR

    def hour_y(self, hour: int) -> float:
        return self.air + (hour - self.first_hour) * self.hour_height

    def area(self, column: int, span: Span) -> QRectF:
        """Of a shift."""
        side = px_exact(SIDE)
        left, right = self.lefts[column] + side, self.lefts[column + 1] - side
        top, bottom = self.y(column, span.start), self.y(column, span.end)
        return QRectF(left, top, right - left, bottom - top)

    def column_at(self, x: float) -> int:
        """The day at a place; -1 beside them."""
        for column in range(len(self.columns)):
            if self.lefts[column] <= x < self.lefts[column + 1]:
                return column
        return -1


def make_scale(columns: Sequence[DayColumn], width: int, height: int) -> WeekScale:
    """Fit the days into a width; the hours fill the height, and go beyond it where they would be too low."""
    first, last = _hours(columns)
    narrow = px(NARROW)
    wide = [column for column in columns if not column.is_narrow]
    room = width - narrow * (len(columns) - len(wide))
    lefts = [0.0]
    for column in columns:
        lefts.append(lefts[-1] + (narrow if column.is_narrow else room / max(1, len(wide))))
    air = 2 * px_exact(8)
    hour_height = max(px_exact(LEAST_HOUR_HEIGHT), (height - air) / (last - first))
    return WeekScale(tuple(columns), tuple(round(left) for left in lefts), first, last, hour_height)


def _hours(columns: Sequence[DayColumn]) -> tuple[int, int]:
    """From the first to the last hour that is drawn: the usual ones, and those of shifts outside them."""
    first, last = FIRST_HOUR, LAST_HOUR
    for column in columns:
        if column.shift is not None:
            base = civil(column.day)
            first = min(first, (column.shift.start - base) // HOUR)
            last = max(last, -((base - column.shift.end) // HOUR))
    return max(0, first), min(MOST_HOURS, last)
