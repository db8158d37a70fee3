"""What is done with TOIL on the leave screen: entries begun, agreed, taken back, written off, exported."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.domain.errors import PlannerError
from planner.domain.staff import ToilEntry
from planner.domain.time_grid import day_label
from ui.leave.leave_counts import forecast_of
from ui.leave.leave_forms import name_of

if TYPE_CHECKING:
    from ui.leave.leave_screen import LeaveScreen

EXPORT_KINDS = "Workbooks (*.xlsx);;Tables (*.csv)"


class ToilHand(QObject):
    """Works the TOIL form and the TOIL page of the screen."""

    def __init__(self, screen: LeaveScreen) -> None:
        super().__init__(screen)
        self._screen, self._desk = screen, screen.desk

    @property
    def entry(self) -> ToilEntry | None:
        """The entry in the form; None for a new one."""
        team, key = self._desk.session.team, self._screen.key
        return next((each for each in team.toil if each.id == key), None) if team else None

    @property
    def _today(self) -> date:
        return self._desk.session.clock.now().date()

    def is_meant(self, *, is_next: bool = False) -> bool:
        """Whether the entry in the form, or its next step, raises no doubt, or is meant all the same. What is
        no entry yet is said at its field later."""
        from planner.services.record_form import made_record
        from planner.services.toil_entries import NEXT, doubts

        shown, entry, values = self._desk.session.shown, self.entry, self._screen.pane.toil.values()
        if shown is None:
            return True
        if is_next and entry is not None and entry.state in NEXT:
            values["state"] = NEXT[entry.state][0]
        key = entry.id if entry is not None else "new"
        with suppress(PlannerError):
            meant = made_record(ToilEntry, {**values, "id": key}, "The entry")
            said = doubts(shown.problem, shown.team, meant, self._today)
            return not said or self._desk.ask.is_sure("Keep this TOIL entry?", " ".join(said), "Keep it")
        return True

    @Slot(str)
    def open(self, entry_id: str) -> None:
        """Show a TOIL entry that is there."""
        screen, team = self._screen, self._desk.session.team
        entry = next((each for each in team.toil if each.id == entry_id), None) if team else None
        if team is None or entry is None or not (screen.key == entry_id or screen.keep_opened()):
            return
        screen.pane.toil.offer(team)
        screen.pane.toil.put(screen.pane.toil.values_of(entry))
        screen.show_form(entry_id)
        screen.pane.show_toil(name_of(team, entry.staff), f"Entered by {entry.entered_by}.", entry)
        screen.place()

    @Slot()
    def begin(self) -> None:
        """An entry for whose account is in sight, or who is chosen in the balances."""
        team, screen = self._desk.session.team, self._screen
        if team is None or not team.staff:
            return
        staff = screen.toil.staff if screen.view.value() == "toil" else ""
        if not staff:
            row, rows = screen.balances.currentIndex().row(), screen.balance_model.rows
            staff = rows[row].staff if 0 <= row < len(rows) else screen.chosen_staff
        self.begin_for(staff, min(self._desk.session.first_day, self._today))

    def begin_for(self, staff: str, on: date, **values: object) -> None:
        """A new entry with values."""
        team, screen = self._desk.session.team, self._screen
        if team is None or not screen.keep_opened():
            return
        screen.pane.toil.offer(team)
        screen.pane.toil.put(screen.pane.toil.fresh(staff, on, **values))
        screen.show_form("")
        note = "Time off in lieu, in steps of a quarter of an hour."
        screen.pane.show_toil(name_of(team, staff), note, None)
        screen.place()
        screen.pane.toil["minutes" if staff else "staff"].begin()

    @Slot()
    def take_step(self) -> None:
        """The entry in the form is agreed, or earned."""
        from planner.services.toil_entries import take_step

        screen, team, key = self._screen, self._desk.session.team, self._screen.key
        if team is not None and key and (not screen.pane.toil.is_changed or screen.save_only()):
            team = self._desk.session.team or team
            if self.is_meant(is_next=True):
                screen.do(lambda: take_step(team, key))

    @Slot()
    def take_back(self) -> None:
        """An entry for the hours of the one in the form being taken back."""
        entry = self.entry
        if entry is not None:
            reason = f"Taken back for {day_label(entry.on.toordinal())}"
            self.begin_for(entry.staff, self._today, state="repaid", minutes=entry.minutes, reason=reason)

    @Slot(int)
    def write_off(self, number: int) -> None:
        """An entry for unclaimed hours that are given up; it stays in the report."""
        row = self._screen.toil.unclaimed_row(number)
        if row.hours is not None:
            on = date.fromordinal(row.hours.lapsed_on)
            reason = f"Not taken by {row.by}"
            self.begin_for(row.staff, on, state="expired", minutes=row.minutes, reason=reason)

    @Slot()
    def export(self) -> None:
        """Write the report of unclaimed hours to a file."""
        from planner.exporters.plain_table import export_table
        from planner.exporters.unclaimed_table import unclaimed_table

        desk, shown = self._desk, self._desk.session.shown
        if shown is None:
            return
        suggested = desk.last_folder / f"Unclaimed hours {self._today.isoformat()}.xlsx"
        path = desk.ask.file_to_save("Export the unclaimed hours", suggested, EXPORT_KINDS)
        if path is None:
            return
        try:
            export_table(unclaimed_table(shown.team, forecast_of(shown), self._today), path)
        except PlannerError as trouble:
            desk.tell_trouble(trouble)
            return
        desk.say(f"The unclaimed hours are in “{path.name}”.")
