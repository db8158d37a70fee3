"""The inspector's page for a chosen person: hours against contract, the week by day, what the rules say."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton

from planner.domain.person import Person
from planner.domain.time_grid import day_label
from planner.reports.person_week import person_weeks
from ui.session.shown_rota import ShownRota
from ui.views.detail_page import DetailPage
from ui.views.fairness_words import person_shares, shares_of
from ui.views.finding_rows import add_findings
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow


class PersonDetails(DetailPage):
    """Tells; it only asks for the page on fairness."""

    fairness_requested = Signal()

    def show_person(self, shown: ShownRota, staff: str | None, *, can_edit: bool) -> None:
        """Fill the page with one person of the problem."""
        person = shown.problem.person_by_id[staff or ""]
        member = shown.team.member(person.id)
        figures = person_weeks(shown.team, shown.problem, shown.shifts)[person.id]
        self.begin("user", "text2", member.role if member else "Person", person.name)
        chips = [Chip(f"{figures.hours_text} h planned"), Chip(f"TOIL {figures.toil_text}")]
        if person.weeks and person.weeks[0].is_lockdown:
            chips.append(Chip("lockdown week", "neutral", "lockdown"))
        self.add(Flow(chips))
        self.add_section("This week")
        for line in day_lines(shown, person):
            self.add_text(line)
        self._add_shares(shown, person)
        mine = [finding for finding in shown.findings if person.id in finding.people]
        add_findings(self, mine, "No rule is broken here.", can_unpin=can_edit)
        self.end()

    def _add_shares(self, shown: ShownRota, person: Person) -> None:
        """The person's part of what nobody likes, where they are compared."""
        lines = person_shares(shares_of(shown), person.id) if shown.rota is not None else ()
        if not lines:
            return
        self.add_section("Share of evenings, duty and weekends")
        for line in lines:
            self.add_text(line)
        everybody = QPushButton("Compare everybody")
        everybody.setProperty("small", True)
        everybody.clicked.connect(self._ask_for_fairness)
        self.add(everybody)

    @Slot()
    def _ask_for_fairness(self) -> None:
        self.fairness_requested.emit()


def day_lines(shown: ShownRota, person: Person) -> tuple[str, ...]:
    """`Tue 24 Nov  12:00–20:00, at home`, or why there is no shift; weekends off are left out."""
    lines = []
    for today in person.days:
        mine = [shift for shift in shown.shifts if shift.staff == person.id and shift.day == today.day]
        label = day_label(today.day)
        if mine:
            place = ", at home" if mine[0].place == "home" else ""
            lines.append(f"{label}  {mine[0].span.times}{place}")
        elif today.off_reason not in ("", "not working") or (today.options and shown.rota is not None):
            lines.append(f"{label}  {today.off_reason or 'no shift'}")
    return tuple(lines)
