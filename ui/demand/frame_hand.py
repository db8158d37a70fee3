"""What a pointer does to the frame of a peak: its left or right edge is pulled, or the whole is moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ui.item_models.need_grid_item_model import COLUMNS

Grip = Literal["start", "end", "whole"]
LAST_ROW = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """Rows and columns of the grid, first and last included."""

    top: int
    bottom: int
    left: int
    right: int

    def pulled(self, grip: Grip, columns: int, rows: int) -> Frame:
        """The frame after a pull of so many columns and rows; it stays in the grid and one half-hour long."""
        if grip == "start":
            return replace(self, left=min(max(0, self.left + columns), self.right))
        if grip == "end":
            return replace(self, right=max(min(COLUMNS - 1, self.right + columns), self.left))
        across = min(max(columns, -self.left), COLUMNS - 1 - self.right)
        down = min(max(rows, -self.top), LAST_ROW - self.bottom)
        return Frame(self.top + down, self.bottom + down, self.left + across, self.right + across)
