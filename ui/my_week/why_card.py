"""Why a shift or a part of it is mine: what would be lost in the week solved without it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.tasks.explainer import Answer
from ui.views.why_answer import WhyAnswer
from ui.widgets.card import Card


class WhyCard(Card):
    """Hidden until it is asked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Why is this mine?", parent)
        self.answer = WhyAnswer("work")
        self.box.addWidget(self.answer)
        self.hide()

    def show_answer(self, answer: Answer | None) -> None:
        """What is known now; None hides the card."""
        self.setVisible(answer is not None)
        self.answer.show_answer(answer)
