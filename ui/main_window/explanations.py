"""Joins what explains (inspector, clash strip, board, problems) with the desk; the doing is the desk's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.item_models.fix_ghosts import ghosts_of
from ui.session.chosen import Chosen
from ui.views.fix_words import fix_note

if TYPE_CHECKING:
    from planner.services.explain.records import Fix, Relaxation
    from ui.board.person_hand import PutPerson
    from ui.main_window.desk import Desk
    from ui.main_window.rota_screen import RotaScreen


class Explanations(QObject):
    """Lives as long as its frame; `detach` lets go of the desk."""

    def __init__(self, desk: Desk, screen: RotaScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._screen = desk, screen
        self._board, self._problems = screen.board, screen.problems
        self._inspector, self._strip = screen.inspector, screen.clash_strip
        self._connect()

    # --- what is shown -----------------------------------------------------------------------------------

    def show_choice(self) -> None:
        """What is known about what was chosen; nothing is drawn over the board yet."""
        self._preview(None)
        self._point_at(())
        self._show_ways()
        self._show_answer()
        self._show_fairness()

    def show_notes(self) -> None:
        """The best fix of each uncovered demand, where fixes were looked for."""
        shown = self._desk.session.shown
        demands = [entry.demand for entry in shown.uncovered] if shown is not None else []
        self._problems.show_notes({each: fix_note(self._desk.explainer.ways(each)) for each in demands})

    @Slot()
    def show_clashes(self) -> None:
        """The strip with what cannot stand together, or none."""
        clashes = self._desk.ways_out.clashes
        self._strip.show_clashes(clashes, can_relax=not self._desk.builder.is_running)

    @Slot(str)
    def _demand_moved(self, demand: str) -> None:
        """More is known of the fixes of a demand."""
        self._problems.show_note(demand, fix_note(self._desk.explainer.ways(demand)))
        if demand == self._desk.chosen.demand:
            self._show_ways()

    def _show_ways(self) -> None:
        demand, page = self._desk.chosen.demand, self._inspector.uncovered_page
        if demand is not None and self._inspector.page is page:
            page.show_ways(self._desk.explainer.ways(demand), can_apply=self._desk.questions.can_explain)

    @Slot()
    def _show_answer(self) -> None:
        chosen = self._desk.chosen
        for page in (self._inspector.shift_page, self._inspector.activity_page):
            if chosen.shift is not None and self._inspector.page is page:
                page.show_answer(self._desk.explainer.answer(chosen.shift, chosen.activity))

    @Slot()
    def _show_fairness(self) -> None:
        page = self._inspector.fairness_page
        if self._inspector.page is page:
            page.show_answer(self._desk.explainer.fairness)

    @Slot(object)
    def _preview(self, fix: Fix | None) -> None:
        """Draw what a fix would change over the board, or nothing."""
        self._board.show_ghosts(ghosts_of(fix) if fix is not None else ())

    @Slot(object)
    def _point_at(self, people: tuple[str, ...]) -> None:
        self._board.point_at(people)

    # --- what is asked for -------------------------------------------------------------------------------

    @Slot(object)
    def _apply_fix(self, fix: Fix) -> None:
        if self._desk.questions.apply_fix(fix):
            self._board.setFocus()

    @Slot()
    def _look_for_fixes(self) -> None:
        self._desk.questions.look_for_fixes(is_asked=True)

    @Slot()
    def _ask_why(self) -> None:
        self._desk.actions.trigger("why.ask")

    @Slot()
    def _leave_uncovered(self) -> None:
        self._desk.actions.trigger("uncovered.leave")

    @Slot()
    def _prove_fairness(self) -> None:
        self._desk.questions.ask_fairness()

    @Slot()
    def _choose_fairness(self) -> None:
        self._desk.actions.trigger("fairness.show")

    @Slot()
    def _choose_proof(self) -> None:
        self._desk.actions.trigger("proof.show")

    @Slot(str)
    def _choose_person(self, person: str) -> None:
        self._desk.choose(Chosen("person", person=person))

    @Slot(object)
    def _choose_activity(self, start: int | None) -> None:
        shift = self._desk.chosen.shift
        if shift is not None:
            self._desk.choose(Chosen("shift", shift=shift, activity=start))

    @Slot(object)
    def _relax(self, way: Relaxation) -> None:
        self._desk.ways_out.relax(way)

    @Slot(object)
    def _put(self, asked: PutPerson) -> None:
        self._desk.ways_out.put(asked)

    # --- joining -----------------------------------------------------------------------------------------

    def detach(self) -> None:
        """Let go of the desk's signals: another frame takes this one's place."""
        explainer = self._desk.explainer
        explainer.demand_moved.disconnect(self._demand_moved)
        explainer.answer_moved.disconnect(self._show_answer)
        explainer.fairness_moved.disconnect(self._show_fairness)
        self._desk.ways_out.clashes_moved.disconnect(self.show_clashes)

    def _connect(self) -> None:
        desk, inspector = self._desk, self._inspector
        desk.explainer.demand_moved.connect(self._demand_moved)
        desk.explainer.answer_moved.connect(self._show_answer)
        desk.explainer.fairness_moved.connect(self._show_fairness)
        desk.ways_out.clashes_moved.connect(self.show_clashes)
        reasons = inspector.uncovered_page
        reasons.people_pointed.connect(self._point_at)
        reasons.fix_pointed.connect(self._preview)
        reasons.apply_requested.connect(self._apply_fix)
        reasons.search_requested.connect(self._look_for_fixes)
        reasons.leave_requested.connect(self._leave_uncovered)
        inspector.fairness_page.proof_requested.connect(self._prove_fairness)
        inspector.why_requested.connect(self._ask_why)
        inspector.activity_requested.connect(self._choose_activity)
        inspector.person_requested.connect(self._choose_person)
        inspector.fairness_requested.connect(self._choose_fairness)
        inspector.proof_requested.connect(self._choose_proof)
        self._strip.relax_requested.connect(self._relax)
        self._strip.put_away.connect(desk.ways_out.forget_clashes)
        self._board.put_requested.connect(self._put)
