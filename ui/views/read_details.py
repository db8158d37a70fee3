"""The inspector's page of a shift for somebody who does not plan: whose, when, and what is in it."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.rota import Shift
from ui.session.shown_rota import ShownRota
from ui.views.activity_row import activity_row
from ui.views.detail_page import DetailPage
from ui.views.shift_words import activity_lines, person_name, shift_day, shift_facts
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow


class ReadDetails(DetailPage):
    """Nothing on it can be changed."""

    def show_shift(self, shown: ShownRota, shift: Shift) -> None:
        """Fill the page."""
        name = person_name(shown, shift.staff)
        self.begin("calendar-blank", "text2", "Shift", f"{name}, {shift_day(shift)}")
        self.add_text(shift.span.times, "heading")
        facts = shift_facts(shown, shift)
        self.add(Flow([Chip(fact, icon_name="home" if fact == "at home" else "") for fact in facts]))
        self.add_section("In this shift")
        for line in activity_lines(shown, shift):
            self.add(activity_row(replace(line, start=None)))
        self.end()
