"""The inspector's page for a chosen day: what is uncovered, who works when, what the rules say."""

from __future__ import annotations

from planner.domain.findings import Finding
from planner.domain.time_grid import Span, day_label, day_of
from ui.session.shown_rota import ShownRota
from ui.views.detail_page import DetailPage
from ui.views.finding_rows import add_findings
from ui.views.shift_words import person_name
from ui.views.uncovered_words import what_words


class DayDetails(DetailPage):
    """Tells; there is nothing to do here but to close it."""

    def show_day(self, shown: ShownRota, day: int) -> None:
        """Fill the page; `day` is an ordinal."""
        self.begin("calendar-blank", "text2", "Day", day_label(day))
        gaps = [entry for entry in shown.uncovered if day_of(entry.start) == day]
        self.add_section("Uncovered")
        if not gaps:
            words = "Everything is covered." if shown.rota is not None else "Not planned yet."
            self.add_row("check-circle" if shown.rota else "info", "ok" if shown.rota else "text2", words)
        for entry in gaps:
            times = Span(entry.start, entry.end).times
            self.add_row("warning", "danger", f"{times}  {what_words(shown, entry)}", says="Uncovered")
        working = sorted((shift for shift in shown.shifts if shift.day == day), key=lambda each: each.start)
        self.add_section(f"At work: {len(working)}")
        for shift in working:
            place = ", at home" if shift.place == "home" else ""
            times = shift.span.times
            self.add_text(f"{times}  {person_name(shown, shift.staff)}{place}")
        add_findings(self, [each for each in shown.findings if _is_of_day(each, day)], "No rule is broken.")
        self.end()


def _is_of_day(finding: Finding, day: int) -> bool:
    """Of that day alone, or of a night around it; what spans the week is left to the people."""
    span = finding.span
    return span is not None and day_of(span.start) <= day <= day_of(span.end - 1) and span.minutes <= 2 * 1440
