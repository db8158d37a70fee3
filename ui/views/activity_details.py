"""The inspector's page for one activity in a shift: what it is, who else is on it, why it is there."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton

from planner.domain.rota import Activity, Shift
from ui.session.shown_rota import ShownRota
from ui.views.activity_words import activity_words, findings_of_activity
from ui.views.finding_rows import add_findings
from ui.views.planned_page import PlannedPage
from ui.views.shift_words import MARKS
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow


class ActivityDetails(PlannedPage):
    """Also asks for its whole shift to be shown."""

    shift_requested = Signal()

    def show_activity(self, shown: ShownRota, shift: Shift, activity: Activity, *, can_edit: bool) -> None:
        """Fill the page."""
        words = activity_words(shown, shift, activity)
        icon_name, _ = MARKS.get(words.line.mark, ("event", "lock"))
        self.begin(icon_name, "text2", words.kind, words.title)
        self.add_text(words.who, "heading")
        chips = [Chip(fact) for fact in words.facts]
        chips += [Chip(f"with {name}", "ok", "user") for name in words.with_people]
        if activity.is_pinned:
            chips.append(Chip("pinned", "accent", "pin"))
        if chips:
            self.add(Flow(chips))
        self.add_asking(words.noun, is_pinned=activity.is_pinned, can_edit=can_edit)
        self.add_section("Its shift")
        whole = QPushButton(f"Shift {shift.span.times}")
        whole.setProperty("small", True)
        whole.setToolTip("Look at the whole shift")
        whole.clicked.connect(self._ask_for_shift)
        self.add(whole)
        add_findings(self, findings_of_activity(shown, shift, activity), "No rule is broken here.")
        self.end()

    @Slot()
    def _ask_for_shift(self) -> None:
        self.shift_requested.emit()
