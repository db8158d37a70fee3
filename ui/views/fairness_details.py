"""The inspector's page on fairness: who has how much of what nobody likes, and what is proved about it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui.session.shown_rota import ShownRota
from ui.tasks.explainer import FairnessAnswer
from ui.theme import px
from ui.views.detail_page import DetailPage
from ui.views.fairness_chart import FairnessChart
from ui.views.fairness_words import measure_words, shares_of
from ui.widgets.column import Column
from ui.widgets.icon_row import IconRow
from ui.widgets.swatch import Swatch

ASKING = "Solving for fairness alone…"


class FairnessDetails(DetailPage):
    """Asks for the proof, or for a person to be shown."""

    proof_requested = Signal()
    person_requested = Signal(str)

    def show_shares(self, shown: ShownRota, *, can_prove: bool) -> None:
        """Fill the page. What was proved comes with `show_answer`."""
        shares = shares_of(shown)
        self.begin("law", "text2", "Fairness", "How work is shared")
        self.add_text(
            f"Evenings, duty and weekends over the last {shares.weeks} weeks and this rota. "
            "Bars are as for a full-time post.",
            "secondary",
        )
        self.add(_key(shares.weeks))
        self.charts: list[FairnessChart] = []
        for measure in shares.measures:
            words = measure_words(measure, shares.weeks)
            self.add_section(words.title)
            self.add_text(words.sentence, "small")
            chart = FairnessChart(words)
            chart.person_chosen.connect(self._ask_for_person)
            self.charts.append(chart)
            self.add(chart)
        if not shares.measures:
            self.add_row("info", "text2", "There is nothing to share out in these weeks.")
        self.add_section("What is proved")
        self.add_text(shares.sentence)
        self._proof = Column(margin=0)
        self._proof.layout_without_margins()
        self.add(self._proof)
        self.prove_button = QPushButton("Prove it")
        self.prove_button.setProperty("small", True)
        self.prove_button.setToolTip("Solve the week for fairness alone: twenty seconds at most")
        self.prove_button.clicked.connect(self._ask_for_proof)
        self._can_prove = can_prove and bool(shares.measures)
        self.add(self.prove_button)
        self.end()

    def show_answer(self, answer: FairnessAnswer | None) -> None:
        """What the search for a fairer rota has found."""
        self._proof.clear()
        is_told = answer is not None and answer.proof is not None
        self.prove_button.setVisible(not is_told)
        self.prove_button.setEnabled(self._can_prove and (answer is None or bool(answer.trouble)))
        self._proof.setVisible(answer is not None)
        if answer is None:
            return
        if answer.trouble:
            self._proof.add(IconRow("warning", "text2", answer.trouble))
        elif answer.proof is None:
            self._proof.add(IconRow("search", "text2", ASKING))
        else:
            looks = ("check-circle", "ok") if answer.proof.is_proved else ("info", "accentInk")
            self._proof.add(IconRow(*looks, answer.proof.sentence))

    @Slot()
    def _ask_for_proof(self) -> None:
        self.proof_requested.emit()

    @Slot(str)
    def _ask_for_person(self, person: str) -> None:
        self.person_requested.emit(person)


def _key(weeks: int) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(6))
    for token, words in (("supplyLine", f"last {weeks} weeks"), ("accent", "this rota")):
        row.addWidget(Swatch(token))
        label = QLabel(words)
        label.setObjectName("small")
        row.addWidget(label)
        row.addSpacing(px(8))
    row.addStretch(1)
    return line
