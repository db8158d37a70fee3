"""The inspector's page on the proof: what was proved, under which hours and rules, what nobody looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton

from planner.services.proof_story import proof_story
from ui.session.shown_rota import ShownRota
from ui.views.detail_page import DetailPage

NOTHING_LEFT_OUT = "Everything in these weeks was looked at."


class ProofDetails(DetailPage):
    """Tells; it only asks for the page on fairness."""

    fairness_requested = Signal()

    def show_proof(self, shown: ShownRota) -> None:
        """Fill the page; of a week without a rota, what would not be looked at."""
        self.begin("law", "text2", "Proof", "What was proved")
        story = proof_story(shown.team, shown.problem, shown.rota) if shown.rota is not None else None
        if story is None:
            self.add_row("info", "text2", "There is no rota for this week yet.")
            self.end()
            return
        if not story.claims:
            self.add_row("info", "text2", "Nothing is proved of this rota until it is built.")
        for claim in story.claims:
            icon_name, ink = ("check-circle", "ok") if claim.is_proved else ("info", "warn")
            says = "Proved" if claim.is_proved else "Not proved"
            self.add_row(icon_name, ink, f"{claim.name.capitalize()}: {claim.words}.", says=says)
        fairness = QPushButton("How work is shared")
        fairness.setProperty("small", True)
        fairness.clicked.connect(self._ask_for_fairness)
        self.add(fairness)
        self.add_section("Under these hours and rules")
        for sentence in story.scope:
            self.add_text(sentence)
        self.add_section(f"Not looked at: {len(story.left_out)}" if story.left_out else "Not looked at")
        for sentence in story.left_out:
            self.add_row("eye-slash", "text2", sentence)
        if not story.left_out:
            self.add_row("check-circle", "ok", NOTHING_LEFT_OUT)
        self.end()

    @Slot()
    def _ask_for_fairness(self) -> None:
        self.fairness_requested.emit()
