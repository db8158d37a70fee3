"""Where a person's row lies on the board: rows of one height, with a band for the name above each group."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ui.theme import px

# Of the band with a group's name, in pixels at 100 %.
BAND = 20


@dataclass(frozen=True)
class RowAxis:
    """Rows in content coordinates (not scrolled). `tops` are those of the sections, bands included.

    `tops` has one more entry than there are rows: the lower edge of the last. `bands` says which rows have a
    band above them.
    """

    tops: tuple[int, ...]
    bands: tuple[bool, ...]
    row_height: int
    band_height: int

    @cached_property
    def count(self) -> int:
        return len(self.bands)

    @property
    def height(self) -> int:
        """Of all rows together."""
        return self.tops[-1]

    def top(self, row: int) -> int:
        """The upper edge of a row, below its band."""
        return self.tops[row] + (self.band_height if self.bands[row] else 0)

    def section(self, row: int) -> int:
        """The height of a row with its band."""
        return self.tops[row + 1] - self.tops[row]

    def row_at(self, y: float) -> int:
        """The row under a place; -1 above the first, `count` below the last. A band belongs to its row."""
        if y >= self.tops[-1]:
            return self.count
        return bisect_right(self.tops, y) - 1

    def is_in_band(self, y: float) -> bool:
        """Whether the place is on the name of a group."""
        row = self.row_at(y)
        return 0 <= row < self.count and y < self.top(row)


def make_rows(bands: Sequence[bool], row_height: int) -> RowAxis:
    """The axis of as many rows as there are flags."""
    return _rows(tuple(bands), row_height, px(BAND))


@lru_cache(maxsize=4)
def _rows(bands: tuple[bool, ...], row_height: int, band_height: int) -> RowAxis:
    tops = [0]
    for has_band in bands:
        tops.append(tops[-1] + row_height + (band_height if has_band else 0))
    return RowAxis(tuple(tops), bands, row_height, band_height)
