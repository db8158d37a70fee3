"""The inspector's page for a chosen shift: whose, when, what is in it, what the rules say of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot

from planner.domain.rota import Shift
from ui.session.shown_rota import ShownRota
from ui.views.activity_row import ActivityRow, activity_row
from ui.views.finding_rows import add_findings
from ui.views.planned_page import PlannedPage
from ui.views.shift_words import (
    activity_lines,
    findings_of_shift,
    person_name,
    shift_day,
    shift_facts,
)
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow


class ShiftDetails(PlannedPage):
    """Also asks for one of its activities to be shown, by the moment at which it starts."""

    activity_requested = Signal(object)

    def show_shift(self, shown: ShownRota, shift: Shift, *, can_edit: bool) -> None:
        """Fill the page."""
        name = person_name(shown, shift.staff)
        self.begin("calendar-blank", "text2", "Shift", f"{name}, {shift_day(shift)}")
        self.add_text(shift.span.times, "heading")
        facts = shift_facts(shown, shift)
        chips = [Chip(fact, icon_name="home" if fact == "at home" else "") for fact in facts]
        if shift.is_pinned:
            chips.append(Chip("pinned", "accent", "pin"))
        self.add(Flow(chips))
        self._add_agreement(shown, shift)
        self.add_asking("shift", is_pinned=shift.is_pinned, can_edit=can_edit)
        self.add_section("In this shift")
        self.rows: list[ActivityRow] = []
        for line in activity_lines(shown, shift):
            row = activity_row(line)
            if isinstance(row, ActivityRow):
                row.pressed.connect(partial(self._ask_for_activity, row.start))
                self.rows.append(row)
            self.add(row)
        add_findings(self, findings_of_shift(shown, shift), "No rule is broken here.", can_unpin=can_edit)
        self.end()

    def _add_agreement(self, shown: ShownRota, shift: Shift) -> None:
        """That other hours than the pattern's were agreed for the day, and why."""
        where = (shift.staff, shift.day)
        for each in shown.team.agreed_changes:
            if (each.staff, each.day.toordinal()) == where:
                why = f": {each.reason}" if each.reason else "."
                self.add_row("handshake", "text2", f"Other hours are agreed for this day{why}")

    @Slot(object)
    def _ask_for_activity(self, start: int) -> None:
        self.activity_requested.emit(start)
