"""What is done on the grid of people needed goes into the form, and what is in the form is framed there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from planner.domain.records import WEEKDAY_NAMES
from planner.domain.time_grid import COVER_GRID, day_label, times_label
from planner.reports.demand_grid import NeedDay
from planner.services.usual_week import usual_team
from ui.item_models.asking_rows import asking_rows
from ui.item_models.need_grid_item_model import FIRST

if TYPE_CHECKING:
    from ui.demand.demand_screen import DemandScreen

# The fields of a form that the frame on the grid stands for.
FRAMED = {"peak": ("start", "end"), "visits": ("start", "end"), "events": ("from", "to")}


class GridHand(QObject):
    """Works the grid and the form of the screen."""

    def __init__(self, screen: DemandScreen) -> None:
        super().__init__(screen)
        self._screen, self._desk = screen, screen.desk
        self._asked_cell = (0, 0)

    @Slot(int, int, int, int)
    def draw_peak(self, first: int, last: int, start: int, end: int) -> None:
        """A peak was drawn on the grid: its days and times go into the form."""
        screen, days = self._screen, WEEKDAY_NAMES[first : last + 1]
        form = screen.pane.form
        if screen.pane.kind == "peak" and not screen.key and form is not None:
            values = form.values() | {"weekdays": days, "start": start, "end": end}
            screen.begin("peak", **values)
        elif screen.keep_opened():
            minutes = min(60, end - start)
            screen.begin("peak", weekdays=days, start=start, end=end, minutes=minutes)

    @Slot(int, int, int, int)
    def pull_frame(self, first: int, last: int, start: int, end: int) -> None:
        """The frame was pulled or moved on the grid: its times go into the form it belongs to."""
        form, kind = self._screen.pane.form, self._screen.pane.kind
        if form is None or kind not in FRAMED:
            return
        values: dict[str, Any] = dict(zip(FRAMED[kind], (start, end), strict=True))
        if kind == "peak":
            values["weekdays"] = WEEKDAY_NAMES[first : last + 1]
        else:
            values["on"] = self._desk.session.first_day + timedelta(days=first)
        form.change(values)

    @Slot(int, int)
    def ask_cell(self, row: int, column: int) -> None:
        """What asks in one half-hour; where nothing does, a peak begins there. Something new that is half
        typed stays in its form."""
        screen, team = self._screen, self._desk.session.team
        if team is None or not screen.keep_opened():
            return
        start = FIRST + column * COVER_GRID
        day = screen.item_model.days[row].day
        rows = asking_rows(usual_team(team) if screen.card.is_usual else team, day, start)
        self._asked_cell = (row, start)
        title = f"{day_label(day)} {times_label(start, start + COVER_GRID)}"
        form = screen.pane.form
        if form is not None and form.is_changed:
            asking = "; ".join(f"{each.title} ({each.beside})" for each in rows)
            self._desk.say(f"{title}: {asking or 'nothing asks for people'}.")
            self.frame_form()
        elif rows:
            screen.show_asking(title, rows)
        else:
            self.draw_here()

    @Slot()
    def draw_here(self) -> None:
        """A peak in the half-hour that was asked about last."""
        row, start = self._asked_cell
        self.draw_peak(row, row, start, start + COVER_GRID)

    def day_of_form(self, days: Sequence[NeedDay]) -> int | None:
        """Which day of the week the form is about: its own, else the first of those it names."""
        form = self._screen.pane.form
        if form is None:
            return None
        values = form.values()
        on = form.day(values)
        if on is not None:
            place = on.toordinal() - days[0].day
            return place if 0 <= place < 7 else None
        named = values.get("weekdays") or ()
        return WEEKDAY_NAMES.index(named[0]) if named else None

    def frame_form(self) -> None:
        """The frame in the grid follows the times in the form."""
        frame = self._frame()
        if frame is None:
            self._screen.grid.unframe()
        else:
            self._screen.grid.frame_span(*frame)

    def _frame(self) -> tuple[int, int, int, int] | None:
        """First and last day of the frame, and its minutes; None where the form has no times in the week."""
        form, kind = self._screen.pane.form, self._screen.pane.kind
        if form is None or kind not in FRAMED:
            return None
        values = form.values()
        start, end = (values[name] for name in FRAMED[kind])
        day = self.day_of_form(self._screen.item_model.days)
        if day is None or start is None or end is None:
            return None
        last = WEEKDAY_NAMES.index(values["weekdays"][-1]) if kind == "peak" else day
        return day, last, start, end
