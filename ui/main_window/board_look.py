"""How the board is looked at: how much of the time fills it, who is shown, in which groups and order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.board.column_widths import BoardSpan
from ui.item_models.board_arrangement import PLAIN, Arrangement
from ui.settings.preferences import Preferences

ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
WEEKS: dict[BoardSpan, int] = {"day": 1, "week": 1, "weeks4": 4, "weeks8": 8}


class BoardLook(QObject):
    """View, groups and order are kept for the next time; a filter and the zoom are of the moment."""

    moved = Signal()

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._zoom = 0
        self.is_bar_open = False
        self.arrangement = Arrangement(group=preferences.board_group, sort=preferences.board_sort)

    @property
    def view(self) -> BoardSpan:
        return self._preferences.board_view

    @property
    def weeks(self) -> int:
        """How many weeks are seen."""
        return WEEKS[self.view]

    @property
    def zoom(self) -> float:
        return ZOOMS[self._zoom]

    def set_view(self, view: BoardSpan) -> None:
        """Fill the board with a day, a week or weeks."""
        self._preferences.board_view = view
        self._zoom = 0
        self.moved.emit()

    def zoom_by(self, steps: int) -> None:
        """Wider or narrower; 0 goes back to what fills the board."""
        wanted = self._zoom + steps if steps else 0
        self._zoom = min(max(wanted, 0), len(ZOOMS) - 1)
        self.moved.emit()

    @property
    def can_zoom_in(self) -> bool:
        return self._zoom < len(ZOOMS) - 1

    @property
    def can_zoom_out(self) -> bool:
        return self._zoom > 0

    def change(self, **fields: Any) -> None:
        """Another filter, group or order; see `Arrangement` for the fields."""
        self.arrangement = replace(self.arrangement, **fields)
        self._preferences.board_group = self.arrangement.group
        self._preferences.board_sort = self.arrangement.sort
        self.moved.emit()

    def clear_filter(self) -> None:
        """Everybody again; groups and order stay."""
        self.arrangement = replace(PLAIN, group=self.arrangement.group, sort=self.arrangement.sort)
        self.moved.emit()

    def open_bar(self, *, is_open: bool) -> None:
        """Show or hide the bar with the filter."""
        self.is_bar_open = is_open
        self.moved.emit()
