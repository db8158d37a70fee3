"""What the explainer is asked about what is chosen on the desk, and a fix of its put in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from planner.services.explain.records import Fix
    from ui.main_window.desk import Desk

# Of what is kept in the audit log as the reason of a fix.
LONGEST_REASON = 500


class DeskQuestions(QObject):
    """Belongs to the desk; the answers come to whoever listens to the explainer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    @property
    def can_explain(self) -> bool:
        """Whether there is a rota to explain, and no build that is changing it."""
        return self._desk.plans and not self._desk.builder.is_running and self._desk.session.rota is not None

    @property
    def first_fix(self) -> Fix | None:
        """The best fix known for the chosen demand."""
        demand = self._desk.chosen.demand
        fixes = self._desk.explainer.ways(demand).fixes if demand and self.can_explain else ()
        return fixes[0] if fixes else None

    def look_for_fixes(self, *, is_asked: bool = False) -> None:
        """Look for fixes of the chosen demand, where they are not known or it `is_asked` once more."""
        shown = self._desk.session.shown
        if shown is not None and self._desk.chosen.demand is not None and self.can_explain:
            self._desk.explainer.look(shown, self._desk.chosen.demand, is_asked=is_asked)

    def ask_why(self) -> None:
        """Ask why the chosen shift, or the chosen activity of it, is there."""
        shown, shift = self._desk.session.shown, self._desk.selected_shift
        if shown is not None and shift is not None and self.can_explain:
            self._desk.explainer.ask_why(shown, shift.id, self._desk.chosen.activity)

    def ask_fairness(self) -> None:
        """Ask whether the rota can be shared more evenly."""
        if self._desk.session.shown is not None and self.can_explain:
            self._desk.explainer.ask_fairness(self._desk.session.shown)

    def apply_fix(self, fix: Fix) -> bool:
        """Put a fix's rota and records in place as one step of undo; then show its first shift."""
        from planner.services.history import fix_name

        rota = self._desk.session.rota
        if rota is None or rota.shifts != fix.base.shifts:
            self._desk.tell_trouble(
                PlannerError("The rota has changed since this fix was tried.", "Look for fixes again.")
            )
            return False
        edit = fix.edit_by(self._desk.session.who, self._desk.session.clock.now())
        if not self._desk.edit(edit, fix_name(fix.sentence), fix.sentence[:LONGEST_REASON]):
            return False
        changed = [change.after for change in fix.edit.changes if change.after is not None]
        serving = [shift for shift in changed if any(each.demand == fix.demand for each in shift.activities)]
        shown = next(iter((*serving, *changed)), None)
        self._desk.select_shift(shown.id if shown is not None else None)
        self._desk.frame.show_message("info", f"Done: {fix.sentence}.", "Undo takes it back.")
        return True

    def explain_choice(self) -> None:
        """What is looked at is explained; the search for what is no longer looked at ends."""
        shown, demand = self._desk.session.shown, self._desk.chosen.demand
        if shown is not None and self.can_explain and shown.uncovered_demand(demand) is not None:
            self.look_for_fixes()
        elif self._is_still_asked:
            return
        else:
            self._desk.explainer.stop()

    @property
    def _is_still_asked(self) -> bool:
        """Whether what is being looked for is about what is chosen, or about the whole week."""
        chosen = self._desk.chosen
        if chosen.kind == "fairness" or self._desk.ways_out.clashes:
            return True
        return self._desk.explainer.is_about(chosen.shift, chosen.activity)
