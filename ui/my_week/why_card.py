"""Why a shift or a part of it is mine: what would be lost in the week solved without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ui.tasks.explainer import Answer
from ui.views.why_answer import WhyAnswer
from ui.widgets.card import Card
from ui.widgets.column import Column
from ui.widgets.icon_row import IconRow

TOO_LONG = "What would be lost without it could not be worked out in the time there is."


class WhyCard(Card):
    """Hidden until it is asked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Why is this mine?", parent)
        self.known = Column(self, spacing=4)
        self.known.layout_without_margins()
        self.answer = WhyAnswer("work")
        self.box.addWidget(self.known)
        self.box.addWidget(self.answer)
        self.hide()

    def show_answer(self, answer: Answer | None, known: Sequence[str] = ()) -> None:
        """What is `known` at once, and what solving has told so far; None hides the card."""
        self.setVisible(answer is not None)
        self.known.clear()
        for sentence in known:
            self.known.add(IconRow("info", "accentInk", sentence))
        if answer is not None and answer.trouble:
            answer = replace(answer, trouble=TOO_LONG)
        if answer is not None and answer.why is not None:
            # What it would spare others follows from hours that are private to them.
            answer = replace(answer, why=replace(answer.why, gained=()))
        self.answer.show_answer(answer)
